"""What belongs to a brief: everything it shows and cites, down to the sources."""

from __future__ import annotations

from uuid import UUID

from casewright.analysis.check.evidence_rows import (
    PassagePlace,
)
from casewright.analysis.check.facts import Facts, remembered
from casewright.analysis.check.network_rows import AboutRow
from casewright.analysis.check.rows import (
    BriefRow,
    SectionRow,
)
from casewright.analysis.check.work_rows import (
    AchBoardRow,
    AlternativeRow,
    AssumptionRow,
    ChallengeRow,
    GapRow,
    ImplicationRow,
    IndicatorRow,
    JudgementPlace,
    PremortemRow,
    ScenarioSetRow,
)
from casewright.model.citation_tokens import cited_in
from casewright.model.errors import NoSuchObject

_PARTS = (
    JudgementPlace,
    AlternativeRow,
    AssumptionRow,
    IndicatorRow,
    GapRow,
    ImplicationRow,
    ScenarioSetRow,
    PremortemRow,
    ChallengeRow,
    AchBoardRow,
)


@remembered
def objects_of_brief(facts: Facts, brief: UUID) -> frozenset[UUID]:
    """The ids of the brief, its sections, boards, its assessment with all parts, the claims, passages and sources it cites.

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
        if section.object_type == "ach_board" and section.object_id is not None:
            shown.add(section.object_id)
    claims = {row_id for table, row_id in cited if table == "claim"}
    passages = {row_id for table, row_id in cited if table == "passage"}
    if row.assessment_id is not None:
        shown |= objects_of_assessment(facts, row.assessment_id)
    return frozenset(shown | _cited(facts, claims, passages))


@remembered
def objects_of_assessment(facts: Facts, assessment: UUID) -> frozenset[UUID]:
    """The ids of the assessment with all parts, of what these rest on down to the sources, and what that is about."""
    shown, claims = {assessment}, set[UUID]()
    for shape in _PARTS:
        shown |= {each[0] for each in facts.of(shape, "assessment_id", assessment)}
    for judgement in facts.of(JudgementPlace, "assessment_id", assessment):
        claims |= {
            *facts.support.claims_of(judgement.id),
            *facts.support.claims_of(judgement.id, "contradicts"),
        }
    return frozenset(shown | _cited(facts, claims | claims_on_parts(facts, assessment), set()))


@remembered
def claims_on_parts(facts: Facts, assessment: UUID) -> frozenset[UUID]:
    """The claims that bear on the parts of an assessment other than judgements, and those that lines in logs of indicators cite."""
    return frozenset(UUID(bytes=row[0]) for row in facts.case.read(_ON_PARTS, (assessment.bytes,)))


_OWN = ("alternative", "assumption", "indicator", "gap", "implication", "challenge")
_ON_PARTS = (
    "SELECT claim_id FROM claim_about WHERE object_id IN ("
    + "".join(f"SELECT id FROM {table} WHERE assessment_id = ?1 UNION ALL " for table in _OWN)
    + "SELECT s.id FROM scenario s JOIN scenario_set o ON o.id = s.scenario_set_id WHERE o.assessment_id = ?1 UNION ALL "
    "SELECT d.id FROM driver d JOIN scenario_set o ON o.id = d.scenario_set_id WHERE o.assessment_id = ?1 UNION ALL "
    "SELECT r.id FROM premortem_reason r JOIN premortem o ON o.id = r.premortem_id WHERE o.assessment_id = ?1) "
    "UNION SELECT l.claim_id FROM observation l JOIN indicator i ON i.id = l.indicator_id "
    "WHERE i.assessment_id = ?1 AND l.claim_id IS NOT NULL"
)


def _cited(facts: Facts, claims: set[UUID], passages: set[UUID]) -> set[UUID]:
    """Claims and passages with the sources behind them, and the entities and links that the claims are about."""
    passages |= {each.passage for claim in claims for each in facts.support.citations_of(claim)}
    places = (facts.row(PassagePlace, each) for each in passages)
    sources = {place.source_id for place in places if place is not None}
    return claims | passages | sources | _about(facts, claims)


def _about(facts: Facts, claims: set[UUID]) -> set[UUID]:
    """What these claims are about; of a link, both its ends too."""
    objects = {row.object_id for claim in claims for row in facts.of(AboutRow, "claim_id", claim)}
    return objects.union(*(_ends(facts)[each] for each in objects & _ends(facts).keys()))


@remembered
def _ends(facts: Facts) -> dict[UUID, tuple[UUID, UUID]]:
    rows = facts.case.read(
        "SELECT id, from_id, to_id FROM link WHERE id IN (SELECT object_id FROM claim_about)"
    )
    return {UUID(bytes=link): (UUID(bytes=one), UUID(bytes=other)) for link, one, other in rows}
