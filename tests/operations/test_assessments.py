"""Assessments, judgements, boards, graph views and briefs."""

from __future__ import annotations

from uuid import UUID

import pytest

from casewright.casefile.case import Case
from casewright.model.citation_tokens import token
from casewright.model.errors import InvalidValue, NoSuchObject
from casewright.model.ids import new_id
from casewright.operations import (
    ach,
    assessment_parts,
    assessments,
    briefs,
    claims,
    entities,
    graph_views,
    judgements,
)


@pytest.fixture
def assessment(case: Case) -> UUID:
    return case.run(assessments.add_assessment, title="Will the port close?")


def texts(case: Case, table: str, column: str = "text") -> list[str]:
    return [row[0] for row in case.read(f"SELECT {column} FROM {table} ORDER BY position")]


def test_a_likelihood_is_kept_as_term_and_band_of_the_scheme(case: Case, assessment: UUID) -> None:
    judgement = case.run(
        judgements.judge, assessment, text="The port closes.", likelihood="Highly probable", confidence="Moderate",
        horizon="2026-06", point=0.85,
    )  # fmt: skip
    columns = "likelihood, band_lo, band_hi, scheme, confidence, horizon_lo, horizon_hi"
    row = case.read(f"SELECT {columns} FROM judgement")
    assert row == [("very_likely", 0.8, 0.95, "icd203", "moderate", "2026-06-01", "2026-06-30")]
    case.run(judgements.edit_judgement, judgement, likelihood=None)
    assert case.read("SELECT likelihood, band_lo, band_hi FROM judgement") == [(None, None, None)]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"likelihood": "realistic possibility"}, "no likelihood in ICD 203"),
        ({"likelihood": "likely", "scheme": "phia"}, "schemes are not mixed"),
        ({"point": 1}, "lies between 0 and 1"),
        ({"point": "often"}, "must be a number"),
        ({"confidence": "total"}, "choose low, moderate or high"),
        ({"is_key": "yes"}, "is yes or no"),
        ({"supersedes_id": new_id()}, "no judgement"),
    ],
)
def test_a_judgement_that_does_not_fit_is_refused(
    case: Case, assessment: UUID, given: dict[str, object], sentence: str
) -> None:
    with pytest.raises((InvalidValue, NoSuchObject), match=sentence):
        case.run(judgements.judge, assessment, text="X", **given)


def test_terms_are_never_carried_over_to_another_scheme(case: Case, assessment: UUID) -> None:
    judgement = case.run(judgements.judge, assessment, text="X", likelihood="likely")
    with pytest.raises(InvalidValue, match="clear the likelihoods first"):
        case.run(assessments.edit_assessment, assessment, scheme="phia")
    case.run(judgements.edit_judgement, judgement, likelihood=None)
    case.run(assessments.edit_assessment, assessment, scheme="phia")
    case.run(judgements.edit_judgement, judgement, likelihood="likely")
    assert case.read("SELECT scheme, band_hi FROM judgement") == [("phia", 0.75)]


def test_a_judgement_rests_on_claims_or_judgements_never_in_a_circle(case: Case, assessment: UUID) -> None:
    first, second, third = (case.run(judgements.judge, assessment, text=text) for text in "ABC")
    claim = case.run(claims.state_claim, text="Ships wait.", basis="analyst_knowledge")
    case.run(judgements.support, first, other_id=second)
    case.run(judgements.support, second, other_id=third)
    case.run(judgements.support, third, claim_id=claim)
    with pytest.raises(InvalidValue, match="in a circle: “A” rests on “B”, which rests on “C” already"):
        case.run(judgements.support, third, other_id=first)
    with pytest.raises(InvalidValue, match="in a circle: “A” rests on “B” already"):
        case.run(judgements.support, second, other_id=first, stance="contradicts")
    with pytest.raises(InvalidValue, match="“A” cannot rest on itself"):
        case.run(judgements.support, first, other_id=first)
    with pytest.raises(InvalidValue, match="already"):
        case.run(judgements.support, third, claim_id=claim)
    with pytest.raises(InvalidValue, match="give one of them"):
        case.run(judgements.support, third, claim_id=claim, other_id=first)
    with pytest.raises(InvalidValue, match="1 judgement support rests on it"):
        case.run(claims.delete_claim, claim)


def test_an_assessment_goes_with_all_its_parts_and_comes_back_whole(case: Case, assessment: UUID) -> None:
    first, second = (case.run(judgements.judge, assessment, text=text) for text in "AB")
    case.run(judgements.support, first, other_id=second)
    case.run(
        assessment_parts.add_alternative, assessment, judgement_id=first, text="No", likelihood="unlikely"
    )
    case.run(
        assessment_parts.add_assumption,
        assessment,
        judgement_id=first,
        text="Yes",
        category="c",
        linchpin=True,
    )
    indicator = case.run(assessment_parts.add_indicator, assessment, judgement_id=first, text="Turnout")
    case.run(assessment_parts.observe, indicator, observed_on="2026-05-20", note="Not yet.")
    case.run(assessment_parts.add_gap, assessment, question="Who decides?")
    case.run(assessment_parts.add_implication, assessment, reader="Carriers", text="Re-route.")
    brief = case.run(briefs.add_brief, title="Vell", assessment_id=assessment)
    tables = ("assessment", "judgement", "judgement_support", "alternative", "assumption", "indicator", "observation",
              "gap", "implication")  # fmt: skip
    before = [case.read(f"SELECT * FROM {table}") for table in tables]
    case.run(assessments.delete_assessment, assessment)
    assert not any(case.read(f"SELECT * FROM {table}") for table in tables)
    assert case.read("SELECT assessment_id FROM brief WHERE id = ?", (brief.bytes,)) == [(None,)]
    case.undo()
    assert [case.read(f"SELECT * FROM {table}") for table in tables] == before


def test_parts_keep_to_their_assessment_and_its_scheme(case: Case, assessment: UUID) -> None:
    other = case.run(assessments.add_assessment, title="Another", scheme="phia")
    judgement = case.run(judgements.judge, other, text="X")
    with pytest.raises(InvalidValue, match="belongs to another assessment"):
        case.run(assessment_parts.add_gap, assessment, question="?", judgement_id=judgement)
    with pytest.raises(InvalidValue, match="no likelihood in PHIA"):
        case.run(assessment_parts.add_alternative, other, text="X", likelihood="very likely")


def test_lists_are_moved_by_fractions_and_numbered_anew_when_tight(case: Case, assessment: UUID) -> None:
    ids = [case.run(judgements.judge, assessment, text=text) for text in "ABCD"]
    case.run(judgements.move_judgement, ids[3], after=ids[0])
    assert texts(case, "judgement") == ["A", "D", "B", "C"]
    case.run(judgements.move_judgement, ids[2], after=None)
    assert texts(case, "judgement") == ["C", "A", "D", "B"]
    for _ in range(30):
        for n in (0, 3):
            case.run(judgements.move_judgement, ids[n], after=ids[2])
    assert texts(case, "judgement") == ["C", "D", "A", "B"]
    with pytest.raises(InvalidValue, match="not in the same list"):
        case.run(judgements.move_judgement, ids[0], after=new_id())


def test_a_cell_belongs_to_one_board_and_keeps_its_reason_until_that_is_changed(case: Case) -> None:
    board, other = (case.run(ach.add_board, title=title, question="Who?") for title in "XY")
    hypothesis = case.run(ach.add_hypothesis, board, label="H1", text="They did", is_null=False)
    row = case.run(ach.add_ach_row, board, text="A denial", kind="absence", credibility="h")
    foreign = case.run(ach.add_hypothesis, other, label="H1", text="X")
    with pytest.raises(InvalidValue, match="Rate the cell first"):
        case.run(ach.explain_cell, row, hypothesis, rationale="Why deny?")
    case.run(ach.rate_cell, row, hypothesis, rating="ii", rationale="Why deny?")
    case.run(ach.rate_cell, row, hypothesis, rating="C")
    assert case.read("SELECT rating, rationale, rated_by FROM ach_cell") == [("C", "Why deny?", "M. Example")]
    case.run(ach.explain_cell, row, hypothesis, rationale=None)
    assert case.read("SELECT rating, rationale FROM ach_cell") == [("C", None)]
    with pytest.raises(InvalidValue, match="different boards"):
        case.run(ach.rate_cell, row, foreign, rating="C")
    case.run(ach.rate_cell, row, hypothesis, rating=None)
    assert case.read("SELECT count(*) FROM ach_cell") == [(0,)]


def test_everyone_has_a_cell_of_their_own_which_is_one_in_every_copy(case: Case) -> None:
    board = case.run(ach.add_board, title="X", question="Who?")
    hypothesis = case.run(ach.add_hypothesis, board, label="H1", text="They did")
    row = case.run(ach.add_ach_row, board, text="A denial")
    mine = case.run(ach.rate_cell, row, hypothesis, rating="C")
    case.work_as("T. Hale")
    theirs = case.run(ach.rate_cell, row, hypothesis, rating="II")
    assert case.read("SELECT rating, rated_by FROM ach_cell ORDER BY rated_by") == [
        ("C", "M. Example"),
        ("II", "T. Hale"),
    ]
    case.run(ach.rate_cell, row, hypothesis, rating=None)
    assert case.read("SELECT rated_by FROM ach_cell") == [("M. Example",)]
    case.undo()
    case.work_as("m. example")  # the same person, written otherwise
    assert case.run(ach.rate_cell, row, hypothesis, rating="I") == mine
    assert case.read("SELECT count(*) FROM ach_cell") == [(2,)]
    # ids follow from row, hypothesis and analyst, so that a copy that rates apart rates the same row of the table
    assert {mine, theirs} == {ach.cell_id(row, hypothesis, who) for who in ("M. Example", "T. Hale")}


def test_claims_become_rows_in_one_step_with_the_weight_that_their_ratings_suggest(case: Case) -> None:
    board = case.run(ach.add_board, title="X", question="Who?")
    known, other = (case.run(claims.state_claim, text=text, basis="analyst_knowledge") for text in "AB")
    case.run(ach.add_ach_row, board, text="A", claim_id=known)
    case.run(ach.add_claim_rows, board, claim_ids=[other, known, other])
    assert case.read("SELECT text, kind, credibility, relevance FROM ach_row ORDER BY position") == [
        ("A", "evidence", "M", "M"),
        ("B", "evidence", "M", "M"),
    ]
    case.undo()
    assert case.read("SELECT count(*) FROM ach_row") == [(1,)]


def test_many_nodes_move_in_one_step_and_stay_when_added_again(case: Case) -> None:
    ids = [case.run(entities.add_entity, kind="place", name=f"P{n}") for n in range(5)]
    view = case.run(graph_views.add_view, title="All", filters={"kinds": ["place"]})
    assert (
        case.run(graph_views.add_entities_to_view, view, {each: (n, 2 * n) for n, each in enumerate(ids)})
        == 5
    )
    case.run(graph_views.move_nodes, view, dict.fromkeys(ids[:4], (9.5, 9.5)))
    assert case.run(graph_views.add_entities_to_view, view, dict.fromkeys(ids, (0, 0))) == 0
    assert sorted(case.read("SELECT x, y FROM graph_node")) == [(4, 8)] + [(9.5, 9.5)] * 4
    case.run(graph_views.pin_nodes, view, ids[:2])
    case.run(graph_views.hide_nodes, view, ids[:1])
    assert case.read("SELECT sum(pinned), sum(hidden) FROM graph_node") == [(2, 1)]
    case.run(graph_views.remove_from_view, view, ids[1:])
    with pytest.raises(InvalidValue, match="not shown in this view"):
        case.run(graph_views.move_nodes, view, {ids[1]: (0, 0)})
    with pytest.raises(InvalidValue, match="must be a number"):
        case.run(graph_views.move_nodes, view, {ids[0]: (float("nan"), 0)})
    with pytest.raises(NoSuchObject):
        case.run(graph_views.add_entities_to_view, view, {new_id(): (0, 0)})


def test_a_section_shows_the_kind_of_object_it_is_for_and_cites_what_is_there(case: Case) -> None:
    brief = case.run(briefs.add_brief, title="Vell", cut_off="2026-05-14T18:00:00Z")
    view = case.run(graph_views.add_view, title="Ties")
    chart = case.run(briefs.add_section, brief, kind="link_chart", object_type="graph_view", object_id=view)
    with pytest.raises(InvalidValue, match="shows an ACH board, not a graph view"):
        case.run(briefs.edit_section, chart, kind="ach")
    with pytest.raises(InvalidValue, match="not in this case"):
        case.run(briefs.add_section, brief, body=f"X{token('claim', new_id())}")
    with pytest.raises(InvalidValue, match="by both kind and id"):
        case.run(briefs.add_section, brief, kind="link_chart", object_id=view)
    text = case.run(briefs.add_section, brief, title="Discussion", body="Words.\n\nMore words.")
    case.run(briefs.move_section, text, after=None)
    assert texts(case, "brief_section", "kind") == ["text", "link_chart"]
    case.run(graph_views.delete_view, view)
    assert case.read("SELECT object_type, object_id FROM brief_section WHERE kind = 'link_chart'") == [
        (None, None)
    ]
