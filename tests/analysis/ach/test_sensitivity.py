"""What the order hinges on: by hand, and against working everything out anew without the rows."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from casewright.analysis.ach.figures import Matrix, figures_of
from casewright.analysis.ach.scores import normalised_inconsistency, ranks
from casewright.analysis.ach.sensitivity import LeavingOut, Move

Grid = Any  # see conftest.py


def leaving_out(matrix: Matrix) -> LeavingOut:
    return LeavingOut(matrix, figures_of(matrix))


def test_the_one_row_that_decides_is_named_first(grid: Grid) -> None:
    matrix = grid.matrix(
        ("HH", "C II N"),  # without it: H1 -1 of 4, H2 0, H3 -1 of 4
        ("MM", "I C  N"),  # without it: H1 0, H2 -4 of 6, H3 -1 of 6
        ("MM", "N C  I"),  # without it: H1 -1 of 6, H2 -4 of 6, H3 0
    )
    # with all: H1 -1 of 8, H2 -4 of 8, H3 -1 of 8: H1 and H3 tie, H2 is third
    assert figures_of(matrix).leaders == (grid.column(1), grid.column(3))
    found = {each.rows: each for each in leaving_out(matrix).each_row()}
    assert found[grid.row(1),].leaders == (grid.column(2),)
    assert found[grid.row(1),].moves == (
        Move(grid.column(1), 1, 2), Move(grid.column(2), 3, 1), Move(grid.column(3), 1, 2),
    )  # fmt: skip
    assert found[grid.row(2),].leaders == (grid.column(1),)
    assert found[grid.row(3),].moves == (Move(grid.column(1), 1, 2),)


def test_rows_that_change_only_lower_ranks_come_last(grid: Grid) -> None:
    matrix = grid.matrix(("MM", "C I II"), ("MM", "C II N"), ("LL", "C N I"))
    # H1 0; H2 -3; H3 -2.5. Without the second row H2 -1, H3 -2.5: they change places. Without the third: -3, -2.
    found = leaving_out(matrix).each_row()
    assert [(each.rows, each.leader_changes) for each in found] == [((grid.row(2),), False)]
    assert found[0].moves == (Move(grid.column(2), 3, 2), Move(grid.column(3), 2, 3))


def test_rows_of_one_origin_go_together(grid: Grid) -> None:
    matrix = grid.matrix(("MM", "C II"), ("MM", "C II"), ("MM", "I C"))
    answers = leaving_out(matrix)
    assert answers.each_row() == []  # no single row decides
    both = answers.without([grid.row(1), grid.row(2)])
    assert both.leader_changes
    assert both.leaders == (grid.column(2),)
    nothing = answers.without([grid.row(n) for n in (1, 2, 3)])
    assert nothing.leaders == ()
    assert nothing.moves == (Move(grid.column(1), 1, None), Move(grid.column(2), 2, None))


def test_a_row_that_tells_nothing_apart_makes_no_difference(grid: Grid) -> None:
    answers = leaving_out(grid.matrix(("HH", "II II"), ("MM", "C I"), ("MM", "NA NA")))
    assert not answers.without([grid.row(1), grid.row(3)]).moves


RATINGS = st.sampled_from(["CC", "C", "N", "I", "II", "NA", "."])
WEIGHTS = st.sampled_from(["LL", "LM", "MM", "HM", "HH"])


@settings(max_examples=40)
@given(
    st.integers(2, 5).flatmap(
        lambda n: st.lists(
            st.tuples(WEIGHTS, st.lists(RATINGS, min_size=n, max_size=n)), min_size=1, max_size=8
        )
    )
)
def test_sums_taken_away_give_what_working_it_out_anew_gives(
    grid: Grid, lines: list[tuple[str, list[str]]]
) -> None:
    matrix = grid.matrix(*((weights, " ".join(ratings)) for weights, ratings in lines))
    answers, figures = leaving_out(matrix), figures_of(matrix)
    counted = [n for n, each in enumerate(figures.rows) if each.tells_apart]
    for gone in counted:
        left = [n for n in counted if n != gone]
        weights = [matrix.weights[n] for n in left]
        anew = ranks([
            normalised_inconsistency([matrix.lines[n][column] for n in left], weights) for column in range(len(matrix.hypotheses))
        ])  # fmt: skip
        moves = {each.hypothesis: each.after for each in answers.without([matrix.rows[gone]]).moves}
        before = [each.rank for each in figures.standings]
        assert (
            tuple(moves.get(one, rank) for one, rank in zip(matrix.hypotheses, before, strict=True)) == anew
        )
