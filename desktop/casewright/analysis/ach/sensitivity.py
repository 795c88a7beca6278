"""What the order hinges on: the ranking without one row, or without all rows that rest on one origin."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from casewright.analysis.ach.figures import Figures, Matrix
from casewright.analysis.ach.scores import Rating, applies, inconsistency, ranks

_Part = tuple[float, float, int]
_NOTHING: _Part = (0.0, 0.0, 0)


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
        self._hypotheses, self._ranks = matrix.hypotheses, tuple(each.rank for each in figures.standings)
        self._leaders = figures.leaders
        self._parts = {
            found.row: _parts(line, weight)
            for found, line, weight in zip(figures.rows, matrix.lines, matrix.weights, strict=True)
            if found.tells_apart
        }
        self._sums = [_total(column) for column in zip(*self._parts.values(), strict=True)]

    def without(self, rows: Collection[UUID]) -> Without:
        """The order without these rows; those that tell nothing apart make no difference."""
        gone = [self._parts[row] for row in rows if row in self._parts]
        lost = [_total(column) for column in zip(*gone, strict=True)] or [_NOTHING] * len(self._sums)
        return self._order(tuple(rows), lost)

    def each_row(self) -> list[Without]:
        """Each single row without which a rank changes, those that change the leader first."""
        found = (self._order((row,), parts) for row, parts in self._parts.items())
        return sorted((each for each in found if each.moves), key=lambda each: not each.leader_changes)

    def _order(self, rows: tuple[UUID, ...], lost: Sequence[_Part]) -> Without:
        scores = [
            (against - less) / (most - fewer) if count > gone else None
            for (against, most, count), (less, fewer, gone) in zip(self._sums, lost, strict=True)
        ]
        after = ranks(scores) if scores else self._ranks
        if after == self._ranks:
            return Without(rows, self._leaders, (), False)
        leaders = tuple(one for one, rank in zip(self._hypotheses, after, strict=True) if rank == 1)
        moves = tuple(
            Move(one, before, rank)
            for one, before, rank in zip(self._hypotheses, self._ranks, after, strict=True)
            if before != rank
        )
        return Without(rows, leaders, moves, leaders != self._leaders)


def _parts(line: Sequence[Rating], weight: float) -> list[_Part]:
    """What a row adds in each column: to WIS, to the most it could be, and to the count of rows that apply."""
    return [
        (inconsistency([rating]) * weight, 2 * weight, 1) if applies(rating) else _NOTHING for rating in line
    ]


def _total(parts: Iterable[_Part]) -> _Part:
    against, most, count = zip(*parts, strict=True)
    return sum(against), sum(most), sum(count)
