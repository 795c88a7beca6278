"""The figures against boards worked out by hand (tradecraft, section 4.1), with blanks and NA among them."""

from __future__ import annotations

from typing import Any

import pytest

from casewright.analysis.ach.figures import Figures, figures_of
from casewright.analysis.ach.scores import (
    inconsistency,
    normalised_inconsistency,
    ranks,
    spread,
    weight_of,
    weighted_inconsistency,
)

Grid = Any  # see conftest.py
ROOT = 2**0.5
HALF_ROOT = 1 / ROOT


def column(figures: Figures, number: int) -> tuple[int, float, float | None, int | None]:
    one = figures.standings[number - 1]
    return one.inconsistency, one.weighted, one.normalised, one.rank


def test_what_is_consistent_neutral_or_not_applicable_counts_nothing() -> None:
    assert inconsistency(["CC", "C", "N", "NA", None]) == 0
    assert inconsistency(["II", "I", "I", "CC"]) == -4  # -2 -1 -1
    assert spread(["CC", "II"]) == 4
    assert spread(["C", "NA", "N", None]) == 1
    assert spread(["II", "II"]) == 0
    assert spread(["II", "NA", None]) is None
    assert spread([]) is None


def test_weights_are_products_of_the_two_roots() -> None:
    # m(L) = 1/√2, m(M) = 1, m(H) = √2: a cell weighs 0.5 to 2, so that it counts 0 to -4
    assert weight_of("H", "H") == pytest.approx(2)
    assert weight_of("L", "L") == pytest.approx(0.5)
    assert weight_of("H", "L") == pytest.approx(1)
    assert weighted_inconsistency(["II", "I"], [weight_of("H", "H"), weight_of("M", "L")]) == pytest.approx(
        -4 - HALF_ROOT
    )


def test_normalised_is_a_part_of_the_most_that_could_be() -> None:
    assert normalised_inconsistency(["II", "II"], [2, 1]) == -1
    assert normalised_inconsistency(["I", "N"], [1, 1]) == -0.25  # -1 of 2·1 + 2·1
    assert (
        normalised_inconsistency(["I", None, "NA"], [1, 1, 2]) == -0.5
    )  # -1 of 2·1: the others do not count
    assert normalised_inconsistency([None, "NA"], [1, 1]) is None


def test_a_board_with_blanks_and_na_by_hand(grid: Grid) -> None:
    figures = figures_of(grid.matrix(
        ("HH", "CC II I"),   # weight √2·√2 = 2
        ("MM", "I  C  NA"),  # weight 1
        ("LM", "I  .  N"),   # weight 1/√2 = 0.7071
        ("LL", "N  I  II"),  # weight 1/2
        ("HM", "I  I  I"),   # weight √2; tells nothing apart, and is left out of everything below
    ))  # fmt: skip
    # H1: -1·1 - 1·0.7071 = -1.7071, of 2·(2 + 1 + 0.7071 + 0.5) = 8.4142
    assert column(figures, 1) == (-2, pytest.approx(-1.70711, abs=1e-5), pytest.approx(-0.20288, abs=1e-5), 1)
    # H2: -2·2 - 1·0.5 = -4.5, of 2·(2 + 1 + 0.5) = 7: the third row is blank
    assert column(figures, 2) == (-3, pytest.approx(-4.5), pytest.approx(-0.64286, abs=1e-5), 3)
    # H3: -1·2 - 2·0.5 = -3, of 2·(2 + 0.7071 + 0.5) = 6.4142: the second row does not apply
    assert column(figures, 3) == (-3, pytest.approx(-3.0), pytest.approx(-0.46771, abs=1e-5), 2)
    assert figures.leaders == (grid.column(1),)
    assert figures.blank == 1
    # spreads: 2-(-2), 1-(-1) without NA, 0-(-1), 0-(-2), 0; each times its weight
    assert [each.spread for each in figures.rows] == [4, 2, 1, 2, 0]
    assert [each.weighted for each in figures.rows] == pytest.approx([8, 2, HALF_ROOT, 1, 0])
    assert [each.is_non_diagnostic for each in figures.rows] == [False, False, False, False, True]


def test_normalising_makes_a_column_with_blanks_comparable(grid: Grid) -> None:
    # H1 is rated twice, I and N: -1 of 4. H2 is rated once, I: -1 of 2. By IS and WIS they tie at -1; H1 is the less spoken against.
    figures = figures_of(grid.matrix(("MM", "I I CC"), ("MM", "N . I")))
    assert column(figures, 1) == (-1, -1, -0.25, 1)
    assert column(figures, 2) == (-1, -1, -0.5, 3)
    assert column(figures, 3) == (-1, -1, -0.25, 1)
    assert figures.is_tie
    assert [each.hypothesis for each in figures.ranked()] == [grid.column(n) for n in (1, 3, 2)]


def test_rows_on_a_single_hypothesis_and_empty_boards_rank_nothing(grid: Grid) -> None:
    figures = figures_of(grid.matrix(("HH", "II NA ."), ("MM", ". . .")))
    assert figures.leaders == ()
    assert [each.rank for each in figures.standings] == [None, None, None]
    assert [each.spread for each in figures.rows] == [None, None]
    assert not any(each.is_non_diagnostic for each in figures.rows)
    assert figures_of(grid.matrix()).leaders == ()


def test_a_column_of_neutrals_explains_everything(grid: Grid) -> None:
    # H2: 4 of 6 rated cells are N or NA, 67%; H3: 3 of 5, 60%, which is not more than 60%; H1: none
    figures = figures_of(grid.matrix(
        ("MM", "C N  N"), ("MM", "C NA N"), ("MM", "C N  NA"), ("MM", "C N I"), ("MM", "C C C"), ("MM", "C I ."),
    ))  # fmt: skip
    assert [each.explains_everything for each in figures.standings] == [False, True, False]
    assert [each.neutral for each in figures.standings] == pytest.approx([0, 4 / 6, 3 / 5])


def test_ties_share_a_rank() -> None:
    assert ranks([-0.3, None, -0.1, -0.1 - 1e-12, -0.5]) == (3, None, 1, 1, 4)
