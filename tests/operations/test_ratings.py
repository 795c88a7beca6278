"""How reliable a source is: the letter in force, and the history behind it."""

from __future__ import annotations

from uuid import UUID

import pytest

from casewright.casefile.case import Case
from casewright.casefile.queries.ratings import ratings_of
from casewright.model.errors import InvalidValue
from casewright.operations import sources


def letters(case: Case, source: UUID) -> list[tuple[str | None, str, bool]]:
    return [(each.topic, each.reliability, each.in_force) for each in ratings_of(case, source)]


def in_force(case: Case, source: UUID) -> tuple[object, ...]:
    return tuple(
        case.read(
            "SELECT reliability, reliability_reason, reliability_on FROM source WHERE id = ?", (source.bytes,)
        )[0]
    )


def test_a_source_added_with_a_letter_has_its_first_rating(case: Case) -> None:
    source = case.run(sources.add_source, title="Notice", reliability="B", reliability_reason="Right so far.")
    row = ratings_of(case, source)[0]
    assert (row.reliability, row.reason, row.rated_by, row.in_force) == (
        "B",
        "Right so far.",
        "M. Example",
        True,
    )
    assert ratings_of(case, case.run(sources.add_source, title="Unrated")) == []


def test_every_rating_is_kept_and_the_last_one_holds(case: Case) -> None:
    source = case.run(sources.add_source, title="Notice")
    case.run(sources.rate_source, source, reliability="B", reason="Right so far.", on="2026-05-01")
    case.run(sources.rate_source, source, reliability="D", reason="Two claims did not hold.", on="2026-06-01")
    assert letters(case, source) == [(None, "D", True), (None, "B", False)]
    assert in_force(case, source) == ("D", "Two claims did not hold.", "2026-06-01")


def test_a_rating_without_a_date_after_a_dated_one_is_the_one_that_holds(case: Case) -> None:
    source = case.run(sources.add_source, title="Notice")
    case.run(sources.rate_source, source, reliability="B", reason="Right.", on="2026-05-01")
    case.run(sources.rate_source, source, reliability="E", reason="Wrong.")
    assert {row.reliability for row in ratings_of(case, source) if row.in_force} == {"E"}


def test_a_rating_on_a_topic_leaves_the_general_letter_alone(case: Case) -> None:
    source = case.run(sources.add_source, title="Notice", reliability="B")
    case.run(sources.rate_source, source, reliability="E", reason="Guesses.", topic="troop numbers")
    assert in_force(case, source)[0] == "B"
    assert letters(case, source) == [(None, "B", True), ("troop numbers", "E", True)]
    with pytest.raises(InvalidValue, match="needs a letter"):
        case.run(sources.rate_source, source, reliability=None, topic="troop numbers")


def test_editing_the_source_rates_it_only_when_letter_reason_or_date_changed(case: Case) -> None:
    source = case.run(sources.add_source, title="Notice", reliability="B")
    case.run(sources.edit_source, source, title="Harbour notice", reliability="B")
    assert len(ratings_of(case, source)) == 1
    case.run(sources.edit_source, source, reliability_reason="Right for ten years.")
    assert [row.reason for row in ratings_of(case, source)] == ["Right for ten years.", None]


def test_taking_the_letter_away_keeps_what_was_thought_before(case: Case) -> None:
    source = case.run(sources.add_source, title="Notice", reliability="B")
    case.run(sources.rate_source, source, reliability=None)
    assert letters(case, source) == [(None, "B", False)]


def test_undo_takes_the_letter_and_its_row_back_together(case: Case) -> None:
    source = case.run(sources.add_source, title="Notice", reliability="B", reliability_reason="Right.")
    case.run(sources.rate_source, source, reliability="D", reason="Wrong.")
    case.undo()
    assert in_force(case, source)[:2] == ("B", "Right.")
    assert letters(case, source) == [(None, "B", True)]
    case.redo()
    assert letters(case, source) == [(None, "D", True), (None, "B", False)]


def test_deleting_a_source_takes_its_ratings_along(case: Case) -> None:
    source = case.run(sources.add_source, title="Notice", reliability="B")
    case.run(sources.delete_source, source)
    assert case.read("SELECT count(*) FROM source_rating") == [(0,)]


def test_a_letter_that_is_none_changes_nothing(case: Case) -> None:
    source = case.run(sources.add_source, title="Notice", reliability="B")
    with pytest.raises(InvalidValue, match="reliability"):
        case.run(sources.rate_source, source, reliability="G", topic="ports")
    assert letters(case, source) == [(None, "B", True)]
