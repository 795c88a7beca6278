"""What a judgement says changes with a reason, and what it said before is kept."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest

from casewright.casefile.case import Case
from casewright.casefile.queries import judgement_history
from casewright.casefile.queries.judgement_history import history_of, is_settled, today
from casewright.model.errors import InvalidValue, NoSuchObject
from casewright.model.ids import new_id
from casewright.operations import assessments, briefs, claims, judgements
from casewright.operations.issues import issue_brief
from casewright.operations.judgement_revisions import revise_judgement


def issued(case: Case, title: str, **fields: object) -> UUID:
    """A brief that was issued."""
    made = case.run(briefs.add_brief, title=title, **fields)
    case.run(issue_brief, made, snapshot="{}", version="1")
    return made


@pytest.fixture
def assessment(case: Case) -> UUID:
    return case.run(assessments.add_assessment, title="Will the port close?")


@pytest.fixture
def judgement(case: Case, assessment: UUID) -> UUID:
    return case.run(
        judgements.judge,
        assessment,
        text="The port closes.",
        likelihood="likely",
        point=0.6,
        confidence="low",
    )


def who_and_when(case: Case, judgement: UUID) -> tuple[str | None, str | None]:
    return case.read("SELECT judged_by, reviewed_on FROM judgement WHERE id = ?", (judgement.bytes,))[0]


def the_next_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judgement_history, "today", lambda: "2999-01-01")


def test_who_judged_and_when_is_noted_with_the_likelihood(case: Case, assessment: UUID) -> None:
    bare = case.run(judgements.judge, assessment, text="X")
    assert who_and_when(case, bare) == (None, None)
    case.run(judgements.edit_judgement, bare, likelihood="likely")
    assert who_and_when(case, bare) == ("M. Example", today())
    told = case.run(
        judgements.judge,
        assessment,
        text="Y",
        likelihood="likely",
        judged_by="T. Sample",
        reviewed_on="2026-05",
    )
    assert who_and_when(case, told) == ("T. Sample", "2026-05")
    with pytest.raises(InvalidValue, match="follow from what was done"):
        case.run(judgements.edit_judgement, told, judged_by="M. Example")


def test_a_new_judgement_changes_freely_and_leaves_no_history(
    case: Case, assessment: UUID, judgement: UUID
) -> None:
    assert not is_settled(case, judgement, "M. Example")
    case.run(
        judgements.edit_judgement,
        judgement,
        likelihood="unlikely",
        point=0.3,
        text="It closes.",
        horizon="2026",
    )
    assert history_of(case, assessment) == {}


OLD: dict[str, Callable[[Case, UUID, UUID, pytest.MonkeyPatch], object]] = {
    "the assessment is no draft": lambda case, of, _id, _patch: case.run(assessments.edit_assessment, of, status="in_review"),
    "a brief on it was issued": lambda case, of, _id, _patch: issued(case, "B", assessment_id=of),
    "an issued brief shows it alone": lambda case, _of, each, _patch: case.run(
        briefs.add_section, issued(case, "B"), kind="judgement", object_type="judgement",
        object_id=each,
    ),
    "it was revised": lambda case, _of, each, _patch: case.run(revise_judgement, each, reason="Looked at again."),
    "somebody else judged it": lambda case, _of, _id, _patch: case.work_as("T. Sample"),
    "it was judged on an earlier day": lambda _case, _of, _id, patch: the_next_day(patch),
}  # fmt: skip


@pytest.mark.parametrize("how", OLD)
def test_a_judgement_that_stands_changes_with_a_reason_only(
    case: Case, assessment: UUID, judgement: UUID, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    OLD[how](case, assessment, judgement, monkeypatch)
    assert is_settled(case, judgement, case.analyst)
    for changes in (
        {"likelihood": "very likely"},
        {"point": 0.7},
        {"confidence": "high"},
        {"text": "X"},
        {"horizon": "2026"},
        {"kind": "fact_reported"},
    ):
        with pytest.raises(InvalidValue, match="say why it changes"):
            case.run(judgements.edit_judgement, judgement, **changes)
    case.run(
        judgements.edit_judgement,
        judgement,
        confidence_basis="One origin.",
        likelihood="Probable",
        text="The port closes. ",
    )
    case.run(revise_judgement, judgement, reason="A second source.", likelihood="very likely")
    assert case.read("SELECT likelihood FROM judgement") == [("very_likely",)]


def test_a_draft_that_is_not_judged_yet_may_be_worded_by_anybody(case: Case, assessment: UUID) -> None:
    bare = case.run(judgements.judge, assessment, text="X", confidence="low")
    case.work_as("T. Sample")
    case.run(judgements.edit_judgement, bare, text="Y", confidence=None)
    assert who_and_when(case, bare) == (None, today())


def test_a_revision_keeps_what_was_said_before_and_what_led_to_it(
    case: Case, assessment: UUID, judgement: UUID
) -> None:
    claim = case.run(claims.state_claim, text="Ships wait.", basis="analyst_knowledge")
    case.work_as("T. Sample")
    case.run(
        revise_judgement,
        judgement,
        reason="Ships wait.",
        because=("claim", claim),
        likelihood="very likely",
        point=0.9,
    )
    case.run(
        revise_judgement,
        judgement,
        reason="They left.",
        likelihood="unlikely",
        point=None,
        confidence="moderate",
    )
    last, first = history_of(case, assessment)[judgement]
    assert (first.kind, first.revised_by, first.because_type, first.because_id) == (
        "raised",
        "T. Sample",
        "claim",
        claim,
    )
    assert (first.before.likelihood, first.before.band_lo, first.before.point) == ("likely", 0.55, 0.6)
    assert first.after == last.before
    assert (last.kind, last.after.likelihood, last.after.confidence) == ("reversed", "unlikely", "moderate")
    assert who_and_when(case, judgement) == ("T. Sample", today())
    case.undo()
    assert [each.reason for each in history_of(case, assessment)[judgement]] == ["Ships wait."]
    assert case.read("SELECT likelihood, point FROM judgement") == [("very_likely", 0.9)]


def test_a_review_that_keeps_a_judgement_is_a_revision_too(
    case: Case, assessment: UUID, judgement: UUID
) -> None:
    case.run(revise_judgement, judgement, reason="Nothing new.")
    (kept,) = history_of(case, assessment)[judgement]
    assert (kept.kind, kept.before == kept.after) == ("unchanged", True)


def test_a_revision_without_a_reason_or_because_of_nothing_is_refused(case: Case, judgement: UUID) -> None:
    with pytest.raises(InvalidValue, match="reason of a judgement revision is missing"):
        case.run(revise_judgement, judgement, reason="  ", likelihood="unlikely")
    with pytest.raises(NoSuchObject, match="There is no claim"):
        case.run(revise_judgement, judgement, reason="X", because=("claim", new_id()))
    with pytest.raises(InvalidValue, match="because of itself"):
        case.run(revise_judgement, judgement, reason="X", because=("judgement", judgement))
    with pytest.raises(InvalidValue, match="no likelihood in ICD 203"):
        case.run(revise_judgement, judgement, reason="X", likelihood="realistic possibility")
    assert case.read("SELECT count(*) FROM judgement_revision") == [(0,)]


def test_the_history_goes_with_the_judgement_and_outlives_what_led_to_it(
    case: Case, assessment: UUID, judgement: UUID
) -> None:
    claim = case.run(claims.state_claim, text="Ships wait.", basis="analyst_knowledge")
    case.run(revise_judgement, judgement, reason="Ships wait.", because=("claim", claim))
    case.run(claims.delete_claim, claim)
    assert history_of(case, assessment)[judgement][0].because_id == claim
    case.run(judgements.delete_judgement, judgement)
    assert case.read("SELECT count(*) FROM judgement_revision") == [(0,)]
    case.undo()
    assert len(history_of(case, assessment)[judgement]) == 1
