"""A board of a case, read whole: analysts apart, what is said of it, its steps, and ratings read anew one by one."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from casewright import Case
from casewright.analysis.ach import words
from casewright.analysis.ach.comparison import agreements, differences
from casewright.analysis.ach.steps import steps_of
from casewright.analysis.ach.study import Board, Study, boards_of, matrix_of, read_board, study_of, with_cells
from casewright.casefile.queries.hypotheses import board_rows
from casewright.operations import ach, assessment_parts, assessments

Evidence = Any  # see ../conftest.py


@pytest.fixture
def made(evidence: Evidence) -> SimpleNamespace:
    """Three hypotheses; two rows of one source, one argument."""
    run, wire = evidence.case.run, evidence.source("Wire")
    board = run(ach.add_board, title="Why", question="Why?")
    columns = [run(ach.add_hypothesis, board, label=f"H{n}", text=f"Reason {n}") for n in (1, 2, 3)]
    claims = [evidence.claim(f"It says {n}.", wire, credibility="2") for n in (1, 2)]
    rows = run(ach.add_claim_rows, board, claim_ids=claims)
    rows.append(
        run(ach.add_ach_row, board, text="It would be dear.", kind="argument", credibility="H", relevance="H")
    )
    return SimpleNamespace(case=evidence.case, board=board, columns=columns, rows=rows)


def rate(made: SimpleNamespace, *lines: str, by: str = "Ana") -> None:
    with made.case.edit("rate_cell") as tx:
        for row, line in zip(made.rows, lines, strict=False):
            for column, rating in zip(made.columns, line.split(), strict=True):
                if rating != ".":
                    ach.rate_cell(tx, row, column, rating=rating, rated_by=by)


def board_of(case: Case) -> Board:
    (found,) = boards_of(case)
    return found


def study(made: SimpleNamespace, analyst: str = "Ana") -> Study:
    return study_of(made.case, board_of(made.case), analyst)


def test_an_origin_decides_though_none_of_its_rows_does(made: SimpleNamespace) -> None:
    rate(made, "C I I", "C I I", "I C C")  # weights 1, 1 and 2: H1 -2 of 8, H2 and H3 -2 of 8
    rate(
        made, "C II II", "C II II", "I C C"
    )  # H1 -2 of 8, the others -4 of 8; without one row -2 of 6 each: a tie
    found = study(made)
    assert found.figures.leaders == (made.columns[0],)
    (origin, without), *_ = found.without_origin
    assert (origin.titles, without.leaders) == (("Wire",), (made.columns[1], made.columns[2]))
    assert words.hinges(found)[0].words == "Without “Wire” (2 rows) H2 and H3 tie."
    assert words.loose_ends(found)[0].words == "Inconsistent with H1: It would be dear."


def test_what_is_said_before_relying_on_it(made: SimpleNamespace) -> None:
    rate(made, "C C C", "I C N", "NA NA I")
    found = [each.words for each in words.cautions(study(made))]
    assert found == [
        "No null hypothesis, and no reason why none is needed.",
        "No deception hypothesis, and no reason why none is needed.",
        "1 row says the same of every hypothesis and is left out.",
        "1 row applies to fewer than two hypotheses and cannot tell them apart.",
    ]
    rate(made, "C NA N", "C N N", "I NA N")
    assert [each.words for each in words.cautions(study(made))][2:4] == [
        "H2 is neutral or not applicable in 100% of its ratings: what explains everything is not tested.",
        "H3 is neutral or not applicable in 100% of its ratings: what explains everything is not tested.",
    ]


def test_steps_follow_from_what_is_there(made: SimpleNamespace) -> None:
    def states() -> str:
        return " ".join(each.state for each in steps_of(study(made)))

    run = made.case.run
    assert states() == "open done open open open open open open"
    rate(made, "C I I", "C I I", "II C C")
    assert states() == "open done done done due due open open"
    run(
        ach.edit_board,
        made.board,
        conclusion="H1 is refuted.",
        no_null_because="It happened.",
        no_deception_because="Nobody could.",
    )
    run(ach.edit_ach_row, made.rows[2], note="Then H1 leads.")
    run(ach.edit_ach_row, made.rows[0], note="Then nothing changes.")
    assert states() == "done done done done done done open open"
    assessment = run(assessments.add_assessment, title="Why", scheme="icd203")
    run(ach.edit_board, made.board, assessment_id=assessment)
    run(assessment_parts.add_indicator, assessment, text="A ship calls.")
    assert states() == "done done done done done done open done"


def test_analysts_are_compared_cell_by_cell(made: SimpleNamespace) -> None:
    rate(made, "C I II", "N N NA", "CC C .")
    rate(made, "C C I", "N I I", ". C C", by="Bo")
    board = board_of(made.case)
    assert list(board.ratings) == ["Ana", "Bo"]
    assert [(each.ratings, each.apart, each.is_opposed) for each in differences(board)] == [
        ({"Ana": "I", "Bo": "C"}, 2, True),
        ({"Ana": "II", "Bo": "I"}, 1, False),
        ({"Ana": "N", "Bo": "I"}, 1, False),
        ({"Ana": "NA", "Bo": "I"}, None, False),
    ]
    (found,) = agreements(board)
    # rated by both: 7 cells; C C, N N and C C are the same; two more are one step apart; I and C are opposed
    assert (found.both, found.same, found.within_one, found.opposed) == (7, 3, 5, 1)


def test_a_name_is_known_however_it_is_written_and_somebody_speaks_for_the_board(
    made: SimpleNamespace,
) -> None:
    rate(made, "C I II")
    rate(made, "C I II", "C C C", by="Bo")
    board = board_of(made.case)
    assert board.known_as(" ANA") == "Ana"
    assert board.speaker(None, "ana") == "Ana"
    assert board.speaker("Nobody") == "Bo"
    assert not board.cells("Nobody")


def test_cells_read_anew_give_what_reading_the_whole_board_gives(made: SimpleNamespace) -> None:
    rate(made, "C I II", "N N NA")
    before = board_of(made.case)
    touched: set[UUID] = set()
    made.case.subscribe(lambda event: touched.update(event.touched.get("ach_cell", ())))
    rate(made, "CC I II", "N N NA", "I I I")
    rate(made, "C C C", by="Bo")
    made.case.run(ach.rate_cell, made.rows[0], made.columns[1], rating=None)
    after, rows = with_cells(made.case, before, touched)
    assert after == read_board(made.case, board_rows(made.case)[0])
    assert list(after.ratings) == ["Ana", "Bo"]
    assert rows == {made.rows[0], made.rows[2]}
    known = matrix_of(before.hypotheses, before.rows, before.cells("Ana"))
    anew = matrix_of(after.hypotheses, after.rows, after.cells("Ana"))
    assert matrix_of(after.hypotheses, after.rows, after.cells("Ana"), known, rows) == anew != known
