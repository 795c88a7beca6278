"""Sources to read: the card, what was archived, and the passages marked in the texts."""

from __future__ import annotations

import json
from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.age import age
from casewright.casefile.queries.records import find_titled
from casewright.casefile.queries.rows import first, ids, select, select_columns
from casewright.casefile.readers import Readable


class SourceCard(NamedTuple):
    """All that is said of a source."""

    id: UUID
    title: str
    kind: str
    author: str | None
    publisher: str | None
    controller: str | None
    published: str | None
    information_date: str | None
    accessed: str | None
    address: str | None
    language: str | None
    reliability: str | None
    reliability_reason: str | None
    reliability_on: str | None
    descriptor: str | None
    provenance: str
    summary: str | None
    ai_generated: bool
    ai_tool: str | None
    withdrawn: str | None
    marking: str | None


class CaptureRow(NamedTuple):
    """One act of archiving."""

    id: UUID
    sha256: str
    size: int
    media_type: str
    file_name: str
    captured_at: str
    captured_by: str | None
    method: str


class PassageRow(NamedTuple):
    """A passage of a source; `claims` cite it."""

    id: UUID
    source_text_id: UUID
    start: int
    end: int
    page: int | None
    exact: str
    translation: str | None
    state: str
    note: str | None
    claims: int


class PassageInText(NamedTuple):
    """Where a passage stands in one text, and the words it has there.

    `anchor_id` None: it was quoted from this very text. Otherwise somebody accepted that it was carried over from another
    version; `state` then says how its words compare with those that were quoted. `mentions`: how often it names an entity.
    """

    id: UUID
    source_text_id: UUID
    start: int
    end: int
    page: int | None
    exact: str
    translation: str | None
    state: str
    note: str | None
    claims: int
    anchor_id: UUID | None
    mentions: int


class RecognisedLines(NamedTuple):
    """Per line [start, end, x, y, width, height] in code points of the text and pixels of its page; the pages in pixels."""

    lines: list[tuple[float, ...]]
    sizes: list[tuple[float, float]]


def find_source(case: Readable, name: str) -> UUID:
    """The source with this id or title; raises as `records.find_titled`."""
    return find_titled(case, "source", name)


def source_card(case: Readable, source_id: UUID) -> SourceCard | None:
    """The source, or None when it is gone."""
    return first(select_columns(case, SourceCard, "source", "WHERE id = ?", (source_id,)))


def captures_of(case: Readable, source_id: UUID) -> list[CaptureRow]:
    """What was archived for a source, the latest first."""
    return select_columns(
        case, CaptureRow, "capture", f"WHERE source_id = ? ORDER BY {age()} DESC", (source_id,)
    )


def passages_in_text(case: Readable, source_text_id: UUID) -> list[PassageInText]:
    """The passages that stand in a text, in its order: quoted from it, or carried over to it and accepted.

    Two readings that gave the same characters are one text here.
    """
    return select(case, PassageInText, _IN_TEXT, (source_text_id,))


def passage(case: Readable, passage_id: UUID) -> PassageRow | None:
    """One passage, or None when it is gone."""
    return first(select(case, PassageRow, f"{_PASSAGES} WHERE p.id = ?", (passage_id,)))


def source_of_passage(case: Readable, passage_id: UUID) -> UUID | None:
    """The source a passage was taken from, or None when the passage is gone."""
    rows = case.read("SELECT source_id FROM passage WHERE id = ?", (passage_id.bytes,))
    return UUID(bytes=rows[0][0]) if rows else None


_CLAIMS = "(SELECT count(*) FROM citation WHERE passage_id = p.id)"
_MENTIONS = "(SELECT count(*) FROM mention WHERE passage_id = p.id)"
_IN_TEXT = (
    f"SELECT p.id, t.id, p.start, p.end, p.page, p.exact, p.translation, p.state, p.note, {_CLAIMS}, NULL, {_MENTIONS} "
    "FROM source_text t JOIN passage p ON p.source_id = t.source_id AND p.text_sha256 = t.text_sha256 WHERE t.id = ?1 "
    f"UNION ALL SELECT p.id, t.id, a.start, a.end, a.page, a.exact, p.translation, a.state, p.note, {_CLAIMS}, a.id, {_MENTIONS} "
    "FROM source_text t JOIN passage_anchor a ON a.text_sha256 = t.text_sha256 AND a.verdict = 'accepted' "
    "JOIN passage p ON p.id = a.passage_id AND p.source_id = t.source_id WHERE t.id = ?1 ORDER BY 3, 1"
)
_PASSAGES = (
    "SELECT p.id, p.source_text_id, p.start, p.end, p.page, p.exact, p.translation, p.state, p.note, "
    f"{_CLAIMS} FROM passage p"
)


def latest_source(case: Readable) -> UUID | None:
    """The source added last."""
    found = ids(case, "SELECT id FROM source ORDER BY id DESC LIMIT 1")
    return found[0] if found else None


def recognised_lines(case: Readable, source_text_id: UUID) -> RecognisedLines | None:
    """Where the lines of a text stand that was recognised in pictures; None of any other text."""
    rows = case.read("SELECT parameters FROM source_text WHERE id = ?", (source_text_id.bytes,))
    try:
        found = json.loads(rows[0][0]) if rows and rows[0][0] else {}
        lines = [tuple(float(part) for part in line) for line in found["lines"] if len(line) == 6]
        sizes = [(float(width), float(height)) for width, height in found["sizes"]]
    except (ValueError, KeyError, TypeError):  # of another tool, or written by hand
        return None
    return RecognisedLines(lines, sizes)


def claims_on(case: Readable, passage_id: UUID) -> list[str]:
    """The claims that cite a passage, in their words."""
    rows = case.read(
        "SELECT c.text FROM citation x JOIN claim c ON c.id = x.claim_id WHERE x.passage_id = ? ORDER BY c.id",
        (passage_id.bytes,),
    )
    return [str(row[0]) for row in rows]
