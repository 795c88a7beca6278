"""Rules on entities, the links between them, and what is measured on them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import UUID

from casewright.analysis.check.facts import Facts, remembered
from casewright.analysis.check.finding import Found, rule, rule_on
from casewright.analysis.check.network_rows import AboutRow, EntityNameRow, EntityRow, SamenessRow
from casewright.analysis.check.prose import Prose
from casewright.analysis.check.rows import (
    SectionRow,
)
from casewright.analysis.check.subjects import JudgementFacts
from casewright.model.short_text import shorten

_MEASURES = re.compile(
    r"\b(?:(?:degree|betweenness|closeness|eigenvector) centrality|centrality|betweenness|eigenvector|pagerank|k-core"
    r"|most central (?:actor|entity|figure|node|person))\b",
    re.IGNORECASE,
)
_COVERAGE = re.compile(r"\bobserved network\b", re.IGNORECASE)


@rule("GR01", "warning", "Cite a claim for it, or mark it as inferred.")
def uncited_link(facts: Facts) -> Iterator[Found]:
    """A link has no claim behind it and is not marked as inferred."""
    rows = facts.case.read(
        "SELECT l.id, l.kind, a.name, b.name FROM link l JOIN entity a ON a.id = l.from_id JOIN entity b ON b.id = l.to_id "
        "WHERE l.status <> 'inferred' AND NOT EXISTS (SELECT 1 FROM claim_about c WHERE c.object_id = l.id) ORDER BY l.id"
    )
    for row_id, kind, one, other in rows:
        message = f"No claim stands behind the link {one} – {kind.replace('_', ' ')} – {other}."
        yield Found("link", UUID(bytes=row_id), message, kind)


@rule_on(
    JudgementFacts,
    "GR02",
    "warning",
    "Cite what shows the link, or support the judgement by another judgement.",
)
def inferred_link_as_evidence(facts: Facts, judgement: JudgementFacts) -> Iterator[Found]:
    """A key judgement rests on a claim that cites nothing, about a link that is only inferred."""
    for claim in facts.support.claims_of(judgement.id) if judgement.is_key else ():
        if not facts.support.supporting([claim]):
            for row in facts.of(AboutRow, "claim_id", claim):
                if name := _inferred_links(facts).get(row.object_id):
                    message = f"{judgement.name} rests on the link {name}, which is only inferred."
                    yield Found("judgement", judgement.id, message, f"{claim}")


@remembered
def _inferred_links(facts: Facts) -> dict[UUID, str]:
    rows = facts.case.read(
        "SELECT l.id, a.name, b.name FROM link l JOIN entity a ON a.id = l.from_id JOIN entity b ON b.id = l.to_id "
        "WHERE l.status = 'inferred' AND l.id IN (SELECT object_id FROM claim_about)"
    )
    return {UUID(bytes=row_id): f"{one} – {other}" for row_id, one, other in rows}


@rule_on(
    Prose, "GR03", "note", "Add the coverage line that stands under the result: “Observed network only; …”."
)
def measure_without_coverage(facts: Facts, prose: Prose) -> Iterator[Found]:
    """A network measure is quoted, and nothing there says which links it was measured on."""
    section = facts.row(SectionRow, prose.object_id) if prose.object_type == "brief_section" else None
    text = f"{prose.text} {section.caption}" if section and section.caption else prose.text
    measure = _MEASURES.search(text)
    if measure and not _COVERAGE.search(text):
        message = f"“{measure.group()}” is quoted without the links that it was measured on."
        yield Found(prose.object_type, prose.object_id, message, text)


@rule_on(EntityRow, "GR04", "warning", "Judge the two the same, or different.")
def probable_duplicate(facts: Facts, entity: EntityRow) -> Iterator[Found]:
    """Two entities of one kind that cited claims are about have the same name, and nobody has judged whether they are one.

    The same name: the name of one is a name of the other, whatever its script, capitals and accents.
    """
    also_called = [row.entity_id for row in facts.of(EntityNameRow, "name_key", entity.name_key)]
    alike = [row.id for row in facts.of(EntityRow, "name_key", entity.name_key)]
    own = [
        row.id
        for name in facts.of(EntityNameRow, "entity_id", entity.id)
        for row in facts.of(EntityRow, "name_key", name.name_key)
    ]
    for other_id in sorted({*also_called, *alike, *own}):
        other = facts.row(EntityRow, other_id)
        if other is None or other.id <= entity.id or other.kind != entity.kind:
            continue
        if not _is_judged(facts, entity.id, other.id) and {entity.id, other.id} <= _cited_entities(facts):
            name = f"“{shorten(entity.name, 60)}”"
            also = (
                f"{name} and “{shorten(other.name, 60)}”"
                if entity.name != other.name
                else f"{name} and another of that name"
            )
            yield Found("entity", entity.id, f"{also} may be the same.", f"{entity.name} {other.name}")


def _is_judged(facts: Facts, one: UUID, other: UUID) -> bool:
    pairs = [(row.entity_id, row.other_id) for row in facts.of(SamenessRow, "entity_id", one)]
    pairs += [(row.other_id, row.entity_id) for row in facts.of(SamenessRow, "other_id", one)]
    return (one, other) in pairs


@remembered
def _cited_entities(facts: Facts) -> frozenset[UUID]:
    """The entities that a cited claim is about, itself or a link of theirs."""
    rows = facts.case.read(
        "SELECT o.object_id, l.from_id, l.to_id FROM claim_about o LEFT JOIN link l ON l.id = o.object_id "
        "WHERE o.claim_id IN (SELECT claim_id FROM citation WHERE stance = 'supports')"
    )
    return frozenset(UUID(bytes=each) for row in rows for each in row if each)
