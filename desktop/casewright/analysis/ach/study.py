"""One board of a case, read whole: its rows and columns, everyone's ratings, and the figures that follow from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from uuid import UUID

from casewright.analysis.ach.figures import Figures, Matrix, figures_of
from casewright.analysis.ach.row_origins import RowOrigin, origins_of_rows
from casewright.analysis.ach.scores import inconsistency, weight_of
from casewright.analysis.ach.sensitivity import LeavingOut, Without
from casewright.casefile.queries.hypotheses import (
    BoardRow,
    CellRow,
    EvidenceRow,
    HypothesisRow,
    board_rows,
    cells_of,
    evidence_of,
    hypotheses_of,
)
from casewright.casefile.readers import Readable
from casewright.model.ids import analyst_id

NOBODY = "not stated"
"""Whose ratings those are that name no analyst."""
Cells = Mapping[tuple[UUID, UUID], CellRow]


@dataclass(frozen=True)
class Board:
    """A board as it stands. `ratings`: the cells of each analyst by (row, hypothesis), whoever rated the most first."""

    card: BoardRow
    hypotheses: tuple[HypothesisRow, ...]
    rows: tuple[EvidenceRow, ...]
    ratings: Mapping[str, Cells]

    def cells(self, analyst: str | None) -> Cells:
        """The ratings of one analyst, however the name is spaced or capitalised; none where there are none."""
        name = self.known_as(analyst)
        return self.ratings[name] if name is not None else {}

    def known_as(self, analyst: str | None) -> str | None:
        """The name under which somebody's ratings are kept; None for who has rated nothing."""
        wanted = analyst_id(analyst or "")
        return next((name for name in self.ratings if analyst_id(name) == wanted), None)

    def speaker(self, *wanted: str | None) -> str | None:
        """Whose ratings speak for the board where one must: the first of those wanted who rated, or who rated the most."""
        known = (self.known_as(each) for each in wanted if each)
        return next((each for each in known if each), next(iter(self.ratings), None))


@dataclass(frozen=True)
class LooseEnd:
    """A row that speaks against a leader all the same; `rating` is I or II."""

    leader: UUID
    row: EvidenceRow
    rating: str


class Study:
    """The figures of one analyst's board, each worked out when first asked for."""

    def __init__(
        self, board: Board, analyst: str | None, origins: Iterable[RowOrigin], matrix: Matrix | None = None
    ) -> None:
        """`matrix`: where it is known already; it follows from the ratings otherwise."""
        self.board, self.analyst, self.origins = board, analyst, tuple(origins)
        self.cells = board.cells(analyst)
        self.matrix = matrix or matrix_of(board.hypotheses, board.rows, self.cells)
        self.texts = {row.id: row.text for row in board.rows}

    @cached_property
    def figures(self) -> Figures:
        """Scores, ranks and diagnosticity."""
        return figures_of(self.matrix)

    @cached_property
    def without_row(self) -> tuple[Without, ...]:
        """Each row without which a rank changes, those that change the leader first."""
        return tuple(self._leaving_out.each_row())

    @cached_property
    def without_origin(self) -> tuple[tuple[RowOrigin, Without], ...]:
        """Each origin without which a rank changes, those that change the leader first."""
        found = [(origin, self._leaving_out.without(origin.rows)) for origin in self.origins]
        changing = [each for each in found if each[1].moves]
        return tuple(sorted(changing, key=lambda each: not each[1].leader_changes))

    @cached_property
    def loose_ends(self) -> tuple[LooseEnd, ...]:
        """What speaks against a leader, the heaviest first."""
        found = [
            LooseEnd(leader, row, cell.rating)
            for leader in self.figures.leaders
            for row in self.board.rows
            if (cell := self.cells.get((row.id, leader))) and inconsistency([cell.rating])
        ]
        weights = dict(zip(self.matrix.rows, self.matrix.weights, strict=True))
        return tuple(sorted(found, key=lambda one: inconsistency([one.rating]) * weights[one.row.id]))

    @cached_property
    def _leaving_out(self) -> LeavingOut:
        return LeavingOut(self.matrix, self.figures)


def read_board(case: Readable, card: BoardRow) -> Board:
    """Reads a board with the ratings of everyone."""
    columns, rows = tuple(hypotheses_of(case, card.id)), tuple(evidence_of(case, card.id))
    return Board(card, columns, rows, _by_analyst(cells_of(case, card.id)))


def with_cells(case: Readable, board: Board, changed: Collection[UUID]) -> tuple[Board, frozenset[UUID]]:
    """The board with these cells read anew, among them new ones and such as are gone; and the rows that they are in."""
    wanted = {each.int for each in changed}  # whole numbers: a UUID takes ten times as long to look up
    names = {each.casefold(): each for each in board.ratings}
    ratings, rows = dict(board.ratings), set[UUID]()
    for name, cells in board.ratings.items():
        stale = [place for place, cell in cells.items() if cell.id.int in wanted]
        if stale:
            ratings[name] = kept = dict(cells)
            rows |= {kept.pop(place).row_id for place in stale}
    for name, cells in _by_analyst(cells_of(case, board.card.id, changed)).items():
        known = names.get(name.casefold(), name)
        ratings[known] = {**ratings.get(known, {}), **cells}
        rows |= {row for row, _ in cells}
    kept_ratings = {name: cells for name, cells in ratings.items() if cells}
    return replace(board, ratings=_most_first(kept_ratings)), frozenset(rows)


def _by_analyst(cells: Iterable[CellRow]) -> dict[str, Cells]:
    found: dict[str, dict[tuple[UUID, UUID], CellRow]] = defaultdict(dict)
    names: dict[str, str] = {}
    for cell in cells:
        said = (cell.rated_by or "").strip() or NOBODY
        found[names.setdefault(said.casefold(), said)][cell.row_id, cell.hypothesis_id] = cell
    return _most_first(found)


def _most_first(ratings: Mapping[str, Cells]) -> dict[str, Cells]:
    return dict(sorted(ratings.items(), key=lambda each: (-len(each[1]), each[0].casefold())))


def boards_of(case: Readable) -> list[Board]:
    """All boards of a case, the latest first."""
    return [read_board(case, card) for card in board_rows(case)]


def study_of(case: Readable, board: Board, analyst: str | None) -> Study:
    """The figures of one analyst's board, with the origins that its rows rest on."""
    return Study(board, analyst, origins_of_rows(case, board.card.id, board.rows))


def matrix_of(
    hypotheses: Sequence[HypothesisRow],
    rows: Sequence[EvidenceRow],
    cells: Cells,
    like: Matrix | None = None,
    but: Collection[UUID] = (),
) -> Matrix:
    """A matrix of the ratings in these cells.

    Args:
        like: a matrix of the same rows and columns, whose lines hold except in the rows of `but`.
    """
    columns = tuple(each.id for each in hypotheses)
    lines = (
        like.lines[place] if like is not None and row.id not in but else _line(row.id, columns, cells)
        for place, row in enumerate(rows)
    )
    weights = tuple(weight_of(row.credibility, row.relevance) for row in rows)
    return Matrix(columns, tuple(row.id for row in rows), weights, tuple(lines))


def _line(row: UUID, columns: Iterable[UUID], cells: Cells) -> tuple[str | None, ...]:
    found = (cells.get((row, column)) for column in columns)
    return tuple(cell.rating if cell is not None else None for cell in found)
