"""The texts read from the captures of a source."""

from __future__ import annotations

import json
from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.age import age
from casewright.casefile.queries.rows import first, select_columns
from casewright.casefile.readers import Readable
from casewright.model.errors import NoSuchObject


class TextRow(NamedTuple):
    """One reading; `pages` are [start, end) offsets in code points. No hash: it failed, and `failure` says why."""

    id: UUID
    source_id: UUID
    capture_id: UUID
    text_sha256: str | None
    characters: int
    pages: tuple[tuple[int, int], ...]
    language: str | None
    failure: str | None


def texts_of(case: Readable, source_id: UUID) -> list[TextRow]:
    """The texts of a source, the latest first."""
    return _rows(case, f"WHERE source_id = ? ORDER BY {age()} DESC", source_id)


def source_text(case: Readable, source_id: UUID) -> TextRow:
    """The latest text of a source, one that could be read before one that could not.

    Raises:
        NoSuchObject: there is no such source, or nothing was ever read from it.
    """
    found = _rows(case, f"WHERE source_id = ? ORDER BY text_sha256 IS NULL, {age()} DESC LIMIT 1", source_id)
    if not found:
        raise NoSuchObject(f"There is no source {source_id} with a text in this case.")
    return found[0]


def text_row(case: Readable, source_text_id: UUID) -> TextRow | None:
    """The text of this id, or None when it is gone."""
    return first(_rows(case, "WHERE id = ?", source_text_id))


def _rows(case: Readable, which: str, row_id: UUID) -> list[TextRow]:
    rows = select_columns(case, TextRow, "source_text", which, (row_id,))
    return [row._replace(pages=tuple(map(tuple, json.loads(str(row.pages) or "[]")))) for row in rows]
