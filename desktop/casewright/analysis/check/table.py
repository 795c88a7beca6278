"""The rows of a table in memory, with a note of who looked at which of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Generic, NamedTuple, TypeVar
from uuid import UUID

from casewright.analysis.check.memory import Item, Memory

N = TypeVar("N", bound=NamedTuple)
_AT_ONCE = 500  # rows read by their ids in one query


class _Group(Generic[N]):
    """The rows that have one value in a field."""

    __slots__ = ("item", "ordered", "rows")

    def __init__(self) -> None:
        self.rows: dict[UUID, N] = {}
        self.item = Item()
        self.ordered: list[N] | None = None


class Table(Generic[N]):
    """The rows of one table, as far as the fields of `shape` name its columns; `id` comes first.

    Only what these columns hold is a change here: a shape of few columns stays as it is while others are edited.
    """

    def __init__(self, memory: Memory, shape: type[N], read: Callable[..., Iterable[N]]) -> None:
        """`read` reads all rows, or with `ids=` those with these ids."""
        self._memory, self._shape, self._read = memory, shape, read
        self._rows = {row[0]: Item(value=row) for row in read()}
        self._groups: dict[str, dict[Any, _Group[N]]] = {}
        self._whole = Item()

    def get(self, row_id: UUID) -> N | None:
        """The row with this id."""
        item = self._rows.get(row_id)
        if item is None:
            item = self._rows[row_id] = Item(value=None)
        self._memory.look(item)
        row: N | None = item.value
        return row

    def of(self, field: str, value: object) -> list[N]:
        """The rows that have this value there, oldest id first."""
        groups = self._groups.get(field)
        if groups is None:
            groups = self._grouped(field)
        group = groups.get(value)
        if group is None:
            group = groups[value] = _Group()
        self._memory.look(group.item)
        if group.ordered is None:
            group.ordered = [group.rows[each] for each in sorted(group.rows)]
        return group.ordered

    def all(self) -> list[N]:
        """All rows, oldest id first."""
        self._memory.look(self._whole)
        return sorted(self._there(), key=lambda row: row[0].int)

    def ids(self) -> list[UUID]:
        """The ids of all rows; not noted."""
        return [row[0] for row in self._there()]

    def refresh(self, ids: frozenset[UUID] | None) -> tuple[list[Item], set[UUID]]:
        """Reads these rows again, all with None.

        Gives all that stands for rows which are other than before, and the ids of those that came or went.
        """
        whole = ids is None or len(ids) > _AT_ONCE
        fresh = {row[0]: row for row in self._read(ids=None if whole else ids)}
        changed: list[Item] = []
        came_or_went: set[UUID] = set()
        for row_id in self._rows.keys() | fresh.keys() if whole else ids or ():
            item, after = self._rows.get(row_id), fresh.get(row_id)
            if item is None:
                item = self._rows[row_id] = Item(value=None)
            before, item.value = item.value, after
            if before != after:
                changed += (item, *self._regroup(row_id, before, after))
                if before is None or after is None:
                    came_or_went.add(row_id)
        return [*changed, self._whole] if changed else [], came_or_went

    def _grouped(self, field: str) -> dict[Any, _Group[N]]:
        place, groups = self._shape._fields.index(field), self._groups.setdefault(field, {})
        for row in self._there():
            self._group(groups, row[place]).rows[row[0]] = row
        return groups

    def _there(self) -> Iterable[N]:
        return (item.value for item in self._rows.values() if item.value is not None)

    def _regroup(self, row_id: UUID, before: N | None, after: N | None) -> Iterable[Item]:
        for field, groups in self._groups.items():
            place = self._shape._fields.index(field)
            if before is not None:
                group = self._group(groups, before[place])
                group.rows.pop(row_id, None)
                group.ordered = None
                yield group.item
            if after is not None:
                group = self._group(groups, after[place])
                group.rows[row_id] = after
                group.ordered = None
                yield group.item

    @staticmethod
    def _group(groups: dict[Any, _Group[N]], value: object) -> _Group[N]:
        group = groups.get(value)
        if group is None:
            group = groups[value] = _Group()
        return group
