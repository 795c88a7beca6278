"""Carrying passages over to another version: accepted, rejected, taken back; the passage itself never changes."""

from __future__ import annotations

from types import SimpleNamespace
from uuid import UUID

import pytest

from casewright.casefile.case import Case
from casewright.casefile.queries.carry_over import number_waiting, waiting_passages
from casewright.casefile.queries.reading import passages_in_text
from casewright.model.errors import InvalidValue
from casewright.operations import anchors, captures, passages, sources
from casewright.operations.anchors import Place

FIRST = "The port of Vell is closed until May. Two ships wait outside the breakwater. 😀 No date is known."
SECOND = (
    "Correction of 3 May. The port of Vell is closed until May. Three ships wait outside the breakwater. 😀"
)
CLOSED, WAIT = "The port of Vell is closed until May.", "Two ships wait outside the breakwater."


@pytest.fixture
def made(case: Case) -> SimpleNamespace:
    """A source in two versions, with three passages of the first."""
    ids = SimpleNamespace()
    with case.edit("ingest") as tx:
        ids.source = sources.add_source(tx, title="Notice")
        for name, text in (("first", FIRST), ("second", SECOND)):
            capture = captures.add_capture(
                tx, ids.source, data=text.encode(), media_type="text/plain", file_name=f"{name}.txt"
            )
            read = captures.add_source_text(
                tx, capture, text=text, tool="test", tool_version="1", pages=[(0, 21), (21, len(text))]
            )
            setattr(ids, name, read)
        ids.closed = passages.quote(tx, ids.first, exact=CLOSED)
        ids.wait = passages.quote(tx, ids.first, exact=WAIT)
        ids.date = passages.quote(tx, ids.first, exact="No date is known.")
    return ids


def place(passage: UUID, words: str) -> Place:
    start = SECOND.index(words)
    return Place(passage, start, start + len(words))


def rows(case: Case) -> list[tuple[object, ...]]:
    return case.read("SELECT state, round(score, 2), page, exact, verdict FROM passage_anchor ORDER BY id")


def untouched(case: Case) -> list[tuple[object, ...]]:
    return case.read("SELECT * FROM passage ORDER BY id")


def test_an_accepted_place_is_a_row_of_its_own_and_the_passage_stays(
    case: Case, made: SimpleNamespace
) -> None:
    before = untouched(case)
    case.run(
        anchors.accept_anchor, *place(made.closed, CLOSED)[:1], made.second, *place(made.closed, CLOSED)[1:]
    )
    assert rows(case) == [("moved", 0.97, 2, CLOSED, "accepted")]
    assert untouched(case) == before
    assert [(row.id, row.start) for row in passages_in_text(case, made.second)] == [(made.closed, 21)]
    assert [row.id for row in waiting_passages(case, made.second)] == [made.wait, made.date]


def test_changed_words_are_kept_as_the_other_version_has_them(case: Case, made: SimpleNamespace) -> None:
    there = place(made.wait, "Three ships wait outside the breakwater.")
    case.run(anchors.accept_anchor, made.wait, made.second, there.start, there.end)
    ((state, score, _, exact, verdict),) = rows(case)
    assert (state, exact, verdict) == ("review", "Three ships wait outside the breakwater.", "accepted")
    assert score == 0.74
    case.undo()
    assert rows(case) == []
    case.redo()
    assert rows(case)[0][4] == "accepted"


def test_what_is_rejected_is_not_offered_again_until_that_is_taken_back(
    case: Case, made: SimpleNamespace
) -> None:
    assert number_waiting(case, made.second) == 3
    gone = case.run(anchors.reject_anchor, made.date, made.second)
    case.run(anchors.reject_anchor, made.wait, made.second, 0, 10)
    assert number_waiting(case, made.second) == 1
    assert rows(case)[0] == ("orphaned", None, None, "", "rejected")
    assert passages_in_text(case, made.second) == []
    case.run(anchors.withdraw_anchor, gone)
    assert {row.id for row in waiting_passages(case, made.second)} == {made.closed, made.date}


def test_what_was_rejected_can_be_accepted_and_the_other_way_round(case: Case, made: SimpleNamespace) -> None:
    _, start, end = place(made.closed, CLOSED)
    rejected = case.run(anchors.reject_anchor, made.closed, made.second)
    assert case.run(anchors.accept_anchor, made.closed, made.second, start, end) == rejected
    assert [row[4] for row in rows(case)] == ["accepted"]
    with pytest.raises(InvalidValue, match="already; take that back first"):
        case.run(anchors.accept_anchor, made.closed, made.second, start, end)
    case.run(anchors.reject_anchor, made.closed, made.second)
    assert [row[4] for row in rows(case)] == ["rejected"]


def test_all_exact_ones_are_one_step_and_none_is_taken_when_one_differs(
    case: Case, made: SimpleNamespace
) -> None:
    exact = place(made.closed, CLOSED)
    differs = place(made.wait, "Three ships wait outside the breakwater.")
    with pytest.raises(InvalidValue, match="differ in the other version"):
        case.run(anchors.accept_exact_anchors, made.second, [exact, differs])
    assert rows(case) == []
    case.run(anchors.accept_exact_anchors, made.second, [exact])
    assert [row[0] for row in rows(case)] == ["moved"]
    with pytest.raises(InvalidValue, match="judged in this version already"):
        case.run(anchors.accept_exact_anchors, made.second, [exact])
    case.undo()
    assert number_waiting(case, made.second) == 3


@pytest.mark.parametrize(
    ("start", "end", "sentence"),
    [(0, 9999, "lie outside"), (5, 5, "lie outside"), (9, 5, "lie outside"), (-3, 5, "lie outside")],
)
def test_places_that_are_none_are_refused(
    case: Case, made: SimpleNamespace, start: int, end: int, sentence: str
) -> None:
    with pytest.raises(InvalidValue, match=sentence):
        case.run(anchors.accept_anchor, made.closed, made.second, start, end)
    assert rows(case) == []


def test_passages_go_only_to_other_versions_of_their_own_source(case: Case, made: SimpleNamespace) -> None:
    with pytest.raises(InvalidValue, match="quoted from this very text"):
        case.run(anchors.accept_anchor, made.closed, made.first, 0, 5)
    other = case.run(sources.add_source, title="Other")
    capture = case.run(captures.add_capture, other, data=b"x", media_type="text/plain", file_name="x")
    text = case.run(captures.add_source_text, capture, text="Some words.", tool="test", tool_version="1")
    failed = case.run(captures.add_source_text, capture, text=None, tool="t", tool_version="1", failure="No.")
    with pytest.raises(InvalidValue, match="only between versions of one source"):
        case.run(anchors.accept_anchor, made.closed, text, 0, 5)
    with pytest.raises(InvalidValue, match="has no text"):
        case.run(anchors.accept_anchor, made.closed, failed, 0, 5)


def test_a_deleted_passage_or_version_takes_its_anchors_along(case: Case, made: SimpleNamespace) -> None:
    _, start, end = place(made.closed, CLOSED)
    case.run(anchors.accept_anchor, made.closed, made.second, start, end)
    case.run(passages.delete_passage, made.closed)
    assert rows(case) == []
    case.undo()
    assert len(rows(case)) == 1
