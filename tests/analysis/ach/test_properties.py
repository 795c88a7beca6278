"""What holds of every board: rows that tell nothing apart never change the ranking, order is no matter, C and CC never add up."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from casewright.analysis.ach.figures import Figures, Matrix, figures_of

Grid = Any  # see conftest.py
Lines = list[tuple[str, list[str]]]
WEIGHTS = st.sampled_from(["LL", "LM", "LH", "MM", "HM", "HH"])


def boards(*ratings: str) -> st.SearchStrategy[Lines]:
    of_size = lambda n: st.lists(  # noqa: E731
        st.tuples(WEIGHTS, st.lists(st.sampled_from(ratings), min_size=n, max_size=n)),
        min_size=1,
        max_size=10,
    )
    return st.integers(2, 6).flatmap(of_size)


ANY = boards("CC", "C", "N", "I", "II", "NA", ".")
FULL = boards("CC", "C", "N", "I", "II")


def made(grid: Grid, lines: Lines) -> Matrix:
    return grid.matrix(*((weights, " ".join(ratings)) for weights, ratings in lines))


def standings(figures: Figures) -> list[object]:
    return [(each.inconsistency, round(each.weighted, 9), each.rank) for each in figures.standings]


@given(ANY, WEIGHTS, st.data())
def test_a_row_that_tells_nothing_apart_never_changes_the_ranking(
    grid: Grid, lines: Lines, weights: str, data: st.DataObject
) -> None:
    width = len(lines[0][1])
    same = data.draw(st.sampled_from(["CC", "C", "N", "I", "II", "NA"]))
    holes = data.draw(st.lists(st.sampled_from([same, "NA", "."]), min_size=width, max_size=width))
    before = standings(figures_of(made(grid, lines)))
    for added in ([same] * width, holes):
        assert standings(figures_of(made(grid, [*lines, (weights, added)]))) == before


@settings(max_examples=40)
@given(ANY, st.randoms())
def test_the_order_of_rows_and_columns_is_no_matter(grid: Grid, lines: Lines, random: Any) -> None:
    figures = figures_of(made(grid, lines))
    columns = list(range(len(lines[0][1])))
    random.shuffle(columns)
    turned = [(weights, [ratings[n] for n in columns]) for weights, ratings in lines]
    random.shuffle(turned)
    found = standings(figures_of(made(grid, turned)))
    assert found == [standings(figures)[n] for n in columns]


@settings(max_examples=40)
@given(FULL)
def test_on_a_full_board_how_consistent_the_consistent_is_does_not_matter(grid: Grid, lines: Lines) -> None:
    flat = [
        (weights, ["N" if each in ("C", "CC") else each for each in ratings]) for weights, ratings in lines
    ]
    ranked = [each.rank for each in figures_of(made(grid, lines)).standings]
    left = [each.rank for each in figures_of(made(grid, flat)).standings]
    # where nothing speaks against any hypothesis, nothing is left to rank: all tied before
    assert ranked == left or (set(left) == {None} and set(ranked) <= {1, None})


@settings(max_examples=40)
@given(ANY, st.data())
def test_a_consistent_rating_is_never_better_than_another(
    grid: Grid, lines: Lines, data: st.DataObject
) -> None:
    """C for CC or the other way round changes no figure, as long as the row still tells something apart."""
    row = data.draw(st.integers(0, len(lines) - 1))
    swapped = [list(ratings) for _, ratings in lines]
    swapped[row] = [{"C": "CC", "CC": "C"}.get(each, each) for each in swapped[row]]
    before = figures_of(made(grid, lines))
    after = figures_of(
        made(grid, [(weights, ratings) for (weights, _), ratings in zip(lines, swapped, strict=True)])
    )
    if [each.tells_apart for each in before.rows] == [each.tells_apart for each in after.rows]:
        assert standings(after) == standings(before)


@settings(max_examples=40)
@given(FULL)
def test_on_a_full_board_nis_orders_as_wis_does(grid: Grid, lines: Lines) -> None:
    figures = figures_of(made(grid, lines))
    if figures.leaders:
        scores = [round(each.weighted, 9) for each in figures.standings]
        assert [each.rank for each in figures.standings] == [
            1 + sum(other > one for other in scores) for one in scores
        ]


@settings(max_examples=40)
@given(ANY)
def test_scores_stay_in_their_bounds(grid: Grid, lines: Lines) -> None:
    figures = figures_of(made(grid, lines))
    assert all(each.inconsistency <= 0 and each.weighted <= 0 for each in figures.standings)
    assert all(-1 - 1e-9 <= each.normalised <= 0 for each in figures.standings if each.normalised is not None)
    assert all(each.spread is None or 0 <= each.spread <= 4 for each in figures.rows)
