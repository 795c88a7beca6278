"""The case as the rules look at it: rows and queries, with a note of who looked at what."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Sequence
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from uuid import UUID

from casewright.analysis.check.memory import Item, Memory
from casewright.analysis.check.rows import (
    ONLY,
    TABLE_OF,
)
from casewright.analysis.check.table import Table
from casewright.casefile.following import Touched, read_rows
from casewright.casefile.schema import journalled_columns

if TYPE_CHECKING:
    from casewright.casefile.case import Case

N = TypeVar("N", bound=NamedTuple)
Shape = type[NamedTuple]
_WORD = re.compile(r"\w+")


class Query(NamedTuple):
    """Stands for what a query gives."""

    sql: str
    params: tuple[object, ...]


class NotedCase:
    """Queries against the case; what was worked out from one is worked out again when a table that it names changes."""

    def __init__(self, memory: Memory, case: Case) -> None:
        self._memory, self._case = memory, case
        self._names = journalled_columns().keys() | {"archive", "custody"}
        self.tables: dict[str, Item] = defaultdict(Item)

    def read(self, sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Plain rows; ids come as 16 bytes."""

        return self._memory.settled(Query(sql, tuple(params)), self._read, sql, params)

    def _read(self, sql: str, params: Sequence[object]) -> list[tuple[Any, ...]]:
        for name in self._names.intersection(_WORD.findall(sql)):
            self._memory.look(self.tables[name])
        return self._case.read(sql, params)

    def text_of(self, text_sha256: str) -> str:
        """The characters of a source text, which never change once they are there."""
        self._memory.look(self.tables["archive"])
        return self._case.text_of(text_sha256)


class NotedTables:
    """All tables of a case for the check. They stay as they were read until `follow` is told what was touched."""

    def __init__(self, case: Case, on: date | None = None) -> None:
        """`on`: the day that it is taken to be, whatever the clock says."""
        self.memory = Memory()
        self.case = NotedCase(self.memory, case)
        self._case = case
        self._tables: dict[Shape, Table[Any]] = {}
        self._known: dict[bytes, UUID] = {}
        self._on, self._day = on, Item()
        self._today = on or _today()

    def table(self, shape: type[N]) -> Table[N]:
        """The rows of this shape, read when somebody first asks."""
        table = self._tables.get(shape)
        if table is None:
            read = partial(read_rows, self._case, TABLE_OF[shape], shape, self._known, ONLY.get(shape))
            table = self._tables[shape] = Table(self.memory, shape, read)
        return table

    def row(self, shape: type[N], row_id: UUID | None) -> N | None:
        """The row with this id; None where there is no id, or no such row."""
        return None if row_id is None else self.table(shape).get(row_id)

    def of(self, shape: type[N], field: str, value: object) -> list[N]:
        """The rows that have this value there, oldest id first."""
        return self.table(shape).of(field, value)

    def all(self, shape: type[N]) -> list[N]:
        """All rows of this shape, oldest id first."""
        return self.table(shape).all()

    @property
    def today(self) -> date:
        """The day it is (UTC), or is taken to be."""
        self.memory.look(self._day)
        return self._today

    def follow(self, touched: Touched) -> tuple[list[Hashable], dict[Shape, set[UUID]]]:
        """Takes in what was touched.

        Gives the keys of all answers that hold no more, and for each shape the ids of the rows that came or went.
        """
        changed = [self.case.tables[name] for name in touched]
        came_or_went: dict[Shape, set[UUID]] = {}
        for shape, table in self._tables.items():
            if (name := TABLE_OF[shape]) in touched:
                items, ids = table.refresh(touched[name])
                changed += items
                if ids:
                    came_or_went[shape] = ids
        if (now := self._on or _today()) != self._today:
            self._today = now
            changed.append(self._day)
        return self.memory.forget(changed), came_or_went


def _today() -> date:
    return datetime.now(UTC).date()
