"""Is a case whole? Every promise of the file, checked one by one, with the ids of what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from casewright.casefile import content_check, custody_check, index_check, inspection, journal_check
from casewright.casefile.case import Case
from casewright.casefile.driver import connect_reader
from casewright.casefile.opening import open_case
from casewright.casefile.signing.examination import examine_signatures
from casewright.model.errors import CaseError

Examination = Callable[[Case], tuple[list[str], str]]  # the faults, and the sentence when there are none
_SHOWN = 5


@dataclass(frozen=True)
class Check:
    """One thing that was looked at. `detail` is plain sentences; where something is wrong they name ids."""

    name: str
    ok: bool
    detail: str


def examine(case: Case | str | Path, progress: Callable[[str], None] | None = None) -> list[Check]:
    """Looks at everything; changes nothing. Minutes on a large case.

    Args:
        progress: called with the name of each check before it is made.

    Raises:
        CaseError: the file is not a case that can be opened at all.
    """
    if not isinstance(case, Case):
        with open_case(case, read_only=True) as opened:
            return examine(opened, progress)
    checks = []
    for name, examination in _EXAMINATIONS.items():
        if progress is not None:
            progress(name)
        checks.append(_check(name, examination, case))
    return checks


def _check(name: str, examination: Examination, case: Case) -> Check:
    try:
        faults, fine = examination(case)
    except CaseError as error:
        faults, fine = [str(error)], ""
    if not faults:
        return Check(name, True, fine)
    more = f" And {len(faults) - _SHOWN} more." if len(faults) > _SHOWN else ""
    return Check(name, False, " ".join(faults[:_SHOWN]) + more)


def _file(case: Case) -> tuple[list[str], str]:
    connection = connect_reader(case.access)
    try:
        faults = inspection.integrity_faults(connection)
    finally:
        connection.close()
    return [f"SQLite: {fault}." for fault in faults], "Every page, index and reference between rows is whole."


def _schema(case: Case) -> tuple[list[str], str]:
    connection = connect_reader(case.access)
    try:
        inspection.check_schema(connection, case.path)
    finally:
        connection.close()
    return [], "The schema is exactly that of a case; nothing in the file runs."


def _signatures(case: Case) -> tuple[list[str], str]:
    found = examine_signatures(case)
    signed, unsigned = sum(key.steps for key in found.keys), sum(found.unsigned.values())
    return list(
        found.faults
    ), f"{signed:,} steps are signed and every signature holds; {unsigned:,} are not signed."


_EXAMINATIONS: dict[str, Examination] = {
    "file": _file,
    "schema": _schema,
    "archived bytes": content_check.archived_bytes,
    "custody": custody_check.custody,
    "source texts": content_check.source_texts,
    "journal chain": journal_check.chain,
    "journal replay": journal_check.replay,
    "signatures": _signatures,
    "anchors": content_check.anchors,
    "references": content_check.references,
    "search index": index_check.search_index,
}
