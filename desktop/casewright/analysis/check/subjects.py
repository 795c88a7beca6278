"""What the rules look at one by one, where a plain row is not enough."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.analysis.judgement_sentences import confidence_sentence
from casewright.model.scales import Ladder


class JudgementFacts(NamedTuple):
    """A judgement as the rules see it."""

    id: UUID
    assessment: UUID
    name: str
    text: str
    kind: str
    is_key: bool
    scheme: str
    likelihood: str | None
    point: float | None
    confidence: str | None
    basis: str | None
    horizon: str | None
    horizon_hi: str | None
    would_change_if: str | None
    change: str | None
    change_reason: str | None
    supersedes: UUID | None
    marking: str | None

    @property
    def is_judged(self) -> bool:
        """Whether it is a judgement of ours, and not a fact that somebody reports."""
        return self.kind != "fact_reported"

    def sentences_of(self, ladder: Ladder) -> str:
        """All prose of the judgement, its confidence as it is printed, in paragraphs."""
        confidence = confidence_sentence(self.confidence, self.basis, ladder, of=self.kind)
        return "\n\n".join(part for part in (self.text, confidence) if part)
