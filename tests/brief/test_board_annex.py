"""A board in a brief: matrix, ranking, what it hinges on, who rated, and where others differ, in every format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

import casewright
from casewright.brief.blocks import AchMatrix, Brief, Bullets, Heading, Paragraph, Table
from casewright.brief.collect import collect
from casewright.brief.html import to_html
from casewright.brief.json_form import from_json, to_json
from casewright.brief.markdown import to_markdown
from casewright.operations import ach, assessments, briefs, judgements

Printed = Any  # see conftest.py


@pytest.fixture
def made(tmp_path: Path) -> Iterator[SimpleNamespace]:
    """Three hypotheses and four rows, of which one tells nothing apart; rated by Ana, and in part by Bo."""
    with casewright.create(tmp_path / "board.casewright", title="Talks", analyst="Ana") as case:
        with case.edit("add_board") as tx:
            assessment = assessments.add_assessment(tx, title="Talks", scheme="icd203")
            judged = judgements.judge(tx, assessment, text="It is trade.", likelihood="likely")
            board = ach.add_board(tx, title="Why", question="Why do they talk?", assessment_id=assessment)
            columns = [
                ach.add_hypothesis(
                    tx, board, label=f"H{n}", text=text, judgement_id=judged if n == 1 else None
                )
                for n, text in ((1, "Trade"), (2, "Navy"), (3, "Show"))
            ]
            rows = [
                ach.add_ach_row(tx, board, text=text) for text in ("The log", "A talk", "A price", "A rumour")
            ]
            for row, line in zip(rows, ("C II N", "I C C", "C I NA", "C C C"), strict=True):
                for column, rating in zip(columns, line.split(), strict=True):
                    ach.rate_cell(tx, row, column, rating=rating)
            for column, rating in zip(columns, ("I", "C", "N"), strict=True):
                ach.rate_cell(tx, rows[0], column, rating=rating, rated_by="Bo")
            brief = briefs.add_brief(tx, title="Talks", assessment_id=assessment)
            briefs.add_section(
                tx, brief, kind="ach", object_type="ach_board", object_id=board, title="Explanations"
            )
        yield SimpleNamespace(case=case, board=board, brief=brief, rows=rows)


def bullets_under(brief: Brief, title: str) -> list[str]:
    blocks = list(brief.blocks)
    place = next(n for n, each in enumerate(blocks) if isinstance(each, Heading) and each.text == title)
    listed = blocks[place + 1]
    assert isinstance(listed, Bullets)
    return ["".join(getattr(inline, "text", "") for inline in item) for item in listed.items]


def tables(brief: Brief) -> list[list[list[str]]]:
    return [
        [["".join(getattr(each, "text", "") for each in cell) for cell in row] for row in block.rows]
        for block in brief.blocks
        if isinstance(block, Table)
    ]


def test_the_figures_are_those_of_the_board(made: SimpleNamespace) -> None:
    brief = collect(made.case, made.brief)
    (matrix,) = (each for each in brief.blocks if isinstance(each, AchMatrix))
    # three rows count: H1 -1 of 6, H2 -3 of 6, H3 0 of 4 (a price does not apply to it)
    assert matrix.scores == pytest.approx((-1 / 6, -0.5, 0))
    assert matrix.ratings[2] == ("C", "I", "NA")
    assert matrix.diagnosticity == ("3.0", "2.0", "2.0", "0.0")
    ranking, differing = tables(brief)
    assert ranking == [
        ["1", "H3 Show", "0.00", "0.0", "0", "–"],
        ["2", "H1 Trade", "−0.17", "−1.0", "−1", "likely (55–80%)"],
        ["3", "H2 Navy", "−0.50", "−3.0", "−3", "–"],
    ]
    assert differing == [
        ["The log", "H1", "Ana +; Bo −", "2"],
        ["The log", "H2", "Ana −−; Bo +", "3"],
    ]


def test_it_says_who_rated_what_it_hinges_on_and_what_was_left_out(made: SimpleNamespace) -> None:
    brief = collect(made.case, made.brief)
    head = next(each for each in brief.blocks if isinstance(each, Paragraph))
    assert "Rated by Ana. H3 is least spoken against (NIS 0.00), ahead of H1 (−0.17)." in "".join(
        getattr(each, "text", "") for each in head.inlines
    )
    assert bullets_under(brief, "What the order hinges on") == [
        "Without “A talk” H1 and H3 tie.",
        "Without “The log” H2 rises to 2nd.",  # to the place of H1: -1 of 4 each
    ]
    assert bullets_under(brief, "As others rated it")[-1] == (
        "Ana and Bo both rated 3 cells: 1 the same, 1 at most one step apart, 2 on opposite sides."
    )
    before = bullets_under(brief, "Before relying on it")
    assert "1 row says the same of every hypothesis and is left out." in before
    assert any(each.startswith("Step 5, refute, was not done") for each in before)
    assert any(each.startswith("Step 6, sensitivity, was not done") for each in before)
    assert "does not remove bias" in before[-1]


def test_steps_that_were_taken_are_not_complained_of_and_the_conclusion_is_printed(
    made: SimpleNamespace,
) -> None:
    made.case.run(ach.edit_board, made.board, conclusion="Navy is refuted by the log.")
    made.case.run(ach.edit_ach_row, made.rows[1], note="Then trade and show are level.")
    brief = collect(made.case, made.brief)
    assert not [each for each in bullets_under(brief, "Before relying on it") if "was not done" in each]
    assert "Navy is refuted by the log." in to_markdown(brief)


def test_the_author_of_the_brief_speaks_for_the_board(made: SimpleNamespace) -> None:
    made.case.run(briefs.edit_brief, made.brief, author="bo")
    assert "Rated by Bo." in to_markdown(collect(made.case, made.brief))


def test_every_format_prints_it(
    made: SimpleNamespace, print_brief: Callable[[Brief], Printed], squeeze: Callable[[str], str]
) -> None:
    brief = collect(made.case, made.brief)
    assert from_json(to_json(brief)) == brief
    html, markdown, printed = to_html(brief), to_markdown(brief), print_brief(brief)
    for words in ("H2 Navy", "As others rated it", "M · M"):
        assert words in html
        assert words in markdown
    for words in ("NIS", "−0.17", "What the order hinges on", "Step 5, refute, was not done", "Weight"):
        assert squeeze(words) in printed.body
    assert "| NIS |" in markdown


def test_a_board_without_rows_prints_nothing(made: SimpleNamespace) -> None:
    empty: UUID = made.case.run(ach.add_board, title="Empty", question="What?")
    section = made.case.read("SELECT id FROM brief_section")[0][0]
    made.case.run(briefs.edit_section, UUID(bytes=section), object_type="ach_board", object_id=empty)
    assert not [each for each in collect(made.case, made.brief).blocks if isinstance(each, AchMatrix)]
