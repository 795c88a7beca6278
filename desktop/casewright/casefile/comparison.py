"""What differs between two moments of a case, or between two case files: row by row, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from casewright.casefile.case import Case
from casewright.casefile.moments import RowValues, row_now, rows_at
from casewright.casefile.schema import id_columns, journalled_columns
from casewright.casefile.table_pages import table_pages


@dataclass(frozen=True)
class Difference:
    """One row that differs. `before` and `after` hold the fields that differ; None where the row is not there."""

    table: str
    id: UUID
    before: dict[str, object] | None
    after: dict[str, object] | None

    @property
    def what(self) -> str:
        """added, removed or changed."""
        return "added" if self.before is None else "removed" if self.after is None else "changed"


def between_moments(case: Case, first: int, last: int | None = None) -> list[Difference]:
    """What changed after step `first` up to step `last` (None: until now), tables and ids in order.

    What was changed and changed back is no difference.
    """
    early = rows_at(case, first)
    late = {} if last is None else rows_at(case, last)
    found = []
    for which in sorted(early):
        after = late[which] if which in late else row_now(case, which)
        difference = _difference(*which, early[which], after)
        if difference is not None:
            found.append(difference)
    return found


def between_cases(one: Case, other: Case) -> Iterator[Difference]:
    """What `other` has that `one` has not (added), and the reverse (removed), and what they hold differently."""
    for table in journalled_columns():
        left, right = _rows(one, table), _rows(other, table)
        mine, theirs = next(left, None), next(right, None)
        while mine is not None or theirs is not None:
            if theirs is None or (mine is not None and mine[0] < theirs[0]):
                assert mine is not None
                difference = _difference(table, mine[0], mine[1], None)
                mine = next(left, None)
            elif mine is None or theirs[0] < mine[0]:
                difference = _difference(table, theirs[0], None, theirs[1])
                theirs = next(right, None)
            else:
                difference = _difference(table, mine[0], mine[1], theirs[1])
                mine, theirs = next(left, None), next(right, None)
            if difference is not None:
                yield difference


def _rows(case: Case, table: str) -> Iterator[tuple[bytes, RowValues]]:
    columns = journalled_columns()[table][1:]
    for page in table_pages(case, table):
        for row_id, *values in page:
            yield row_id, dict(zip(columns, values, strict=True))


def _difference(
    table: str, row_id: bytes, before: RowValues | None, after: RowValues | None
) -> Difference | None:
    if before == after:
        return None
    if before is not None and after is not None:
        fields = [name for name in after if before.get(name) != after[name]]
        if not fields:
            return None
        before, after = ({name: row.get(name) for name in fields} for row in (before, after))
    return Difference(table, UUID(bytes=row_id), _plain(table, before), _plain(table, after))


def _plain(table: str, row: RowValues | None) -> dict[str, object] | None:
    """Ids as UUIDs, and nothing that is empty in a row that is there on one side only."""
    if row is None:
        return None
    held = id_columns()[table]
    return {
        name: UUID(bytes=value) if name in held and isinstance(value, bytes) else value
        for name, value in row.items()
    }
