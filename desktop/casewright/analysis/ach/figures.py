"""The figures of one analyst's board: who leads, and which rows tell the hypotheses apart.

**NIS ranks.** It is fair where columns have blanks or NA; where all columns are rated in full it orders as WIS does. Rows
that do not tell the hypotheses apart are left out of every figure of the ranking: with blanks they would dilute one column
more than another and could turn the order, though they speak for nobody (tradecraft, section 4.1: "never rank on it").
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from casewright.analysis.ach.scores import (
    Rating,
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
    """The board of one analyst: for each row its weight and its ratings across, None where there is none."""

    hypotheses: tuple[UUID, ...]
    rows: tuple[UUID, ...]
    weights: tuple[float, ...]
    lines: tuple[tuple[Rating, ...], ...]


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
    def is_tested(self) -> bool:
        """Whether enough is rated to speak of its neutral part."""
        return self.rated >= _FEWEST

    @property
    def explains_everything(self) -> bool:
        """Whether hardly anything is rated for or against it."""
        return self.is_tested and self.neutral > EXPLAINS_EVERYTHING


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
    lines = matrix.lines
    rows = tuple(map(_row, matrix.rows, lines, matrix.weights))
    counted = [line for line, row in zip(lines, rows, strict=True) if row.tells_apart]
    weights = [weight for weight, row in zip(matrix.weights, rows, strict=True) if row.tells_apart]
    every, those = (
        [[line[place] for line in of] for place in range(len(matrix.hypotheses))] for of in (lines, counted)
    )
    scores = [normalised_inconsistency(column, weights) for column in those]
    return Figures(
        tuple(
            Standing(
                hypothesis, inconsistency(column), weighted_inconsistency(column, weights), score, rank, *_coverage(whole)
            )
            for hypothesis, whole, column, score, rank in zip(
                matrix.hypotheses, every, those, scores, ranks(scores), strict=True
            )
        ),
        rows,
    )  # fmt: skip


def _row(row: UUID, ratings: tuple[Rating, ...], weight: float) -> RowFigures:
    apart = spread(ratings)
    return RowFigures(row, apart, (apart or 0) * weight, len(ratings) - ratings.count(None))


def _coverage(column: list[Rating]) -> tuple[int, int, float]:
    """How many rows are rated, how many are not, and which part of those rated is N or NA."""
    blank = column.count(None)
    rated = len(column) - blank
    return rated, blank, (column.count("N") + column.count("NA")) / rated if rated else 0.0
