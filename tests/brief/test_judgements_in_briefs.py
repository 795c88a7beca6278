"""Judgements as briefs print them: two sentences, what has changed since the last issue and why, dissent."""

from __future__ import annotations

from uuid import UUID

import pytest

from casewright.brief.blocks import JudgementBlock
from casewright.brief.collect import collect
from casewright.brief.html import to_html
from casewright.brief.markdown import to_markdown
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


def written(case: Case, assessment: UUID) -> tuple[list[JudgementBlock], str, str]:
    brief = case.run(briefs.add_brief, title="Vell", assessment_id=assessment)
    case.run(briefs.add_section, brief, kind="key_judgements")
    found = collect(case, brief)
    blocks = [block for block in found.blocks if isinstance(block, JudgementBlock)]
    return blocks, to_html(found), to_markdown(found).replace("\\", "")


def test_both_sentences_and_dissent_are_printed_in_every_format(case: Case, assessment: UUID) -> None:
    case.run(
        judgements.judge, assessment, text="The port will close.", is_key=True, likelihood="likely", point=0.6, confidence="low",
        confidence_basis="one origin thinks it likely", horizon="2026-06", dissent="Ana would say unlikely.",
    )  # fmt: skip
    _, html, markdown = written(case, assessment)
    for text in (html, markdown):
        assert "We assess it is likely (55–80%) that the port will close by the end of June 2026." in text
        assert "Our confidence in this judgement is low. One origin thinks it likely." in text
        assert "Dissent: Ana would say unlikely." in text
        assert "60%" not in text, "a point is printed only when it is asked for"


def test_a_proposition_in_another_language_keeps_to_itself(case: Case, assessment: UUID) -> None:
    case.run(judgements.judge, assessment, text="بندر بسته می‌شود.", is_key=True, likelihood="likely")
    ((block,), html, _) = written(case, assessment)
    assert [run.text for run in block.inlines] == [
        "We assess that the following is likely (55–80%).",
        " ",
        "بندر بسته می‌شود.",
    ]
    assert "بندر بسته می‌شود." in html


def test_what_has_moved_since_the_last_issue_is_printed_with_its_reason(case: Case, assessment: UUID) -> None:
    ids = [
        case.run(judgements.judge, assessment, text=text, is_key=True, likelihood="likely")
        for text in ("A", "B")
    ]
    issued(case, "First", assessment_id=assessment)
    case.run(revise_judgement, ids[0], reason="The ballot failed.", likelihood="unlikely")
    (moved, kept), html, markdown = written(case, assessment)
    assert (moved.change, kept.change) == ("Reversed", "Unchanged")
    assert moved.remarks == (("Reversed because", "The ballot failed."),)
    assert kept.remarks == ()
    assert "Reversed because: The ballot failed." in html
    assert "Reversed because: The ballot failed." in markdown
