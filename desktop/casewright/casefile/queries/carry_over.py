"""Passages of earlier versions of a source that nobody has judged yet in a newer one."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import select
from casewright.casefile.readers import Readable


class WaitingPassage(NamedTuple):
    """A passage as it was quoted from another text of the same source; `claims` cite it."""

    id: UUID
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    text_sha256: str
    page: int | None
    claims: int


def waiting_passages(case: Readable, source_text_id: UUID) -> list[WaitingPassage]:
    """Passages of the source's other texts that were neither accepted nor rejected in this one, in the order of their text."""
    return select(
        case,
        WaitingPassage,
        "SELECT p.id, p.start, p.end, p.exact, p.prefix, p.suffix, p.text_sha256, p.page, "
        f"(SELECT count(*) FROM citation WHERE passage_id = p.id) {_WAITING} ORDER BY p.text_sha256, p.start, p.id",
        (source_text_id,),
    )


def number_waiting(case: Readable, source_text_id: UUID) -> int:
    """How many passages wait to be carried over to a text."""
    return int(case.read(f"SELECT count(*) {_WAITING}", (source_text_id.bytes,))[0][0])


class JudgedPassage(NamedTuple):
    """What somebody said of a passage in another version: `accepted` there (with state and score), or `rejected`."""

    anchor_id: UUID
    passage_id: UUID
    exact: str
    state: str
    score: float | None
    verdict: str
    page: int | None


def judged_passages(case: Readable, source_text_id: UUID) -> list[JudgedPassage]:
    """The passages of the source's other texts of which somebody said whether they stand in this one, in its order."""
    return select(
        case,
        JudgedPassage,
        "SELECT a.id, p.id, p.exact, a.state, a.score, a.verdict, a.page FROM source_text t "
        "JOIN passage_anchor a ON a.text_sha256 = t.text_sha256 JOIN passage p ON p.id = a.passage_id "
        "AND p.source_id = t.source_id WHERE t.id = ? ORDER BY a.verdict, a.start, a.id",
        (source_text_id,),
    )


_WAITING = (
    "FROM source_text t JOIN passage p ON p.source_id = t.source_id AND p.text_sha256 <> t.text_sha256 WHERE t.id = ? "
    "AND NOT EXISTS (SELECT 1 FROM passage_anchor a WHERE a.passage_id = p.id AND a.text_sha256 = t.text_sha256)"
)
