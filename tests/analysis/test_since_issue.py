"""How judgements stand against the brief that was issued last."""

from __future__ import annotations

from uuid import UUID

import pytest

from casewright.analysis.since_issue import changes_since_issue
from casewright.casefile.case import Case
from casewright.operations import assessments, briefs, judgements
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


def test_without_an_issued_brief_what_was_stated_by_hand_counts(case: Case, assessment: UUID) -> None:
    judgement = case.run(
        judgements.judge, assessment, text="X", change_kind="raised", change_reason="A ballot."
    )
    case.run(briefs.add_brief, title="Draft", assessment_id=assessment)
    assert changes_since_issue(case, assessment) == {judgement: ("raised", "A ballot.")}


def test_changes_count_from_the_last_issue_and_not_from_before_it(case: Case, assessment: UUID) -> None:
    one, other = (case.run(judgements.judge, assessment, text=text, likelihood="likely") for text in "AB")
    case.run(revise_judgement, one, reason="Before the brief.", likelihood="very likely")
    brief = case.run(briefs.add_brief, title="First", assessment_id=assessment)
    case.run(issue_brief, brief, snapshot="{}", version="1")
    assert changes_since_issue(case, assessment) == {one: ("unchanged", None), other: ("unchanged", None)}
    case.run(revise_judgement, one, reason="A ballot.", likelihood="likely")
    case.run(revise_judgement, one, reason="It failed.", likelihood="unlikely")
    case.run(revise_judgement, other, reason="Nothing new.")
    added = case.run(judgements.judge, assessment, text="C", likelihood="likely")
    case.run(revise_judgement, added, reason="A slip.", likelihood="unlikely")
    found = changes_since_issue(case, assessment)
    assert found == {
        one: ("reversed", "A ballot. It failed."),
        other: ("unchanged", None),
        added: ("new", None),
    }


def test_a_brief_printed_again_is_held_against_the_one_before_it(case: Case, assessment: UUID) -> None:
    judgement = case.run(judgements.judge, assessment, text="A", likelihood="likely")
    first = issued(case, "First", assessment_id=assessment)
    case.run(revise_judgement, judgement, reason="A ballot.", likelihood="very likely")
    second = issued(case, "Second", assessment_id=assessment)
    assert changes_since_issue(case, assessment)[judgement].kind == "unchanged"
    assert changes_since_issue(case, assessment, second)[judgement] == ("raised", "A ballot.")
    assert changes_since_issue(case, assessment, first)[judgement].kind is None


def test_a_brief_that_is_written_anew_is_held_against_its_own_last_issue(
    case: Case, assessment: UUID
) -> None:
    judgement = case.run(judgements.judge, assessment, text="A", likelihood="likely")
    brief = case.run(briefs.add_brief, title="First", assessment_id=assessment)
    case.run(issue_brief, brief, snapshot="{}", version="1")
    case.run(revise_judgement, judgement, reason="A ballot", likelihood="very likely")
    assert changes_since_issue(case, assessment)[judgement] == ("raised", "A ballot.")
