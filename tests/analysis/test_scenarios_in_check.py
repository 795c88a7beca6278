"""AL01 and AL02 on scenarios, bands and challenges: where they fire, and where they stay silent."""

from __future__ import annotations

from uuid import UUID

import pytest

from casewright.analysis.check.run import check_case
from casewright.casefile.case import Case
from casewright.operations import assessment_parts, assessments, challenges, judgements, scenarios


@pytest.fixture
def assessment(case: Case) -> UUID:
    return case.run(assessments.add_assessment, title="Will the port close?")


def found(case: Case, rule: str) -> list[str]:
    return [each.message for each in check_case(case) if each.rule == rule]


def a_set(case: Case, assessment: UUID, policy: str, field: str, values: list[object]) -> UUID:
    made = case.run(
        scenarios.add_scenario_set,
        assessment,
        title="June",
        focal_question="What?",
        probability_policy=policy,
    )
    for n, value in enumerate(values):
        case.run(scenarios.add_scenario, made, title=f"S{n}", **({field: value} if value else {}))
    return made


@pytest.mark.parametrize(
    ("policy", "field", "values", "fault"),
    [
        ("sum_100", "point", [0.6, 0.3, 0.2], "The points come to 110% together."),
        ("sum_100", "point", [0.6, 0.34], "The points come to 94% together."),
        ("sum_100", "point", [0.6, 0.35], None),
        ("sum_100", "point", [0.6, None], None),
        ("band", "likelihood", ["likely", "likely"], "The bands come to 110% at least: they cannot add up to 100%."),
        ("band", "likelihood", ["unlikely", "unlikely"], "The bands come to 90% at most: they cannot add up to 100%."),
        ("band", "likelihood", ["likely", "unlikely"], None),
        ("band", "likelihood", ["likely", None], None),
        ("none", "point", [None, None], None),
    ],
)  # fmt: skip
def test_scenarios_that_cannot_all_be_that_likely_are_found(
    case: Case, assessment: UUID, policy: str, field: str, values: list[object], fault: str | None
) -> None:
    a_set(case, assessment, policy, field, values)
    expected = [f"The scenarios “June” do not fit together. {fault}"] if fault else []
    assert found(case, "AL02") == expected


def test_the_bands_of_a_judgement_and_its_alternatives_are_held_against_each_other_too(
    case: Case, assessment: UUID
) -> None:
    judgement = case.run(judgements.judge, assessment, text="It closes.", is_key=True, likelihood="likely")
    case.run(
        assessment_parts.add_alternative,
        assessment,
        judgement_id=judgement,
        text="No.",
        likelihood="unlikely",
    )
    assert found(case, "AL02") == []
    case.run(
        assessment_parts.add_alternative,
        assessment,
        judgement_id=judgement,
        text="Half.",
        likelihood="likely",
    )
    (message,) = found(case, "AL02")
    assert message.endswith("The bands come to 130% at least: they cannot add up to 100%.")


def test_the_alternative_to_one_judgement_is_none_to_another(case: Case, assessment: UUID) -> None:
    first, _ = (case.run(judgements.judge, assessment, text=text, is_key=True) for text in "AB")
    case.run(assessment_parts.add_alternative, assessment, judgement_id=first, text="No.")
    assert found(case, "AL01") == ["No alternative to key judgement 2 was considered."]
    case.run(assessment_parts.add_alternative, assessment, text="Something else altogether.")
    assert found(case, "AL01") == [], "it is one to the whole assessment"


def test_a_case_against_a_judgement_counts_as_an_alternative_once_it_is_answered(
    case: Case, assessment: UUID
) -> None:
    judgement = case.run(judgements.judge, assessment, text="It closes.", is_key=True, likelihood="likely")
    made = case.run(
        challenges.add_challenge,
        assessment,
        method="devils_advocacy",
        text="A bluff.",
        judgement_id=judgement,
    )
    assert found(case, "AL01"), "it is only raised"
    case.run(challenges.edit_challenge, made, outcome="sustained", response="It is filed.")
    assert found(case, "AL01") == []
    case.undo()
    case.run(challenges.edit_challenge, made, method="what_if", outcome="sustained", response="It is filed.")
    assert found(case, "AL01"), "what would follow from an event is no other explanation"
