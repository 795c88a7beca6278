"""The watch over indicators on a day."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from casewright.analysis.watching import watch_over
from casewright.casefile.queries.indicators import watched
from casewright.operations.assessment_parts import add_indicator, edit_indicator
from casewright.operations.assessments import add_assessment
from casewright.operations.indicators import check_indicator
from casewright.operations.rows import add_row, edit_fields

Evidence = Any  # see conftest.py
TODAY = date(2026, 6, 1)


class Board:
    """One indicator on one judgement, and how the watch over it stands."""

    def __init__(self, evidence: Evidence) -> None:
        self.case = evidence.case
        self.assessment = self.case.run(add_assessment, title="Port", scheme="icd203")
        self.judgement = evidence.judgement(self.assessment, "It closes.", is_key=True)
        self.indicator = self.case.run(
            add_indicator, self.assessment, text="Turnout", judgement_id=self.judgement
        )

    def put(self, **fields: object) -> None:
        self.case.run(edit_indicator, self.indicator, **fields)

    def look(self, status: str, on: str) -> None:
        self.case.run(check_indicator, self.indicator, status=status, observed_on=on, note="Looked.")

    def review(self, on: str, judgement: UUID | None = None) -> None:
        with self.case.edit("edit_judgement") as tx:
            edit_fields(tx, "judgement", judgement or self.judgement, {"reviewed_on": on})

    @property
    def watch(self) -> Any:
        (row,) = watched(self.case, self.assessment)
        return watch_over(row, TODAY)


@pytest.fixture
def board(evidence: Evidence) -> Board:
    return Board(evidence)


def test_the_next_look_follows_from_the_last_one_and_the_cadence(board: Board) -> None:
    assert not board.watch.is_due
    board.put(cadence="weekly")
    assert board.watch.is_due, "nobody has looked yet"
    board.look("not_seen", "2026-05-26")
    assert board.watch.due_on == date(2026, 6, 2)
    assert not board.watch.is_due
    board.put(cadence="every 3 days")
    assert board.watch.is_due
    board.put(status="retired")
    assert not board.watch.is_due


def test_a_line_of_the_log_counts_as_a_look(board: Board) -> None:
    board.put(cadence="weekly", last_checked="2026-05-01")
    board.case.run(
        check_indicator, board.indicator, status="not_seen", observed_on="2026-05-30", note="Nothing."
    )
    board.put(last_checked="2026-05-01")
    assert board.watch.looked_on == date(2026, 5, 30)


@pytest.mark.parametrize(
    ("expected", "status", "days"),
    [
        ("2026-05-28", "not_seen", 4),
        ("2026-05", "not_seen", 1),
        ("2026-06", "not_seen", 0),
        ("2026-05-28/..", "not_seen", 0),
        ("2026-05-28", "seen", 0),
        ("2026-05-28", "retired", 0),
    ],
)
def test_overdue_is_what_was_expected_by_a_day_that_has_passed_and_not_seen(
    board: Board, expected: str, status: str, days: int
) -> None:
    board.put(expected=expected, status=status)
    assert (board.watch.is_overdue, board.watch.overdue_days) == (days > 0, days)


def test_an_absence_that_was_written_down_is_overdue_no_more(board: Board) -> None:
    board.put(expected="2026-05-28")
    board.look("not_seen", "2026-05-20")
    assert board.watch.is_overdue
    board.look("not_seen", "2026-05-29")
    assert (board.watch.is_overdue, board.watch.overdue_days) == (False, 4)


def test_it_fired_when_it_was_seen_after_the_last_review_of_its_judgement(board: Board) -> None:
    board.review("2026-05-01")
    board.look("not_seen", "2026-05-20")
    assert not board.watch.has_fired
    board.look("emerging", "2026-05-21")
    assert board.watch.has_fired
    board.review("2026-05-21")
    assert not board.watch.has_fired
    board.review("2026-04")
    assert board.watch.has_fired


def test_an_indicator_of_the_whole_assessment_waits_for_the_last_reviewed_of_its_key_judgements(
    board: Board, evidence: Evidence
) -> None:
    board.put(judgement_id=None)
    other = evidence.judgement(board.assessment, "It stays shut.", is_key=True)
    board.look("seen", "2026-05-21")
    board.review("2026-05-30")
    assert board.watch.has_fired, "the other one was never reviewed"
    board.review("2026-05-25", other)
    assert not board.watch.has_fired


def test_a_revision_of_the_judgement_is_a_review(board: Board) -> None:
    board.look("seen", "2026-05-21")
    assert board.watch.has_fired
    with board.case.edit("edit_judgement") as tx:
        said = {
            "revised_on": "2026-05-22",
            "revised_by": "Ana",
            "kind": "unchanged",
            "reason": "Looked.",
            "text": "It closes.",
        }
        add_row(tx, "judgement_revision", None, judgement_id=board.judgement, **said)
    assert not board.watch.has_fired


def test_the_whole_case_is_watched_when_no_assessment_is_named(board: Board) -> None:
    other = board.case.run(add_assessment, title="Airport", scheme="icd203")
    board.case.run(add_indicator, other, text="Fog")
    assert [row.text for row in watched(board.case)] == ["Turnout", "Fog"]
    assert [row.text for row in watched(board.case, other)] == ["Fog"]
    assert isinstance(watched(board.case)[0].id, UUID)
