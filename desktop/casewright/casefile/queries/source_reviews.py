"""Sources as a review looks at them: what they are, how they are rated, and how much is drawn from them."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import ids, select
from casewright.casefile.readers import Readable


class ReviewedRow(NamedTuple):
    """A source. `passages` were quoted from it, and `claims` cite them; `digits` are its items' credibility, each once, as `123`."""

    id: UUID
    title: str
    kind: str
    author: str | None
    publisher: str | None
    controller: str | None
    published: str | None
    information_date: str | None
    language: str | None
    reliability: str | None
    reliability_reason: str | None
    reliability_on: str | None
    descriptor: str | None
    access: str | None
    motive: str | None
    deception: str | None
    provenance: str
    ai_generated: bool
    withdrawn: str | None
    marking: str | None
    passages: int
    claims: int
    digits: str


class RelayRow(NamedTuple):
    """A source that passes on another, as somebody confirmed or proposes."""

    child_id: UUID
    parent_id: UUID
    kind: str
    status: str
    parent_title: str
    parent_marking: str | None


_REVIEWED = (
    "SELECT s.id, s.title, s.kind, s.author, s.publisher, s.controller, s.published, s.information_date, s.language, s.reliability, "
    "s.reliability_reason, s.reliability_on, s.descriptor, s.access, s.motive, s.deception, s.provenance, s.ai_generated, "
    "s.withdrawn, s.marking, count(DISTINCT p.id), count(DISTINCT x.claim_id), "
    "coalesce(replace(group_concat(DISTINCT x.credibility), ',', ''), '') "
    "FROM source s LEFT JOIN passage p ON p.source_id = s.id LEFT JOIN citation x ON x.passage_id = p.id "
    "GROUP BY s.id ORDER BY count(DISTINCT x.claim_id) DESC, s.published_lo IS NULL, s.published_lo, s.title, s.id"
)


def reviewed_sources(case: Readable) -> list[ReviewedRow]:
    """Every source, those that most claims cite first."""
    return select(case, ReviewedRow, _REVIEWED)


def relays(case: Readable) -> list[RelayRow]:
    """What derives from what, rejected ties left out."""
    return select(
        case,
        RelayRow,
        "SELECT l.child_id, l.parent_id, l.kind, l.status, s.title, s.marking FROM source_link l JOIN source s ON s.id = l.parent_id "
        "WHERE l.status <> 'rejected' ORDER BY s.title, l.id",
    )


def claims_from(case: Readable, source_id: UUID) -> list[UUID]:
    """The claims that cite a source, the most recent of what they state last."""
    return ids(
        case,
        "SELECT DISTINCT c.id FROM citation x JOIN passage p ON p.id = x.passage_id JOIN claim c ON c.id = x.claim_id "
        "WHERE p.source_id = ? ORDER BY c.held_lo IS NULL, c.held_lo, c.id",
        (source_id,),
    )
