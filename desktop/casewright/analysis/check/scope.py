"""What belongs to a brief: everything it shows and cites, down to the sources."""

from __future__ import annotations

from uuid import UUID

from casewright.analysis.check.facts import Facts
from casewright.analysis.check.subjects import cited_ids
from casewright.model.errors import NoSuchObject

_PARTS = ("judgement", "alternative", "assumption", "indicator", "gap", "implication")


def objects_of_brief(facts: Facts, brief: UUID) -> set[UUID]:
    """The ids of the brief, its sections, its assessment with all parts, the claims, passages and sources it cites.

    Also the entities and links that those claims are about.

    Raises:
        NoSuchObject: there is no such brief.
    """
    rows = facts.case.read("SELECT assessment_id FROM brief WHERE id = ?", (brief.bytes,))
    if not rows:
        raise NoSuchObject(f"There is no brief {brief} in this case.")
    shown, claims, passages = {brief}, [], []
    for row_id, body in facts.case.read(
        "SELECT id, body FROM brief_section WHERE brief_id = ?", (brief.bytes,)
    ):
        shown.add(UUID(bytes=row_id))
        cited = cited_ids(body or "")
        claims += cited[0]
        passages += cited[1]
    if rows[0][0]:
        shown.add(UUID(bytes=rows[0][0]))
        for table in _PARTS:
            parts = facts.case.read(f"SELECT id FROM {table} WHERE assessment_id = ?", (rows[0][0],))
            shown |= {UUID(bytes=row[0]) for row in parts}
        for judgement in facts.judgements:
            if judgement.id in shown:
                claims += facts.support.claims_of(judgement.id) + facts.support.claims_of(
                    judgement.id, "contradicts"
                )
    passages += [cited.passage for claim in claims for cited in facts.support.citations[claim]]
    shown |= set(claims) | set(passages) | _about(facts, set(claims))
    return shown | {facts.passages[passage].source for passage in passages if passage in facts.passages}


def _about(facts: Facts, claims: set[UUID]) -> set[UUID]:
    """What these claims are about; of a link, both its ends too."""
    found: set[UUID] = set()
    for claim, *objects in facts.case.read(
        "SELECT o.claim_id, o.object_id, l.from_id, l.to_id FROM claim_about o LEFT JOIN link l ON l.id = o.object_id"
    ):
        if UUID(bytes=claim) in claims:
            found |= {UUID(bytes=each) for each in objects if each}
    return found
