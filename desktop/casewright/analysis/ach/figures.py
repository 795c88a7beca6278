"""The figures of one analyst's board: who leads, and which rows tell the hypotheses apart.

**NIS ranks.** It is fair where columns have blanks or NA; where all columns are rated in full it orders as WIS does. Rows
that do not tell the hypotheses apart are left out of every figure of the ranking: with blanks they would dilute one column
more than another and could turn the order, though they speak for nobody (tradecraft, section 4.1: "never rank on it").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from casewright.analysis.ach.scores import (
    Rating,
    applies,
    inconsistency,
    normalised_inconsistency,
    ranks,
    spread,
    weighted_inconsistency,
)

EXPLAINS_EVERYTHING = 0.6
"""More than this part of a column N or NA: a hypothesis that nothing can speak against."""
_FEWEST = 3  # ratings of a column before that is said


@dataclass(frozen=True)
class Matrix:
    """The board of one analyst. `weights` by row, `ratings` by (row, hypothesis), both in the order of the board."""

    hypotheses: tuple[UUID, ...]
    weights: Mapping[UUID, float]
    ratings: Mapping[tuple[UUID, UUID], str]

    def row(self, row: UUID) -> list[Rating]:
        """The ratings across a row, None where there is none."""
        return [self.ratings.get((row, hypothesis)) for hypothesis in self.hypotheses]


@dataclass(frozen=True)
class Standing:
    """A hypothesis. IS, WIS and NIS are over the rows that tell apart; `rank` 1 leads, ties share one, None: nothing to rank on.

    `rated` and `blank` count all rows; `neutral` is the part of those rated that is N or NA.
    """

    hypothesis: UUID
    inconsistency: int
    weighted: float
    normalised: float | None
    rank: int | None
    rated: int
    blank: int
    neutral: float

    @property
    def explains_everything(self) -> bool:
        """Whether hardly anything is rated for or against it."""
        return self.rated >= _FEWEST and self.neutral > EXPLAINS_EVERYTHING


@dataclass(frozen=True)
class RowFigures:
    """A row. `spread` 0 to 4; None: fewer than two ratings that apply, so that it cannot tell anything apart yet."""

    row: UUID
    spread: int | None
    weighted: float
    rated: int

    @property
    def tells_apart(self) -> bool:
        """Whether it counts in the ranking."""
        return bool(self.spread)

    @property
    def is_non_diagnostic(self) -> bool:
        """Whether it was rated and says the same of all hypotheses."""
        return self.spread == 0


@dataclass(frozen=True)
class Figures:
    """Standings in the order of the columns, rows in the order of the board."""

    standings: tuple[Standing, ...]
    rows: tuple[RowFigures, ...]

    @property
    def leaders(self) -> tuple[UUID, ...]:
        """The hypotheses that are least spoken against: one, several in a tie, none while nothing tells apart."""
        return tuple(each.hypothesis for each in self.standings if each.rank == 1)

    @property
    def is_tie(self) -> bool:
        """Whether several lead."""
        return len(self.leaders) > 1

    @property
    def blank(self) -> int:
        """How many cells are not rated."""
        return sum(each.blank for each in self.standings)

    def ranked(self) -> list[Standing]:
        """The leader first; those without a rank last."""
        return sorted(self.standings, key=lambda each: (each.rank is None, each.rank or 0))


def figures_of(matrix: Matrix) -> Figures:
    """All figures of a board."""
    rows = tuple(_row(matrix, row, weight) for row, weight in matrix.weights.items())
    counted = [each.row for each in rows if each.tells_apart]
    weights = [matrix.weights[row] for row in counted]
    columns = {
        hypothesis: [matrix.ratings.get((row, hypothesis)) for row in counted]
        for hypothesis in matrix.hypotheses
    }
    normalised = [normalised_inconsistency(column, weights) for column in columns.values()]
    return Figures(
        tuple(
            Standing(
                hypothesis, inconsistency(column), weighted_inconsistency(column, weights), score, rank,
                *_coverage(matrix, hypothesis),
            )
            for (hypothesis, column), score, rank in zip(columns.items(), normalised, ranks(normalised), strict=True)
        ),
        rows,
    )  # fmt: skip


def _row(matrix: Matrix, row: UUID, weight: float) -> RowFigures:
    ratings = matrix.row(row)
    apart = spread(ratings)
    return RowFigures(row, apart, (apart or 0) * weight, sum(rating is not None for rating in ratings))


def _coverage(matrix: Matrix, hypothesis: UUID) -> tuple[int, int, float]:
    """How many rows are rated, how many are not, and which part of those rated is N or NA."""
    column = [matrix.ratings.get((row, hypothesis)) for row in matrix.weights]
    rated = [rating for rating in column if rating is not None]
    neutral = sum(rating == "N" or not applies(rating) for rating in rated)
    return len(rated), len(column) - len(rated), neutral / len(rated) if rated else 0.0
