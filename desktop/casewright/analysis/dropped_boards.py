"""Boards of competing hypotheses without the rows whose evidence is gone: who would lead then."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from uuid import UUID

from casewright.analysis.ach.figures import Figures, figures_of
from casewright.analysis.ach.study import Board, boards_of, matrix_of
from casewright.casefile.readers import Readable


@dataclass(frozen=True)
class Standing:
    """A hypothesis and how much speaks against it: NIS, -1 to 0, the closest to 0 leads; None: nothing to rank it on."""

    id: UUID
    label: str
    text: str
    inconsistency: float | None
    leads: bool


@dataclass(frozen=True)
class BoardChange:
    """A board that would lose rows, as one analyst rated it; both rankings begin with the hypothesis least spoken against.

    `rated_by` None: nobody has rated it yet. `is_shared`: others rated it too.
    """

    id: UUID
    title: str
    rated_by: str | None
    is_shared: bool
    rows_lost: tuple[str, ...]
    rows_left: int
    before: tuple[Standing, ...]
    after: tuple[Standing, ...]

    @property
    def leader_changes(self) -> bool:
        """Whether other hypotheses would be the least spoken against."""
        return _leaders(self.before) != _leaders(self.after)


def changed_boards(case: Readable, bare: Collection[UUID]) -> Iterator[BoardChange]:
    """The boards with rows that rest on claims nothing speaks for any more, each as every analyst rated it."""
    for board in boards_of(case):
        lost = [row for row in board.rows if row.claim_id in bare]
        left = [row for row in board.rows if row.claim_id not in bare]
        analysts: list[str | None] = [*board.ratings] or [None]
        for analyst in analysts if lost else []:
            cells = board.cells(analyst)
            before, after = (
                _standings(board, figures_of(matrix_of(board.hypotheses, rows, cells)))
                for rows in (board.rows, left)
            )
            yield BoardChange(
                board.card.id, board.card.title, analyst, len(board.ratings) > 1,
                tuple(row.text for row in lost), len(left), before, after,
            )  # fmt: skip


def _standings(board: Board, figures: Figures) -> tuple[Standing, ...]:
    hypotheses = {each.id: each for each in board.hypotheses}
    return tuple(
        Standing(
            each.hypothesis, hypotheses[each.hypothesis].label, hypotheses[each.hypothesis].text,
            each.normalised, each.rank == 1,
        )
        for each in figures.ranked()
    )  # fmt: skip


def _leaders(standings: tuple[Standing, ...]) -> set[UUID]:
    return {each.id for each in standings if each.leads}
