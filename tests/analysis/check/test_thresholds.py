"""Thresholds: what is usual, what a case sets, what one run is told."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from casewright import Case
from casewright.analysis.check.run import RULES, check_case
from casewright.model.errors import InvalidValue
from casewright.model.thresholds import THRESHOLDS
from casewright.operations.check_settings import set_thresholds


def rules(case: Case, **thresholds: str) -> set[str]:
    return {finding.rule for finding in check_case(case, thresholds=thresholds)}


@pytest.fixture
def long_winded(case: Case, builder: Any) -> Case:
    """A case whose bottom line has 61 words."""
    with case.edit("build") as tx:
        b = builder(tx)
        b.edit("assessment", b.assessment, bottom_line="word " * 61)
    return case


def test_a_case_sets_its_own_threshold_and_takes_it_back(long_winded: Case) -> None:
    assert "BR02" in rules(long_winded)
    long_winded.run(set_thresholds, {"bottom_line_words": " 61 "})
    assert "BR02" not in rules(long_winded)
    long_winded.run(set_thresholds, {"bottom_line_words": None})
    assert "BR02" in rules(long_winded)
    long_winded.undo()
    assert "BR02" not in rules(long_winded)


def test_one_run_can_be_told_otherwise(long_winded: Case) -> None:
    long_winded.run(set_thresholds, {"bottom_line_words": "100"})
    assert "BR02" in rules(long_winded, bottom_line_words="60")
    assert "BR02" not in rules(long_winded)


def test_a_rule_can_be_left_out(long_winded: Case) -> None:
    long_winded.run(set_thresholds, {"off.BR02": "yes"})
    assert "BR02" not in rules(long_winded)
    assert "BR02" in rules(long_winded, **{"off.BR02": "no"})


def test_a_threshold_has_one_row_however_often_it_is_set(case: Case) -> None:
    case.run(set_thresholds, {"concentration": "70"})
    case.run(set_thresholds, {"concentration": "80"})
    assert case.read("SELECT id FROM check_setting") == [
        (UUID("585cc029-6385-5708-a14f-041418c8a6bd").bytes,)
    ]
    assert case.read("SELECT key, value FROM check_setting") == [("concentration", "80")]


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [("concentrations", "70", "did you mean concentration"), ("concentration", "101", "from 1 to 100"),
     ("concentration", "-3", "no whole number"), ("review_required", "perhaps", "neither yes nor no")],
)  # fmt: skip
def test_a_threshold_that_cannot_be_is_refused(case: Case, key: str, value: str, words: str) -> None:
    with pytest.raises(InvalidValue, match=words):
        case.run(set_thresholds, {"bottom_line_words": "80", key: value})
    assert case.read("SELECT count(*) FROM check_setting") == [(0,)]
    with pytest.raises(InvalidValue, match=words):
        check_case(case, thresholds={key: value})


def test_a_value_that_nobody_can_read_counts_as_unset(long_winded: Case) -> None:
    from casewright.model.tables import TABLES

    with long_winded.edit("spoil") as tx:
        tx.add(TABLES["check_setting"](key="bottom_line_words", value="many"))
    assert "BR02" in rules(long_winded)


def test_every_threshold_is_asked_for_by_a_rule_that_there_is() -> None:
    assert {rule for each in THRESHOLDS.values() for rule in each.rules} <= RULES.keys()
