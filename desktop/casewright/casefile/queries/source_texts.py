"""The text read from a source."""

from __future__ import annotations

import json
from typing import NamedTuple
from uuid import UUID

from casewright.casefile.readers import Readable
from casewright.model.errors import InvalidValue, NoSuchObject
from casewright.model.nearby import unknown


class SourceTextRow(NamedTuple):
    """The latest reading of a source; `pages` are [start, end) offsets in code points. No hash: reading failed."""

    id: UUID
    text_sha256: str | None
    characters: int
    pages: list[tuple[int, int]]
    language: str | None
    failure: str | None


def find_source(case: Readable, name: str) -> UUID:
    """The source with this id or title.

    Raises:
        NoSuchObject: there is none; the sentence names those that are called much the same.
        InvalidValue: several have this title.
    """
    sources = [
        (UUID(bytes=row[0]), str(row[1])) for row in case.read("SELECT id, title FROM source ORDER BY id")
    ]
    found = [row_id for row_id, title in sources if name.casefold() in (str(row_id), title.casefold())]
    if not found:
        raise NoSuchObject(str(unknown("source", name, [title for _, title in sources])))
    if len(found) > 1:
        raise InvalidValue(
            f"{len(found)} sources have this title; say which by its id: {found[0]}, {found[1]} …"
        )
    return found[0]


def source_text(case: Readable, source_id: UUID) -> SourceTextRow:
    """The latest text of a source, one that could be read before one that could not.

    Raises:
        NoSuchObject: there is no such source, or nothing was ever read from it.
    """
    rows = case.read(
        "SELECT id, text_sha256, characters, pages, language, failure FROM source_text WHERE source_id = ? "
        "ORDER BY text_sha256 IS NULL, id DESC LIMIT 1",
        (source_id.bytes,),
    )
    if not rows:
        raise NoSuchObject(f"There is no source {source_id} with a text in this case.")
    row_id, sha256, characters, pages, language, failure = rows[0]
    spans = [(start, end) for start, end in json.loads(pages)]
    return SourceTextRow(UUID(bytes=row_id), sha256, characters, spans, language, failure)
