"""Rules on entities, the links between them, and what is measured on them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import UUID

from casewright.analysis.check.facts import Facts
from casewright.analysis.check.finding import Found, rule
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


@rule("GR02", "warning", "Cite what shows the link, or support the judgement by another judgement.")
def inferred_link_as_evidence(facts: Facts) -> Iterator[Found]:
    """A key judgement rests on a claim that cites nothing, about a link that is only inferred."""
    rows = facts.case.read(
        "SELECT o.claim_id, a.name, b.name FROM claim_about o JOIN link l ON l.id = o.object_id "
        "JOIN entity a ON a.id = l.from_id JOIN entity b ON b.id = l.to_id WHERE l.status = 'inferred' "
        "AND NOT EXISTS (SELECT 1 FROM citation c WHERE c.claim_id = o.claim_id AND c.stance = 'supports') ORDER BY o.id"
    )
    inferred = {UUID(bytes=claim): f"{one} – {other}" for claim, one, other in rows}
    for judgement in facts.key_judgements:
        for claim in facts.support.claims_of(judgement.id):
            if claim in inferred:
                message = f"{judgement.name} rests on the link {inferred[claim]}, which is only inferred."
                yield Found("judgement", judgement.id, message, f"{claim}")


@rule("GR03", "note", "Add the coverage line that stands under the result: “Observed network only; …”.")
def measure_without_coverage(facts: Facts) -> Iterator[Found]:
    """A network measure is quoted, and nothing there says which links it was measured on."""
    judged = [
        ("judgement", each.id, each.sentences_of(facts.ladder(each.scheme))) for each in facts.judgements
    ]
    figures = facts.case.read(
        "SELECT id, coalesce(body, ''), caption FROM brief_section WHERE caption IS NOT NULL"
    )
    captions = {UUID(bytes=row[0]): (row[1], row[2]) for row in figures}
    prose = [(kind, row_id, text) for kind, row_id, text, _ in facts.prose if row_id not in captions]
    prose += [("brief_section", row_id, f"{body} {caption}") for row_id, (body, caption) in captions.items()]
    for object_type, object_id, text in [*judged, *prose]:
        measure = _MEASURES.search(text)
        if measure and not _COVERAGE.search(text):
            message = f"“{measure.group()}” is quoted without the links that it was measured on."
            yield Found(object_type, object_id, message, text)


@rule("GR04", "warning", "Judge the two the same, or different.")
def probable_duplicate(facts: Facts) -> Iterator[Found]:
    """Two entities of one kind that cited claims are about have the same name, and nobody has judged whether they are one.

    The same name: the name of one is a name of the other, whatever its script, capitals and accents.
    """
    for one, name, other_name in facts.case.read(_ALIKE):
        also = f"“{shorten(name, 60)}”" + (
            f" and “{shorten(other_name, 60)}”" if name != other_name else " and another of that name"
        )
        yield Found("entity", UUID(bytes=one), f"{also} may be the same.", f"{name} {other_name}")


_ALIKE = (
    "WITH about (entity, claim) AS (SELECT object_id, claim_id FROM claim_about WHERE object_type = 'entity' "
    "UNION SELECT l.from_id, o.claim_id FROM claim_about o JOIN link l ON l.id = o.object_id "
    "UNION SELECT l.to_id, o.claim_id FROM claim_about o JOIN link l ON l.id = o.object_id), "
    "cited AS (SELECT id, kind, name, name_key FROM entity WHERE id IN (SELECT a.entity FROM about a "
    "JOIN citation c ON c.claim_id = a.claim AND c.stance = 'supports')), "
    "called (id, key) AS (SELECT id, name_key FROM cited "
    "UNION SELECT n.entity_id, n.name_key FROM entity_name n JOIN cited ON cited.id = n.entity_id) "
    "SELECT DISTINCT a.id, a.name, b.name FROM cited a JOIN cited b ON a.id < b.id AND a.kind = b.kind "
    "WHERE (EXISTS (SELECT 1 FROM called WHERE id = a.id AND key = b.name_key) "
    "OR EXISTS (SELECT 1 FROM called WHERE id = b.id AND key = a.name_key)) "
    "AND NOT EXISTS (SELECT 1 FROM sameness s WHERE (s.entity_id = a.id AND s.other_id = b.id) "
    "OR (s.entity_id = b.id AND s.other_id = a.id)) ORDER BY a.id, b.id"
)
