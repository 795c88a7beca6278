"""Boards of several analysts side by side: where they differ and how far. No consensus is worked out from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from casewright.analysis.ach.scores import ORDINALS, applies
from casewright.analysis.ach.study import Board


@dataclass(frozen=True)
class Difference:
    """A cell that analysts rate differently, with the rating of each who did.

    `apart`: steps on the scale between the two that are farthest apart, 1 to 4; None where one holds it not applicable.
    """

    row: UUID
    hypothesis: UUID
    ratings: Mapping[str, str]
    apart: int | None

    @property
    def is_opposed(self) -> bool:
        """Whether one holds it consistent and another inconsistent."""
        signs = {
            ORDINALS[rating] > 0 for rating in self.ratings.values() if applies(rating) and ORDINALS[rating]
        }
        return len(signs) > 1


@dataclass(frozen=True)
class Agreement:
    """Two analysts over the cells that both rated: rated the same, no more than one step apart, and on opposite sides."""

    one: str
    other: str
    both: int
    same: int
    within_one: int
    opposed: int


def differences(board: Board) -> list[Difference]:
    """Every cell that two or more analysts rate differently, in the order of the board."""
    return [
        Difference(row.id, hypothesis.id, said, _apart(said))
        for row in board.rows
        for hypothesis in board.hypotheses
        if len(set((said := ratings_at(board, row.id, hypothesis.id)).values())) > 1
    ]


def agreements(board: Board) -> list[Agreement]:
    """Every two analysts."""
    return [_agreement(board, one, other) for one, other in combinations(board.ratings, 2)]


def ratings_at(board: Board, row: UUID, hypothesis: UUID) -> dict[str, str]:
    """What each analyst rated a cell."""
    found = ((name, cells.get((row, hypothesis))) for name, cells in board.ratings.items())
    return {name: cell.rating for name, cell in found if cell is not None}


def _agreement(board: Board, one: str, other: str) -> Agreement:
    pairs = list(_pairs(board, one, other))
    apart = [_apart({one: left, other: right}) for left, right in pairs]
    opposed = sum(
        applies(left) and applies(right) and ORDINALS[left] * ORDINALS[right] < 0 for left, right in pairs
    )
    return Agreement(
        one, other, len(pairs), sum(left == right for left, right in pairs),
        sum(each is not None and each <= 1 for each in apart), opposed,
    )  # fmt: skip


def _pairs(board: Board, one: str, other: str) -> Iterator[tuple[str, str]]:
    mine, theirs = board.ratings[one], board.ratings[other]
    shown = {(row.id, hypothesis.id) for row in board.rows for hypothesis in board.hypotheses}
    return (
        (cell.rating, theirs[place].rating)
        for place, cell in mine.items()
        if place in theirs and place in shown
    )


def _apart(ratings: Mapping[str, str]) -> int | None:
    """0 where all hold it not applicable, None where only some do."""
    if all(map(applies, ratings.values())):
        found = [ORDINALS[rating] for rating in ratings.values()]
        return max(found) - min(found)
    return None if any(map(applies, ratings.values())) else 0
