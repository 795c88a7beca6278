"""What the rules on indicators take for observable, and which outcomes and reviews they hold an indicator against."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from casewright.analysis.check.observable import is_observable
from casewright.analysis.check.run import Check
from casewright.operations import ach, assessment_parts, assessments
from casewright.operations.indicators import check_indicator, rate_indicator
from casewright.operations.judgement_revisions import revise_judgement
from casewright.operations.rows import edit_fields

Evidence = Any  # see conftest.py


@pytest.mark.parametrize(
    "text",
    [
        "Ballot turnout above 70 %", "Council publishes a revised pay table", "Carriers re-route sailings", "A military delegation visits Orsa.",
        "Ambassador Lastrani returns to Shahrvan.", "A control order is issued for a consignment.", "The fee doubles.", "Long crates were landed.",
        "Twelve trucks at the gate", "A filing in May 2026", "Envoy recalled for consultations", "The union votes to strike",
        "Бројне посете", "بازدید هیئت نظامی",
    ],
)  # fmt: skip
def test_what_can_be_counted_dated_or_seen_to_happen_is_observable(text: str) -> None:
    assert is_observable(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rising tension at the border", "Public mood", "Military build-up", "Visits by ministers", "Protests and strikes", "Closer ties",
        "Worsening relations between the two", "Strikes", "More support for the government", "Elite cohesion under strain",
    ],
)  # fmt: skip
def test_a_theme_is_not(text: str) -> None:
    assert not is_observable(text)


class Port:
    """An assessment with two key judgements, one alternative of both, and one indicator of the first judgement."""

    def __init__(self, evidence: Evidence) -> None:
        self.case, self.run = evidence.case, evidence.case.run
        self.assessment: UUID = self.run(assessments.add_assessment, title="Port", scheme="icd203")
        self.one = evidence.judgement(self.assessment, "It closes.", is_key=True)
        self.two = evidence.judgement(self.assessment, "Ships turn away.", is_key=True)
        self.shared = self.run(assessment_parts.add_alternative, self.assessment, text="Nothing happens.")
        self.indicator = self.run(
            assessment_parts.add_indicator, self.assessment, text="A ballot is held.", judgement_id=self.one
        )
        self.check = Check(self.case)

    def rate(self, table: str, outcome: UUID, rating: str) -> None:
        self.run(rate_indicator, self.indicator, table, outcome, rating=rating)

    def found(self, rule: str) -> list[str]:
        self.check.refresh()
        return [each.message for each in self.check.findings() if each.rule == rule]


@pytest.fixture
def port(evidence: Evidence) -> Port:
    return Port(evidence)


def test_an_alternative_of_no_judgement_stands_beside_each_that_was_rated(port: Port) -> None:
    port.rate("judgement", port.one, "L")
    assert port.found("IW03") == []
    port.rate("alternative", port.shared, "C")
    assert port.found("IW03") == ["This indicator fits all outcomes (spread 1): “A ballot is held.”"]
    port.rate("alternative", port.shared, "HU")
    assert port.found("IW03") == []


def test_it_is_enough_to_tell_one_set_of_outcomes_apart(port: Port) -> None:
    board = port.run(ach.add_board, title="Why", question="Why?", assessment_id=port.assessment)
    first, second = (port.run(ach.add_hypothesis, board, label=each, text="Pay") for each in ("H1", "H2"))
    port.rate("judgement", port.one, "L")
    port.rate("alternative", port.shared, "L")
    assert port.found("IW03")
    port.rate("ach_hypothesis", first, "HL")
    assert port.found("IW03"), "one hypothesis alone tells nothing"
    port.rate("ach_hypothesis", second, "U")
    assert port.found("IW03") == []


def test_outcomes_of_different_sets_are_not_compared(port: Port) -> None:
    port.rate("judgement", port.one, "HL")
    port.rate("judgement", port.two, "HU")
    assert port.found("IW03") == []


def test_it_fires_until_the_judgement_was_reviewed_and_again_when_seen_once_more(port: Port) -> None:
    def look(on: str) -> None:
        port.run(check_indicator, port.indicator, status="seen", observed_on=on, note="It was held.")

    look("2026-05-28")
    assert port.found("IW06") == [
        "This indicator fired, and key judgement 1 was not reviewed since: “A ballot is held.”"
    ]
    port.run(revise_judgement, port.one, reason="It was foreseen.", because=("indicator", port.indicator))
    assert port.found("IW06") == []
    look("2999-01-01")
    assert len(port.found("IW06")) == 1


def test_an_indicator_of_the_whole_assessment_is_held_against_each_key_judgement(port: Port) -> None:
    with port.case.edit("edit_indicator") as tx:
        edit_fields(
            tx,
            "indicator",
            port.indicator,
            {"judgement_id": None, "status": "emerging", "last_checked": "2026-05-28"},
        )
        edit_fields(tx, "judgement", port.one, {"reviewed_on": "2026-06-01"})
    assert port.found("IW06") == [
        "This indicator fired, and key judgement 2 was not reviewed since: “A ballot is held.”"
    ]
