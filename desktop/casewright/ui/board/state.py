"""One board as the page looks at it: whose ratings are shown, in which order of rows, and what follows from them."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from casewright.analysis.ach.comparison import Difference, differences
from casewright.analysis.ach.figures import RowFigures, Standing
from casewright.analysis.ach.row_origins import RowOrigin, origins_of_rows
from casewright.analysis.ach.study import Board, Study, matrix_of, read_board, with_cells
from casewright.casefile.queries.hypotheses import BoardRow, CellRow, EvidenceRow, HypothesisRow
from casewright.ui.window.session import CaseSession

ALL = "\0all"
"""In place of a name: the ratings of all analysts side by side."""


class BoardState(QObject):
    """`rebuilt`: other rows, columns, or another view of them. `rated`: only ratings, in the rows that it brings."""

    rebuilt = Signal()
    rated = Signal(object)

    def __init__(self, session: CaseSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.board: Board | None = None
        self.rows: tuple[EvidenceRow, ...] = ()
        self.is_sorted = False
        self._whose: str | None = None  # None: whoever is at work, or who rated where he or she did not
        self._origins: list[RowOrigin] = []
        self.study: Study | None = None
        self._take_study()

    # --- what is shown ----------------------------------------------------------------------------------------------

    @property
    def me(self) -> str:
        """The analyst at work."""
        return self._session.case.analyst

    @property
    def compares(self) -> bool:
        """Whether the ratings of all are shown side by side."""
        return self._whose == ALL

    @property
    def analyst(self) -> str:
        """Whose ratings the figures are of: those shown, one's own where all are."""
        if self._whose not in (None, ALL):
            return str(self._whose)
        spoken = self.board.speaker(self.me) if self.board is not None else None
        return spoken or self.me

    @property
    def is_mine(self) -> bool:
        """Whether a rating made now would be seen."""
        return (
            self.compares or self.board is None or self.analyst == (self.board.known_as(self.me) or self.me)
        )

    @property
    def hypotheses(self) -> tuple[HypothesisRow, ...]:
        """The columns."""
        return self.board.hypotheses if self.board is not None else ()

    def cell(self, row: UUID, hypothesis: UUID) -> CellRow | None:
        """The rating shown in a cell."""
        return self.study.cells.get((row, hypothesis)) if self.study is not None else None

    def own_cell(self, row: UUID, hypothesis: UUID) -> CellRow | None:
        """The rating of the analyst at work, whoever's are shown."""
        return self.board.cells(self.me).get((row, hypothesis)) if self.board is not None else None

    def row_figures(self, row: UUID) -> RowFigures | None:
        """Diagnosticity of a row; None where the ratings of several are shown, of whom none speaks for all."""
        return self._of_row.get(row)

    def standing(self, hypothesis: UUID) -> Standing | None:
        """Score and rank of a column; None as for rows."""
        return self._of_column.get(hypothesis)

    def difference(self, row: UUID, hypothesis: UUID) -> Difference | None:
        """How far analysts are apart there; None where they agree, or all are not shown."""
        return self._apart.get((row, hypothesis))

    def place_of(self, row: UUID) -> int | None:
        """Where a row stands in the order shown."""
        return next((place for place, each in enumerate(self.rows) if each.id == row), None)

    # --- what changes it --------------------------------------------------------------------------------------------

    def show(self, card: BoardRow | None) -> None:
        """Reads a board anew, or shows none."""
        if card is None or self.board is None or card.id != self.board.card.id:
            self._whose, self.is_sorted = None, False
        case = self._session.case
        self.board = read_board(case, card) if card is not None else None
        self._origins = origins_of_rows(case, card.id, self.board.rows) if card and self.board else []
        if self.board is not None and self._whose not in (None, ALL) and not self.board.known_as(self._whose):
            self._whose = None
        self._take_study()
        self._order()
        self.rebuilt.emit()

    def take_cells(self, changed: Collection[UUID]) -> None:
        """Reads some ratings anew, and nothing else."""
        if self.board is None:
            return
        before = self.board
        self.board, rows = with_cells(self._session.case, before, changed)
        self._take_study(rows)
        if self.compares and list(before.ratings) != list(self.board.ratings):
            self.rebuilt.emit()
        else:
            self.rated.emit(rows)

    def view(self, whose: str) -> None:
        """Shows the ratings of one analyst, or `ALL`."""
        self._whose = whose
        self._take_study()
        self._order()
        self.rebuilt.emit()

    def sort(self, wanted: bool) -> None:
        """Puts the rows that tell the most apart first, as they stand now; or all in the order of the board again."""
        self.is_sorted = wanted
        self._order()
        self.rebuilt.emit()

    def _take_study(self, changed: Collection[UUID] | None = None) -> None:
        """Works everything out anew; where only ratings in some rows changed, the others are not looked at again."""
        board, analyst, before = self.board, self.analyst, self.study
        if board is None:
            self.study = None
        elif changed is not None and before is not None and before.analyst == analyst:
            cells = board.cells(analyst)
            matrix = matrix_of(board.hypotheses, board.rows, cells, before.matrix, changed)
            self.study = Study(board, analyst, self._origins, matrix)
        else:
            self.study = Study(board, analyst, self._origins)
        figures = self.study.figures if self.study is not None and not self.compares else None
        self._of_row = {each.row: each for each in figures.rows} if figures else {}
        self._of_column = {each.hypothesis: each for each in figures.standings} if figures else {}
        found = differences(board) if board is not None and self.compares else []
        self._apart = {(each.row, each.hypothesis): each for each in found}

    def _order(self) -> None:
        rows = self.board.rows if self.board is not None else ()
        if self.is_sorted and self.study is not None:
            apart = {each.row: each.weighted for each in self.study.figures.rows}
            rows = tuple(sorted(rows, key=lambda each: -apart[each.id]))
        self.rows = rows
