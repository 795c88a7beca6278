"""All rows of a table by id, a page at a time: however many there are, few are in memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from casewright.casefile.readers import Readable
from casewright.casefile.schema import journalled_columns

_PAGE = 2_000


def table_pages(case: Readable, table: str) -> Iterator[list[tuple[Any, ...]]]:
    """Rows as tuples in schema order, `id` first."""
    names = ", ".join(f'"{column}"' for column in journalled_columns()[table])
    last = b""
    while rows := case.read(f'SELECT {names} FROM "{table}" WHERE id > ? ORDER BY id LIMIT {_PAGE}', (last,)):
        yield rows
        last = rows[-1][0]
