"""From plain SQL rows to named tuples: ids come as 16 bytes and leave as UUIDs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from casewright.casefile.readers import Readable

N = TypeVar("N", bound=NamedTuple)
AMONG = "IN (SELECT unhex(value) FROM json_each(?))"
"""Behind a column: its id is among those of one parameter (`listed`)."""


def select(case: Readable, shape: type[N], sql: str, params: Sequence[object] = ()) -> list[N]:
    """The rows of a query whose columns come in the order of the fields of `shape`."""
    return [shape(*map(_value, row)) for row in case.read(sql, [_parameter(each) for each in params])]


def select_columns(
    case: Readable, shape: type[N], table: str, rest: str = "", params: Sequence[object] = ()
) -> list[N]:
    """Rows of one table, the fields of `shape` naming its columns; `rest` is all that follows the table's name."""
    return select(case, shape, f"SELECT {', '.join(shape._fields)} FROM {table} {rest}", params)


def first(rows: Sequence[N]) -> N | None:
    """The first row, or None when the object is gone."""
    return rows[0] if rows else None


def ids(case: Readable, sql: str, params: Sequence[object] = ()) -> list[UUID]:
    """The ids in the first column of a query."""
    return [UUID(bytes=row[0]) for row in case.read(sql, [_parameter(each) for each in params])]


def marks(values: Iterable[object]) -> str:
    """As many question marks as values: `?, ?, ?`."""
    return ", ".join("?" for _ in values)


def listed(ids: Iterable[UUID]) -> str:
    """Ids as the parameter of `AMONG`, however many."""
    return json.dumps([each.hex for each in ids])


def _value(value: Any) -> Any:
    return _id(value) if isinstance(value, bytes) else value


@lru_cache(maxsize=1 << 16)
def _id(value: bytes) -> UUID:
    """The same object for the same id: views read the same rows again and again, and compare them with what they show."""
    return UUID(bytes=value)


def _parameter(value: object) -> object:
    return value.bytes if isinstance(value, UUID) else value
