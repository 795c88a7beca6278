"""Taking in another case, which has no history in common with this one: as a copy that might have had one.

A copy of this case as it was when the other was last taken in (at first: when it was begun) is given what the other case
holds today, as one step, and is then merged. So the rules, the review and the undo of merging hold for it too: what was
changed here meanwhile is kept, what both changed is a conflict, and taking in the same again does nothing.
"""

from __future__ import annotations

import tempfile
from collections.abc import Collection
from pathlib import Path
from typing import Any
from uuid import UUID

from casewright.casefile import bulk
from casewright.casefile.access import Access
from casewright.casefile.as_known import write_as_known
from casewright.casefile.case import Case
from casewright.casefile.driver import Connection
from casewright.casefile.images import unpack_rows
from casewright.casefile.merging.contents import (
    archive_deposited,
    deposited,
    log_unsaid,
    missing_contents,
    unite_logs,
)
from casewright.casefile.merging.report import MergeReport
from casewright.casefile.opening import open_unlocked
from casewright.casefile.schema import journalled_columns
from casewright.casefile.table_pages import table_pages
from casewright.model.errors import CaseError
from casewright.model.progress import Progress

LABEL = "combine"
# What says of the other case itself, not of the world: its title, what its own merges left open.
_OWN = frozenset({"case_info", "merge_conflict", "merge_decision"})
_AS_KEYS = {
    "ontology_item": ("part", "key"),
    "check_setting": ("key",),
}  # one of each is enough, this case's own


def combine_case(
    case: Case, other: Access, progress: Progress | None = None, dry_run: bool = False
) -> MergeReport:
    """Takes another case into one that is open for writing; the other is only read.

    Args:
        progress: an exception that it raises stops the work, which changes nothing then.

    Raises:
        CaseError: the other file is refused, or is a copy of this case, which is merged.
    """
    with tempfile.TemporaryDirectory(prefix=".combining-", dir=case.path.parent) as folder:
        with open_unlocked(other, case.analyst, read_only=True) as given:
            if given.case_id == case.case_id:
                raise CaseError(f"{other.path.name} is a copy of this case: merge it.")
            copy = case.access.at(Path(folder) / case.path.name)
            write_as_known(case, _last_taken_in(case, given.case_id), copy.path)
            with open_unlocked(copy, case.analyst) as then:
                _take_in(then, given)
        return case.merge([copy], progress, dry_run)


def _last_taken_in(case: Case, other_id: UUID) -> int:
    """The step after which this case held what the other had when it was last taken in."""
    rows = case.read(
        "SELECT coalesce(max(brought_by), (SELECT min(seq) FROM change_set WHERE label_key = 'create_case')) "
        "FROM change_set WHERE label_key = ? AND label_ref = ?",
        (LABEL, other_id.bytes),
    )
    return int(rows[0][0])


def _take_in(then: Case, given: Case) -> None:
    """Has the copy hold what the other case holds, beside what it holds of its own."""
    writer, source = then._write(), given.reading()
    missing = missing_contents(source, {row[0] for row in then.read("SELECT sha256 FROM archive")})
    came_before = _taken_in_before(then, given.case_id)
    with deposited(writer, source, missing, lambda _size: None), then.edit(LABEL, given.case_id) as tx:
        connection = tx._connection
        archive_deposited(connection, missing)
        unite_logs(connection, source)
        log_unsaid(connection, writer.signer, missing)
        for table in journalled_columns():
            if table not in _OWN:
                _put_rows(connection, given, table)
        for table, ids in came_before.items():
            _take_out(connection, given, table, ids)


def _put_rows(connection: Connection, given: Case, table: str) -> None:
    columns = journalled_columns()[table]
    names = ", ".join(f'"{column}"' for column in columns)
    held = f'SELECT {names} FROM "{table}" WHERE id = ?'
    known = _keys(connection, table)
    for page in table_pages(given, table):
        new = []
        for row in page:
            now = connection.execute(held, (row[0],)).fetchone()
            if now is None:
                if _key(table, columns, row) not in known:
                    new.append(row)
            elif tuple(now) != tuple(row):
                sets = ", ".join(f'"{column}" = ?' for column in columns[1:])
                connection.execute(f'UPDATE "{table}" SET {sets} WHERE id = ?', (*row[1:], row[0]))
        bulk.insert_tuples(connection, table, new)


def _keys(connection: Connection, table: str) -> Collection[tuple[Any, ...]]:
    """Of tables in which one row stands for a key: the keys that are there."""
    if table not in _AS_KEYS:
        return ()
    names = ", ".join(f'"{column}"' for column in _AS_KEYS[table])
    return {tuple(row) for row in connection.execute(f'SELECT {names} FROM "{table}"').fetchall()}


def _key(table: str, columns: tuple[str, ...], row: tuple[Any, ...]) -> tuple[Any, ...] | None:
    return tuple(row[columns.index(each)] for each in _AS_KEYS[table]) if table in _AS_KEYS else None


def _taken_in_before(then: Case, other_id: UUID) -> dict[str, set[bytes]]:
    """The rows that earlier takings-in of the same case made."""
    found: dict[str, set[bytes]] = {}
    for table, row_id, payload in then.read(
        "SELECT c.tbl, c.row_id, p.payload FROM change_set s JOIN change c ON c.cs = s.seq "
        "LEFT JOIN change_pack p ON p.seq = c.seq WHERE s.label_key = ? AND s.label_ref = ? AND c.op IN ('I', 'BI')",
        (LABEL, other_id.bytes),
    ):
        ids = found.setdefault(table, set())
        ids.update([row_id] if row_id is not None else (row["id"] for row in unpack_rows(table, payload)))
    return found


def _take_out(connection: Connection, given: Case, table: str, ids: set[bytes]) -> None:
    """Deletes what came from the other case and is no longer in it."""
    kept = {row[0] for row in given.read(f'SELECT id FROM "{table}"')}
    connection.executemany(f'DELETE FROM "{table}" WHERE id = ?', ((each,) for each in sorted(ids - kept)))
