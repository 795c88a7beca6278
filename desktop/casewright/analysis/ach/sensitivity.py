"""What the order hinges on: the ranking without one row, or without all rows that rest on one origin."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from casewright.analysis.ach.figures import Figures, Matrix
from casewright.analysis.ach.scores import applies, inconsistency, ranks


@dataclass(frozen=True)
class Move:
    """A hypothesis whose rank would be another; None: nothing would be left to rank it on."""

    hypothesis: UUID
    before: int | None
    after: int | None


@dataclass(frozen=True)
class Without:
    """The order without some rows: the leaders then, and every rank that changes."""

    rows: tuple[UUID, ...]
    leaders: tuple[UUID, ...]
    moves: tuple[Move, ...]
    leader_changes: bool


class LeavingOut:
    """Answers for one board what its order would be without some rows; made once, each answer costs a row of sums."""

    def __init__(self, matrix: Matrix, figures: Figures) -> None:
        self._hypotheses, self._ranks = matrix.hypotheses, [each.rank for each in figures.standings]
        self._leaders = figures.leaders
        self._parts = {each.row: _parts(matrix, each.row) for each in figures.rows if each.tells_apart}
        self._sums = [
            [sum(values) for values in zip(*column, strict=True)]
            for column in zip(*self._parts.values(), strict=True)
        ]

    def without(self, rows: Collection[UUID]) -> Without:
        """The order without these rows; those that tell nothing apart make no difference."""
        scores: list[float | None] = []
        gone = [self._parts[row] for row in rows if row in self._parts]
        for place, (against, most, count) in enumerate(self._sums):
            lost = [parts[place] for parts in gone]
            left = count - sum(each[2] for each in lost)
            against -= sum(each[0] for each in lost)
            scores.append(against / (most - sum(each[1] for each in lost)) if left else None)
        after = ranks(scores) if scores else tuple(self._ranks)
        leaders = tuple(one for one, rank in zip(self._hypotheses, after, strict=True) if rank == 1)
        moves = tuple(
            Move(one, before, rank)
            for one, before, rank in zip(self._hypotheses, self._ranks, after, strict=True)
            if before != rank
        )
        return Without(tuple(rows), leaders, moves, leaders != self._leaders)

    def each_row(self) -> list[Without]:
        """Each single row without which a rank changes, those that change the leader first."""
        return _changing([self.without([row]) for row in self._parts])


def _changing(found: Sequence[Without]) -> list[Without]:
    return sorted((each for each in found if each.moves), key=lambda each: not each.leader_changes)


def _parts(matrix: Matrix, row: UUID) -> list[tuple[float, float, int]]:
    """What a row adds in each column: to WIS, to the most it could be, and to the count of rows that apply."""
    weight = matrix.weights[row]
    return [
        (inconsistency([rating]) * weight, 2 * weight, 1) if applies(rating) else (0.0, 0.0, 0)
        for rating in matrix.row(row)
    ]
