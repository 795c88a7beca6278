"""Indicators looked for, held against outcomes and judged by their qualities."""

from __future__ import annotations

from uuid import UUID

import pytest

import casewright
from casewright.casefile.case import Case
from casewright.casefile.queries import indicators as queries
from casewright.model.errors import InvalidValue
from casewright.operations import ach, assessment_parts, assessments, claims, judgements
from casewright.operations.indicators import check_indicator, judge_qualities, rate_indicator


@pytest.fixture
def assessment(case: Case) -> UUID:
    return case.run(assessments.add_assessment, title="Will the port close?")


@pytest.fixture
def indicator(case: Case, assessment: UUID) -> UUID:
    return case.run(assessment_parts.add_indicator, assessment, text="Turnout above 70%")


def ratings(case: Case) -> list[tuple[str, str]]:
    return case.read("SELECT rating, rated_by FROM indicator_rating ORDER BY id")


def test_a_look_sets_the_status_and_says_why_in_one_step(case: Case, indicator: UUID) -> None:
    steps = len(case.history())
    claim = case.run(claims.state_claim, text="The count is out.")
    line = case.run(
        check_indicator, indicator, status="seen", observed_on="2026-05-28", note="74% voted.", claim_id=claim
    )
    assert len(case.history()) == steps + 2
    assert case.read("SELECT status, last_checked FROM indicator") == [("seen", "2026-05-28")]
    assert queries.log_of(case, indicator) == [(line, "2026-05-28", "74% voted.", claim, "The count is out.")]
    case.undo()
    assert case.read("SELECT status, last_checked FROM indicator") == [("not_seen", None)]
    assert queries.log_of(case, indicator) == []


def test_an_earlier_look_that_is_written_down_later_leaves_the_last_one(case: Case, indicator: UUID) -> None:
    for day in ("2026-05-28", "2026-05-02"):
        case.run(check_indicator, indicator, status="not_seen", observed_on=day, note="Nothing.")
    assert case.read("SELECT last_checked FROM indicator") == [("2026-05-28",)]
    assert [row.observed_on for row in queries.log_of(case, indicator)] == ["2026-05-28", "2026-05-02"]


def test_a_look_says_what_was_found_and_one_of_the_statuses(case: Case, indicator: UUID) -> None:
    for wrong in ({"note": " "}, {"status": "perhaps"}, {"observed_on": "last week"}):
        with pytest.raises(InvalidValue):
            case.run(
                check_indicator,
                indicator,
                **{"status": "seen", "note": "Seen.", "observed_on": "2026-05-28", **wrong},
            )
    assert case.read("SELECT count(*) FROM observation") == [(0,)]


def test_each_analyst_has_one_rating_for_each_outcome(case: Case, assessment: UUID, indicator: UUID) -> None:
    judgement = case.run(judgements.judge, assessment, text="It closes.")
    other = case.run(assessment_parts.add_alternative, assessment, text="It stays open.")
    first = case.run(rate_indicator, indicator, "judgement", judgement, rating="L")
    assert case.run(rate_indicator, indicator, "judgement", judgement, rating="HL") == first
    case.run(rate_indicator, indicator, "alternative", other, rating="HU")
    path, me = case.path, case.analyst
    case.close()
    with casewright.open(path, analyst="T. Hale") as again:
        again.run(rate_indicator, indicator, "judgement", judgement, rating="C")
        assert ratings(again) == [("HL", me), ("HU", me), ("C", "T. Hale")]
        again.run(rate_indicator, indicator, "judgement", judgement, rating=None)
        assert ratings(again) == [("HL", me), ("HU", me)]


def test_only_outcomes_of_the_same_assessment_are_rated(case: Case, indicator: UUID) -> None:
    elsewhere = case.run(assessments.add_assessment, title="Another question")
    judgement = case.run(judgements.judge, elsewhere, text="It rains.")
    with pytest.raises(InvalidValue, match="different assessments"):
        case.run(rate_indicator, indicator, "judgement", judgement, rating="L")
    with pytest.raises(InvalidValue, match="held against one of"):
        case.run(rate_indicator, indicator, "assessment", elsewhere, rating="L")
    free = case.run(ach.add_board, title="Free", question="Why?")
    hypothesis = case.run(ach.add_hypothesis, free, label="H1", text="Pay")
    assert case.run(rate_indicator, indicator, "ach_hypothesis", hypothesis, rating="U")


def test_qualities_are_judged_on_a_day_and_those_not_named_stay(case: Case, indicator: UUID) -> None:
    case.run(judge_qualities, indicator, validated_on="2026-01-10", collectable=True, stable=True)
    case.run(judge_qualities, indicator, validated_on="2026-02-10", stable=False, valid=True)
    row = case.read("SELECT collectable, valid, reliable, stable, unique_to_it, validated_on FROM indicator")
    assert row == [(1, 1, 0, 0, 0, "2026-02-10")]


def test_an_indicator_goes_with_its_log_and_ratings_and_so_does_an_outcome_with_its_ratings(
    case: Case, assessment: UUID, indicator: UUID
) -> None:
    judgement = case.run(judgements.judge, assessment, text="It closes.")
    case.run(rate_indicator, indicator, "judgement", judgement, rating="L")
    case.run(judgements.delete_judgement, judgement, with_dependents=True)
    assert ratings(case) == []
    case.undo()
    case.run(assessment_parts.delete_part, "indicator", indicator)
    assert ratings(case) == []
