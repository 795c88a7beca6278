"""What carries a marking, and the markings of all that it cites, directly or through claims."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from casewright.analysis.check.evidence_rows import (
    ClaimRow,
    PassageRow,
    SourceRow,
)
from casewright.analysis.check.facts import Facts, remembered
from casewright.analysis.check.rows import (
    BriefRow,
    SectionRow,
)
from casewright.analysis.check.scope import claims_on_parts
from casewright.analysis.check.work_rows import (
    AssessmentRow,
    JudgementPlace,
)
from casewright.model.citation_tokens import cited_in
from casewright.model.short_text import shorten


class CitedMark(NamedTuple):
    """Something that is marked, by name."""

    name: str
    marking: str


class Marked(NamedTuple):
    """A product or claim with the marking that holds for it, and the markings of what it cites."""

    object_type: str
    object_id: UUID
    name: str
    marking: str
    cites: tuple[CitedMark, ...]


def marked_claim(facts: Facts, row_id: UUID) -> Marked | None:
    """A claim that has a marking of its own."""
    row = facts.row(ClaimRow, row_id)
    if row is None or not row.marking:
        return None
    name = f"The claim “{shorten(row.text, 60)}”"
    return Marked(
        "claim", row_id, name, row.marking, _distinct(_of_passages(facts, _passages(facts, row_id)))
    )


def marked_judgement(facts: Facts, row_id: UUID) -> Marked | None:
    """A judgement that has a marking of its own."""
    judgement = facts.judgement(row_id)
    if not judgement.marking:
        return None
    return Marked("judgement", row_id, judgement.name, judgement.marking, _under_judgement(facts, row_id))


def marked_assessment(facts: Facts, row_id: UUID) -> Marked | None:
    """An assessment; without a marking of its own, the case's holds."""
    row = facts.row(AssessmentRow, row_id)
    if row is None:
        return None
    return Marked(
        "assessment",
        row_id,
        f"“{row.title}”",
        row.marking or facts.case_marking(),
        _under_assessment(facts, row_id),
    )


def marked_brief(facts: Facts, row_id: UUID) -> Marked | None:
    """A brief; without a marking of its own, the case's holds."""
    row = facts.row(BriefRow, row_id)
    if row is None:
        return None
    return Marked(
        "brief", row_id, f"“{row.title}”", row.marking or facts.case_marking(), under_brief(facts, row_id)
    )


@remembered
def under_brief(facts: Facts, row_id: UUID) -> tuple[CitedMark, ...]:
    """The markings of all that a brief shows and cites."""
    row = facts.row(BriefRow, row_id)
    found: list[CitedMark] = []
    if row is not None and row.assessment_id is not None:
        found += _under_assessment(facts, row.assessment_id)
    for section in facts.of(SectionRow, "brief_id", row_id):
        cited = cited_in(section.body or "")
        claims = [each for table, each in cited if table == "claim"]
        passages = [each for table, each in cited if table == "passage"]
        found += _marks((section.title or section.kind, section.marking))
        found += _in_view(facts, section.object_id) if section.object_type == "graph_view" else ()
        found += [mark for claim in claims for mark in _under_claim(facts, claim)]
        found += _of_passages(facts, passages)
    return _distinct(found)


@remembered
def _in_view(facts: Facts, view: UUID | None) -> tuple[CitedMark, ...]:
    """The markings of a graph view and of what it shows."""
    rows = facts.case.read(_IN_VIEW, (view.bytes,) * 3) if view is not None else []
    return tuple(CitedMark(name, marking) for name, marking in rows)


_IN_VIEW = (
    "WITH shown (id) AS (SELECT entity_id FROM graph_node WHERE view_id = ? AND NOT hidden) "
    "SELECT title, marking FROM graph_view WHERE id = ? AND marking IS NOT NULL "
    "UNION SELECT name, marking FROM entity WHERE marking IS NOT NULL AND id IN shown "
    "UNION SELECT coalesce(l.label, replace(l.kind, '_', ' ')), l.marking FROM link l, graph_view v WHERE v.id = ? "
    "AND l.marking IS NOT NULL AND l.from_id IN shown AND l.to_id IN shown ORDER BY 1, 2"
)


@remembered
def _under_assessment(facts: Facts, row_id: UUID) -> tuple[CitedMark, ...]:
    places = facts.of(JudgementPlace, "assessment_id", row_id)
    judgements = [facts.judgement(place.id) for place in places]
    own = [mark for each in judgements for mark in _marks((each.name, each.marking))]
    on_parts = sorted(claims_on_parts(facts, row_id))
    return _distinct(
        [
            *own,
            *(mark for each in judgements for mark in _under_judgement(facts, each.id)),
            *(mark for claim in on_parts for mark in _under_claim(facts, claim)),
        ]
    )


@remembered
def _under_judgement(facts: Facts, row_id: UUID) -> tuple[CitedMark, ...]:
    claims = [*facts.support.claims_of(row_id), *facts.support.claims_of(row_id, "contradicts")]
    return _distinct([mark for claim in claims for mark in _under_claim(facts, claim)])


@remembered
def _under_claim(facts: Facts, claim: UUID) -> tuple[CitedMark, ...]:
    row = facts.row(ClaimRow, claim)
    own = _marks((row.text, row.marking)) if row else []
    return _distinct([*own, *_of_passages(facts, _passages(facts, claim))])


def _passages(facts: Facts, claim: UUID) -> list[UUID]:
    return [cited.passage for cited in facts.support.citations_of(claim)]


def _of_passages(facts: Facts, passages: Iterable[UUID]) -> list[CitedMark]:
    found: list[CitedMark] = []
    for one in passages:
        passage = facts.row(PassageRow, one)
        source = facts.row(SourceRow, passage.source_id) if passage else None
        if passage is not None and source is not None:
            found += _marks((passage.exact, passage.marking), (source.title, source.marking))
    return found


def _marks(*named: tuple[str, str | None]) -> list[CitedMark]:
    return [CitedMark(name, marking) for name, marking in named if marking]


def _distinct(marks: Iterable[CitedMark]) -> tuple[CitedMark, ...]:
    return tuple(dict.fromkeys(marks))
