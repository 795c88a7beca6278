"""Competing hypotheses: a board whose cells are rated with one key, and what it comes to."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from casewright.casefile.change_set import CaseChanged
from casewright.casefile.queries import hypotheses
from casewright.casefile.queries.hypotheses import EvidenceRow
from casewright.model.errors import CaseError
from casewright.ui.board.grid import Grid
from casewright.ui.board.reason_field import ReasonField
from casewright.ui.board.results import Place, Results
from casewright.ui.board.state import BoardState
from casewright.ui.board.step_strip import StepStrip
from casewright.ui.board.verbs import BoardVerbs
from casewright.ui.board.whose import WhoseChooser, short_name
from casewright.ui.board.words import KEYS_LINE, rating_words
from casewright.ui.editing.board_forms import pick_claims
from casewright.ui.editing.claim_picker import ClaimPicker
from casewright.ui.pages.chooser import Chooser
from casewright.ui.pages.live_page import LivePage
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column
from casewright.ui.widgets.buttons import show_on, text_button
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.widgets.labels import ElidedLabel
from casewright.ui.widgets.notice import NoticeBar
from casewright.ui.widgets.plain_text import isolate, set_plain_tooltip
from casewright.ui.widgets.tool_row import ToolRow
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

_TABLES = frozenset(
    {
        "ach_board",
        "ach_hypothesis",
        "ach_row",
        "ach_cell",
        "citation",
        "source",
        "source_link",
        "claim",
        "judgement",
        "indicator",
    }
)
_RESULTS, _MOST_BELOW = 250, 0.36  # pixels at text scale 1; of the height


class HypothesesPage(LivePage):
    """One board at a time. `act_asked` brings the id of an action, `menu_asked` an `ObjectRef`; `adding` gets a menu."""

    add_asked = Signal(str, object)
    act_asked = Signal(str)
    menu_asked = Signal(object)

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(session, _TABLES, parent)
        self.board_id: UUID | None = None
        self._wants_results, self._is_laid_out = True, False
        self.picker: ClaimPicker | None = None
        self.state = BoardState(session, self)
        self.grid = Grid(self.state)
        self.grid.rating_asked.connect(self._rate_and_go_on)
        self.grid.weighed.connect(self._weigh)
        self.grid.row_reached.connect(self._on_row)
        self.grid.menu_asked.connect(self.menu_asked)
        self.reason = ReasonField(self.grid)
        self.verbs = BoardVerbs(session, self)
        self.steps = StepStrip(self.state)
        self.steps.asked.connect(lambda number: self.act_asked.emit(f"board.step_{number}"))
        self.results = Results(self.state)
        self.results.reached.connect(self.go_to)
        self.results.left.connect(self.grid.setFocus)
        self.notice = NoticeBar()
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._stack = QStackedWidget()
        for part in (self.grid, *self._empty_states()):
            self._stack.addWidget(part)
        self._split.addWidget(self._stack)
        self._split.addWidget(self.results)
        self._split.setStretchFactor(0, 1)
        self.setFocusProxy(self.grid)
        self.setLayout(column(self._tools(), self.steps, self.notice, self._split))
        self.state.rebuilt.connect(self._show_whose)
        self.state.rated.connect(self._show_whose)
        self.refresh()

    # --- which board ------------------------------------------------------------------------------------------------

    def show_board(self, board_id: UUID | None) -> None:
        """Shows one board."""
        self.board_id = board_id
        self.refresh()

    def show_object(self, ref: ObjectRef) -> None:
        """Shows the board that an object belongs to, with the keyboard on its row or column."""
        owner = (
            ref.id if ref.type == "ach_board" else hypotheses.board_of(self._session.case, ref.type, ref.id)
        )
        if owner is None:
            return
        if owner != self.board_id:
            self.show_board(owner)
        self.go_to((ref.id, None) if ref.type == "ach_row" else (None, ref.id))

    def go_to(self, place: Place) -> None:
        """Puts the keyboard on a row, a column, or where they meet."""
        row, hypothesis = place
        at_row = self.state.place_of(row) if row is not None else None
        at_column = next((n for n, each in enumerate(self.state.hypotheses) if each.id == hypothesis), None)
        if at_row is None and at_column is None:
            return
        now = self.grid.currentIndex()
        self.grid.go(
            max(0, now.row()) if at_row is None else at_row,
            max(0, now.column()) if at_column is None else at_column,
        )
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Reads the board anew; the cell in hand stays."""
        rows = hypotheses.board_rows(self._session.case)
        card = next((each for each in rows if each.id == self.board_id), rows[0] if rows else None)
        self.board_id = card.id if card is not None else None
        self.boards.show_choices([(each.id, each.title) for each in rows], self.board_id)
        self.state.show(card)
        writable, shown = not self._session.read_only, card is not None
        self.adding.setVisible(writable and shown)
        for part in (self.steps, self._sort, self.whose, self._keys):
            part.setVisible(shown)
        begun = bool(self.state.hypotheses or self.state.rows)
        self.results.setVisible(begun and self._wants_results)
        self._stack.setCurrentIndex(0 if begun else 2 if shown else 1)

    # --- what is done -----------------------------------------------------------------------------------------------

    def rate(self, rating: str | None) -> bool:
        """Rates the chosen cell as one step; None takes the rating away. Whether that was done or not needed."""
        row, hypothesis = self.grid.current_row(), self.grid.current_hypothesis()
        if row is None or hypothesis is None or not self._may_write():
            return False
        cell = self.state.own_cell(row.id, hypothesis.id)
        if (cell.rating if cell is not None else None) == rating:
            return True
        return self._run("ach.rate_cell", row.id, hypothesis.id, rating=rating)

    def ask_reason(self) -> None:
        """Opens a field for the reason of the rating in the chosen cell."""
        row, hypothesis = self.grid.current_row(), self.grid.current_hypothesis()
        if row is None or hypothesis is None or not self._may_write():
            return
        cell = self.state.own_cell(row.id, hypothesis.id)
        if cell is None:
            self._session.told.emit("Rate the cell first, then say why.")
            return

        def keep(words: str) -> None:
            if words != (cell.rationale or ""):
                self._run("ach.explain_cell", row.id, hypothesis.id, rationale=words or None)

        place = self.grid.visualRect(self.grid.currentIndex())
        place.translate(self.grid.viewport().pos())
        hint = f"{hypothesis.label}: why {rating_words(cell.rating).lower()}?"
        self.reason.ask(place, cell.rationale or "", hint, keep)

    def pick_claims(self) -> None:
        """Asks for claims that become rows."""
        if self.state.board is not None:
            self.picker = pick_claims(self._session, self.state.board, self.window())

    def toggle_sort(self) -> None:
        """Puts the rows that tell the most apart first, or all in the order of the board again."""
        self.state.sort(not self.state.is_sorted)
        show_on(self._sort, self.state.is_sorted)

    def next_view(self) -> None:
        """Shows the ratings of the next analyst, then all side by side, then the first again."""
        count = self.whose.count()
        if count:
            self.whose.setCurrentIndex((self.whose.currentIndex() + 1) % count)
            self._view_chosen()

    def toggle_results(self) -> None:
        """Shows what the board comes to with the keyboard in it; hides it when it has the keyboard."""
        focus = self.window().focusWidget()
        if not self.results.isHidden() and focus is not None and self.results.isAncestorOf(focus):
            self._wants_results = False
            self.results.hide()
            self.grid.setFocus()
            return
        self._wants_results = True
        self.results.show()
        self.results.take_keyboard()

    def _rate_and_go_on(self, rating: str | None) -> None:
        if self.rate(rating) and rating is not None:
            self.grid.advance()

    def _weigh(self, which: str, weight: str) -> None:
        row = self.grid.current_row()
        if row is not None and self._may_edit() and getattr(row, which) != weight:
            self._run("ach.edit_ach_row", row.id, **{which: weight})

    def _may_edit(self) -> bool:
        if self._session.read_only:
            self._session.told.emit("The case is open read-only; nothing can be changed.")
        return not self._session.read_only

    def _may_write(self) -> bool:
        """Everyone writes only ratings of their own."""
        if not self._may_edit():
            return False
        if not self.state.is_mine:
            name = short_name(self.state.analyst)
            self._session.told.emit(
                f"These are the ratings of {name}: rate it yourself, or press V to see your own."
            )
        return self.state.is_mine

    def _run(self, verb: str, *args: object, **fields: object) -> bool:
        try:
            self._session.run(verb, *args, **fields)
        except CaseError as error:
            self._session.told.emit(str(error))
            return False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At first the results get as much as they need, and never more than their part of the height."""
        super().resizeEvent(event)
        height = self._split.height()
        if not self._is_laid_out and height > 200:
            self._is_laid_out = True
            below = min(px(_RESULTS), round(height * _MOST_BELOW))
            self._split.setSizes([height - below, below])

    # --- what is seen -----------------------------------------------------------------------------------------------

    def _on_changed(self, event: CaseChanged) -> None:
        """Ratings alone are taken in without reading the rest anew."""
        of_ours = self._tables & (event.touched.keys() | event.bulk)
        if of_ours == {"ach_cell"} and not event.bulk and self.isVisible():
            self.state.take_cells(event.touched["ach_cell"])
        else:
            super()._on_changed(event)

    def _on_row(self, row: EvidenceRow) -> None:
        self._session.select(ObjectRef("ach_row", row.id))

    def _show_whose(self) -> None:
        board = self.state.board
        if board is None:
            return
        self.whose.show_state(self.state)
        if self.state.is_mine or self._session.read_only:
            self.notice.hide()
            return
        mine = board.known_as(self.state.me)
        yours = "" if mine else " You have rated nothing here yet."
        said = f"These are the ratings of {short_name(self.state.analyst)}.{yours}"
        self.notice.say(said, "info", "Rate it yourself", lambda: self._view(mine or self.state.me))

    def _view_chosen(self) -> None:
        self._view(self.whose.choice())

    def _view(self, whose: str) -> None:
        self.state.view(whose)
        self.grid.setFocus()

    def _tools(self) -> QWidget:
        self.boards = Chooser("Board")
        self.boards.picked.connect(self.show_board)
        self.boards.setMaximumWidth(px(220))
        self.whose = WhoseChooser()
        self.whose.activated.connect(lambda _place: self._view_chosen())
        self._sort = text_button("Sort", self.toggle_sort, icon="list")
        self._sort.setCheckable(True)
        set_plain_tooltip(self._sort, "Most diagnostic rows first   S")
        self._keys = ElidedLabel(isolate(KEYS_LINE), "caption")
        self.adding = text_button("Add", icon="plus")
        return ToolRow((self.boards, self.whose), self._keys, (self._sort, self.adding))

    def _empty_states(self) -> tuple[QWidget, QWidget]:
        none = EmptyState(
            "grid-3x3", "No board yet", "A board weighs evidence against competing hypotheses, and shows what speaks against each.",
            "" if self._session.read_only else "New board", lambda: self.add_asked.emit("ach_board", None),
        )  # fmt: skip
        bare = EmptyState(
            "grid-3x3", "Nothing to rate yet", "Name at least three hypotheses, the null and a deception among them; then add claims as rows.",
            "" if self._session.read_only else "Next step", lambda: self.act_asked.emit("board.next_step"),
        )  # fmt: skip
        return none, bare
