"""What belongs to a brief: everything it shows and cites, down to the sources."""

from __future__ import annotations

from uuid import UUID

from casewright.analysis.check.facts import Facts, remembered
from casewright.analysis.check.rows import (
    AboutRow,
    AlternativeRow,
    AssumptionRow,
    BriefRow,
    GapRow,
    ImplicationRow,
    IndicatorRow,
    JudgementRow,
    PassagePlace,
    SectionRow,
)
from casewright.model.errors import NoSuchObject
from casewright.operations.citation_tokens import cited_in

_PARTS = (JudgementRow, AlternativeRow, AssumptionRow, IndicatorRow, GapRow, ImplicationRow)


@remembered
def objects_of_brief(facts: Facts, brief: UUID) -> frozenset[UUID]:
    """The ids of the brief, its sections, its assessment with all parts, the claims, passages and sources it cites.

    Also the entities and links that those claims are about.

    Raises:
        NoSuchObject: there is no such brief.
    """
    row = facts.row(BriefRow, brief)
    if row is None:
        raise NoSuchObject(f"There is no brief {brief} in this case.")
    shown, cited = {brief}, set[tuple[str, UUID]]()
    for section in facts.of(SectionRow, "brief_id", brief):
        shown.add(section.id)
        cited |= set(cited_in(section.body or ""))
    claims = {row_id for table, row_id in cited if table == "claim"}
    passages = {row_id for table, row_id in cited if table == "passage"}
    if row.assessment_id is not None:
        shown.add(row.assessment_id)
        for shape in _PARTS:
            shown |= {each[0] for each in facts.of(shape, "assessment_id", row.assessment_id)}
        for judgement in facts.of(JudgementRow, "assessment_id", row.assessment_id):
            claims |= {
                *facts.support.claims_of(judgement.id),
                *facts.support.claims_of(judgement.id, "contradicts"),
            }
    passages |= {each.passage for claim in claims for each in facts.support.citations_of(claim)}
    shown |= claims | passages | _about(facts, claims)
    places = (facts.row(PassagePlace, each) for each in passages)
    return frozenset(shown | {place.source_id for place in places if place is not None})


def _about(facts: Facts, claims: set[UUID]) -> set[UUID]:
    """What these claims are about; of a link, both its ends too."""
    objects = {row.object_id for claim in claims for row in facts.of(AboutRow, "claim_id", claim)}
    ends = facts.case.read(
        "SELECT id, from_id, to_id FROM link WHERE id IN (SELECT object_id FROM claim_about)"
    )
    return objects | {UUID(bytes=end) for link, *both in ends if UUID(bytes=link) in objects for end in both}
