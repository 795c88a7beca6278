"""What indicators tell apart, worked out by hand."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from casewright.analysis.indicator_validity import (
    age_of_validation,
    scores_of,
    unique_counts,
    validity,
)
from casewright.casefile.queries.indicators import RatingRow, outcome_sets
from casewright.operations import ach, assessment_parts
from casewright.operations.assessments import add_assessment
from casewright.operations.rows import add_row

Evidence = Any  # see conftest.py
INDICATOR = uuid4()
OUTCOMES = [uuid4() for _ in range(3)]


def rated(*ratings: str | None, by: str = "Ana") -> list[RatingRow]:
    return [
        RatingRow(INDICATOR, outcome, rating, by)
        for outcome, rating in zip(OUTCOMES, ratings, strict=True)
        if rating is not None
    ]


@pytest.mark.parametrize(
    ("ratings", "spread", "verdict"),
    [
        (("HL", "HU", "C"), 4, "keep"),
        (("HL", "U", "C"), 3, "keep"),
        (("L", "U", "C"), 2, "weak"),
        (("L", "C", "C"), 1, "drop"),
        (("L", "L", "L"), 0, "drop"),
        (("HU", None, "HL"), 4, "keep"),
        (("HL", None, None), None, None),
        ((None, None, None), None, None),
    ],
)
def test_the_spread_is_the_highest_less_the_lowest(
    ratings: tuple[str | None, ...], spread: float | None, verdict: str | None
) -> None:
    found = validity(scores_of(rated(*ratings)), INDICATOR, OUTCOMES)
    assert (found.spread, found.verdict) == (spread, verdict)


@pytest.mark.parametrize(
    ("ratings", "unique"),
    [
        (("HL", "HU", "C"), 0),
        (("C", "L", "U"), 1),
        (("HL", "L", "HU"), None),
        (("C", "C", "U"), None),
        (("HL", "HU", None), None),
    ],
)
def test_it_is_unique_to_the_one_outcome_where_it_is_likely(
    ratings: tuple[str | None, ...], unique: int | None
) -> None:
    found = validity(scores_of(rated(*ratings)), INDICATOR, OUTCOMES)
    assert found.unique_to == (None if unique is None else OUTCOMES[unique])
    counts = unique_counts([found, found], OUTCOMES)
    assert list(counts.values()) == [2 if place == unique else 0 for place in range(3)]


def test_analysts_who_differ_are_taken_together_by_their_mean() -> None:
    scores = scores_of([*rated("HL", "HU", "C"), *rated("C", "HU", None, by="T. Hale")])
    assert [scores[INDICATOR, outcome] for outcome in OUTCOMES] == [1, -2, 0]
    assert validity(scores, INDICATOR, OUTCOMES).spread == 3


@pytest.mark.parametrize(
    ("validated", "age"),
    [
        (None, "never"),
        ("2026-05-01", "fresh"),
        ("2025-11-01", "due"),
        ("2025-05", "stale"),
        ("2026", "fresh"),
    ],
)
def test_a_validation_ages(validated: str | None, age: str) -> None:
    assert age_of_validation(validated, date(2026, 6, 1)) == age


def test_outcomes_come_in_sets_that_exclude_one_another(evidence: Evidence) -> None:
    run = evidence.case.run
    owner = run(add_assessment, title="Port", scheme="icd203")
    one = evidence.judgement(owner, "It closes.", is_key=True)
    evidence.judgement(owner, "It rains.")
    own = run(assessment_parts.add_alternative, owner, text="A token stoppage.", judgement_id=one)
    board = run(ach.add_board, title="Why", question="Why?", assessment_id=owner)
    for label in ("H1", "H2"):
        run(ach.add_hypothesis, board, label=label, text="Pay")
    run(ach.add_board, title="Elsewhere", question="Who?")
    (judged, hypotheses) = outcome_sets(evidence.case, owner)
    assert [(each.type, each.id, each.text) for each in judged.outcomes] == [
        ("judgement", one, "It closes."),
        ("alternative", own, "A token stoppage."),
    ]
    assert (hypotheses.title, [each.text for each in hypotheses.outcomes]) == ("Why", ["H1 Pay", "H2 Pay"])
    run(assessment_parts.add_alternative, owner, text="Nothing happens.")
    assert [each.title for each in outcome_sets(evidence.case, owner)] == ["It closes.", "It rains.", "Why"]


def test_scenarios_of_a_set_are_outcomes(evidence: Evidence) -> None:
    owner = evidence.case.run(add_assessment, title="Port", scheme="icd203")
    said = {
        "title": "2027",
        "focal_question": "What next?",
        "method": "simple",
        "probability_policy": "none",
    }
    with evidence.case.edit("add_assessment") as tx:
        made = add_row(tx, "scenario_set", None, assessment_id=owner, **said)
        for place, name in enumerate(("Calm", "Storm")):
            add_row(tx, "scenario", None, scenario_set_id=made, title=name, position=place)
    ((kind, which, title, outcomes),) = outcome_sets(evidence.case, owner)
    assert (kind, which, title) == ("scenario_set", made, "2027")
    assert [(each.type, each.text) for each in outcomes] == [("scenario", "Calm"), ("scenario", "Storm")]
