"""The schema as sharing sees it: which column refers where, which must hold something; and rows read in pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from casewright.casefile.driver import connect_memory
from casewright.casefile.readers import Readable
from casewright.casefile.schema import journalled_columns, schema_sql
from casewright.exchange.sharing.policy import POLICY, Text, Tie

_PAGE = 2_000


@dataclass(frozen=True)
class Reference:
    """A column that refers to a row of `target`; None: `object_type` of the row says of what."""

    column: str
    place: int
    target: str | None
    tie: Tie


@dataclass(frozen=True)
class Shape:
    """The columns of a table in the order of the schema, and what the policy says of them, by their places."""

    table: str
    columns: tuple[str, ...]
    required: frozenset[str]
    references: tuple[Reference, ...]
    texts: tuple[tuple[int, str, Text], ...]

    def place(self, column: str) -> int:
        """Where a column stands in a row."""
        return self.columns.index(column)


@cache
def shape(table: str) -> Shape:
    """The shape of a table that goes row by row."""
    connection = connect_memory()
    connection.executescript(schema_sql())
    required = {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")') if row[3]}
    targets = {row[3]: row[2] for row in connection.execute(f'PRAGMA foreign_key_list("{table}")')}
    connection.close()
    columns, policy = journalled_columns()[table], POLICY[table]
    return Shape(
        table,
        columns,
        frozenset(required),
        tuple(
            Reference(column, columns.index(column), targets.get(column), tie)
            for column, tie in policy.ties.items()
        ),
        tuple((columns.index(column), column, text) for column, text in policy.texts.items()),
    )


def pages_of(case: Readable, table: str, columns: Sequence[str]) -> Iterator[list[tuple[Any, ...]]]:
    """All rows of a table with these columns, `id` first, in the order of ids, some thousand at a time."""
    names = ", ".join(f'"{column}"' for column in columns)
    last = b""
    while rows := case.read(
        f'SELECT id, {names} FROM "{table}" WHERE id > ? ORDER BY id LIMIT ?', (last, _PAGE)
    ):
        yield rows
        last = rows[-1][0]
