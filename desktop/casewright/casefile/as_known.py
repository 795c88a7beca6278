"""The case as known at a moment: a copy in which everything later is taken back and out of the journal.

What remains of the journal is whole: its chain of digests ends at that moment. Archived bytes that came later lie in
the copy still, and nothing refers to them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from casewright.casefile import search_index
from casewright.casefile.backup import copy_case
from casewright.casefile.case import Case
from casewright.casefile.driver import Connection, connect_writer, plain_errors
from casewright.casefile.moments import Which, changes_back
from casewright.casefile.readers import ByConnection
from casewright.casefile.schema import journalled_columns
from casewright.model.errors import CaseError, NoSuchObject


def write_as_known(case: Case, step: int, target: Path) -> int:
    """Writes the case as it was after a step (`moments.step_at`) into a new file; returns how many steps came later.

    Raises:
        NoSuchObject: the case was not there yet.
        CaseError: `target` exists or cannot be written.
    """
    if step < 1:
        raise NoSuchObject("This case was not begun yet; nothing was known of it then.")
    work = target.with_name(f".{target.name}.rewinding")
    if target.exists():
        raise CaseError(f"{target.name} exists already; nothing was overwritten.")
    try:
        copy_case(case.access, work, replace=True)
        with plain_errors(target):
            later = _rewind(connect_writer(case.access.at(work)), step)
            work.replace(target)
    finally:
        work.unlink(missing_ok=True)
    return later


def _rewind(connection: Connection, step: int) -> int:
    """Takes everything after a step out of a copy that nobody else has; returns how many steps that were."""
    held = ByConnection(connection)
    try:
        connection.execute("BEGIN IMMEDIATE")
        span = connection.execute(
            "SELECT min((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'indexed_seq'), "
            "coalesce(max(seq) FILTER (WHERE cs <= ?), 0)), coalesce(max(seq), 0) FROM change",
            (step,),
        ).fetchone()  # what the index was behind is indexed along with what is taken back
        for table, row_id, op, before, _ in changes_back(held, step):
            _take_back(connection, (table, row_id), op, before or {})
        search_index.index_again(connection, span)
        (later,) = connection.execute(
            "SELECT count(*) FROM change_set WHERE seq > ? AND brought_by IS NULL", (step,)
        ).fetchone()
        for statement in _FORGET:
            connection.execute(statement, (step,))
        for statement in _THEN:
            connection.execute(statement)
        connection.execute("COMMIT")
        return int(later)
    finally:
        connection.close()


_LATER = "SELECT id FROM change_set WHERE seq > ?1"
_FORGET = (
    "DELETE FROM change_pack WHERE seq IN (SELECT seq FROM change WHERE cs > ?1)",
    "DELETE FROM change WHERE cs > ?1",
    "DELETE FROM signature WHERE digest IN (SELECT digest FROM change_set WHERE seq > ?1)",
    f"DELETE FROM change_parent WHERE cs IN ({_LATER})",
    "DELETE FROM change_set WHERE seq > ?1",
)
_THEN = (
    "DELETE FROM head",
    "INSERT INTO head SELECT id FROM change_set WHERE seq = (SELECT max(seq) FROM change_set)",
    "UPDATE meta SET value = (SELECT coalesce(max(seq), 0) FROM change) WHERE key = 'indexed_seq'",
    "DELETE FROM kept",  # judged anew by the next merge
)


def _take_back(connection: Connection, which: Which, op: str, before: dict[str, Any]) -> None:
    table, row_id = which
    if op == "I":
        connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (row_id,))
        return
    known = [column for column in journalled_columns()[table][1:] if column in before]
    if op == "U":
        setting = ", ".join(f'"{column}" = ?' for column in known)
        values = [before[column] for column in known]
        connection.execute(f'UPDATE "{table}" SET {setting} WHERE id = ?', (*values, row_id))
        return
    names = ", ".join(("id", *(f'"{column}"' for column in known)))
    marks = ", ".join("?" * (len(known) + 1))
    connection.execute(
        f'INSERT INTO "{table}" ({names}) VALUES ({marks})', (row_id, *(before[column] for column in known))
    )
