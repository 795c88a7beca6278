"""What the rules look at, one by one: judgements, sources, passages, and things with a marking."""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import UUID

from casewright.analysis.judgement_sentences import confidence_sentence
from casewright.model.scales import Ladder


@dataclass(frozen=True)
class JudgementFacts:
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

    def sentences_of(self, ladder: Ladder) -> str:
        """All prose of the judgement, its confidence as it is printed, in paragraphs."""
        confidence = confidence_sentence(self.confidence, self.basis, ladder, of=self.kind)
        return "\n\n".join(part for part in (self.text, confidence) if part)


@dataclass(frozen=True)
class SourceFacts:
    """A source as the rules see it."""

    id: UUID
    title: str
    reliability: str | None
    reason: str | None
    marking: str | None
    withdrawn: str | None


@dataclass(frozen=True)
class PassageFacts:
    """A passage as the rules see it."""

    id: UUID
    source: UUID
    exact: str
    marking: str | None


@dataclass(frozen=True)
class CitedMark:
    """Something cited, by name, with its marking."""

    name: str
    marking: str | None


@dataclass(frozen=True)
class MarkedObject:
    """A product or claim with the marking that holds for it, and what it cites."""

    object_type: str
    object_id: UUID
    name: str
    marking: str
    cites: list[CitedMark]


_CITATION = re.compile(r"\[\[(claim|passage):([0-9a-f-]{36})\]\]")


def cited_ids(body: str) -> tuple[list[UUID], list[UUID]]:
    """The claims and the passages that a section's text cites, in order."""
    found: dict[str, list[UUID]] = {"claim": [], "passage": []}
    for kind, row_id in _CITATION.findall(body):
        found[kind].append(UUID(row_id))
    return found["claim"], found["passage"]
