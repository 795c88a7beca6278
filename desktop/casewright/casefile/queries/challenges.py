"""Challenges: cases argued against judgements, and events with what would follow from them."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import select
from casewright.casefile.readers import Readable

AGAINST_A_JUDGEMENT = ("devils_advocacy", "team_ab")
"""Methods that attack one judgement; the others ask what would follow from an event, which has a likelihood of its own."""


class ChallengeRow(NamedTuple):
    """One challenge, and of its judgement the words and who judged it."""

    id: UUID
    assessment_id: UUID
    judgement_id: UUID | None
    method: str
    text: str
    path: str | None
    evidence_reread: str | None
    weakest_link: str | None
    consequence: str | None
    likelihood: str | None
    point: float | None
    advocate: str | None
    outcome: str
    response: str | None
    judgement: str | None
    author: str | None

    @property
    def argued_by_its_author(self) -> bool:
        """Whether the advocate is who made the judgement: then it is no independent challenge."""
        return bool(self.advocate and self.author) and _name(self.advocate) == _name(self.author)


def challenges_of(case: Readable, assessment_id: UUID) -> list[ChallengeRow]:
    """The challenges of an assessment in their order."""
    return select(
        case, ChallengeRow, f"{_SELECT} WHERE c.assessment_id = ? ORDER BY c.position, c.id", (assessment_id,)
    )


def challenge(case: Readable, challenge_id: UUID) -> ChallengeRow | None:
    """One challenge, or None when it is gone."""
    found = select(case, ChallengeRow, f"{_SELECT} WHERE c.id = ?", (challenge_id,))
    return found[0] if found else None


def _name(name: str | None) -> str:
    return " ".join((name or "").casefold().split())


_SELECT = (
    "SELECT c.id, c.assessment_id, c.judgement_id, c.method, c.text, c.path, c.evidence_reread, c.weakest_link, c.consequence, "
    "c.likelihood, c.point, c.advocate, c.outcome, c.response, j.text, coalesce(j.judged_by, a.author) "
    "FROM challenge c JOIN assessment a ON a.id = c.assessment_id LEFT JOIN judgement j ON j.id = c.judgement_id"
)
