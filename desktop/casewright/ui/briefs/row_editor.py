"""Fields over one row of the case that save themselves, with a line at the foot that says how far that is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from casewright.ui.briefs.cited_text import CitedTextEdit
from casewright.ui.briefs.drafts import Drafts
from casewright.ui.briefs.saved_fields import SavedLine, SavedLines
from casewright.ui.theme.appearance import repolish
from casewright.ui.widgets.arrangement import row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.choice_field import ChoiceField
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.window.session import CaseSession

_SAID = {"saved": "Saved", "typing": "Not saved yet", "refused": "", "clash": ""}
_CLASH = "It was changed elsewhere while you were typing here."
_UNSAVED = "What you typed was refused; your words are on the clipboard."
_GONE = "What you were writing was removed elsewhere; your words are on the clipboard."


class RowEditor(QWidget):
    """`picked` brings the `ObjectRef` of a chip that was clicked."""

    picked = Signal(object)

    def __init__(
        self,
        session: CaseSession,
        verb: str,
        parent: QWidget | None = None,
        stored: Callable[[dict[str, Any]], dict[str, Any]] = lambda values: values,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.drafts = Drafts(session, verb, self, stored)
        self.texts: dict[str, CitedTextEdit] = {}
        self._fields: dict[str, QWidget] = {}
        self._showing: dict[str, Callable[[Any], object]] = {}
        self._filling = False
        self.state = PlainLabel("", "caption", wrap=True)
        self._mine = text_button("Keep mine", self._keep_mine)
        self._theirs = text_button("Take the other", self._take_theirs)
        self.foot = row(self.state, self._mine, self._theirs, spacing=8)
        self.foot.setStretch(0, 1)
        self.drafts.state_changed.connect(self._show_state)
        self._show_state()

    def show_row(self, row_id: UUID, held: Mapping[str, Any]) -> None:
        """Shows a row; what is typed of the one before is saved first."""
        if self.drafts.row_id == row_id:
            self._fill(self.drafts.meet(held))
            return
        self._tell_lost(self.drafts.begin(row_id, held), _UNSAVED)
        self._fill(held)

    def leave(self) -> None:
        """Nothing is shown any more; what was typed is saved."""
        self._tell_lost(self.drafts.begin(None, {}), _UNSAVED)

    def row_gone(self) -> None:
        """The row was removed; what was typed and not saved goes to the clipboard."""
        self._tell_lost(self.drafts.drop(), _GONE)

    def _tell_lost(self, lost: Mapping[str, Any], sentence: str) -> None:
        """Words that cannot be saved go to the clipboard; nothing is lost without a word."""
        words = [value for value in lost.values() if isinstance(value, str)]
        if words:
            QGuiApplication.clipboard().setText("\n\n".join(words))
            self.session.told.emit(sentence)

    def show_chips_anew(self) -> None:
        """What citations say of their sources may have changed."""
        for text in self.texts.values():
            text.show_chips_anew()

    # --- what subclasses build with -----------------------------------------------------------------------------------

    def line(self, column: str, name: str) -> SavedLine:
        """A line for a column."""
        field = SavedLine()
        field.setReadOnly(self.session.read_only)
        field.setAccessibleName(name)
        field.textEdited.connect(lambda text: self._typed(column, text.strip() or None))
        field.editingFinished.connect(self.drafts.settle)
        self._own(column, field, lambda value: field.show_text(value or ""))
        return field

    def lines(self, column: str, name: str) -> SavedLines:
        """Two lines for a column."""
        field = SavedLines()
        field.setReadOnly(self.session.read_only)
        field.setAccessibleName(name)
        field.textChanged.connect(lambda: self._typed(column, " ".join(field.toPlainText().split()) or None))
        self._own(column, field, lambda value: field.setPlainText(value or ""))
        return field

    def prose(self, column: str, name: str) -> CitedTextEdit:
        """A text with citations for a column."""
        field = CitedTextEdit(name, self.session)
        field.edited.connect(lambda: self._touched(column, lambda: field.body().strip() or None))
        field.left.connect(self.drafts.settle)
        field.picked.connect(self.picked)
        self.texts[column] = field
        self._own(column, field, field.set_body)
        return field

    def choice(self, column: str, name: str, options: list[tuple[str, str]]) -> ChoiceField:
        """A choice for a column; the empty key stands for none."""
        field = ChoiceField(name, options)
        field.setEnabled(not self.session.read_only)
        field.activated.connect(lambda _place: self._typed(column, field.choice() or None, at_once=True))
        self._own(column, field, lambda value: field.choose(value or ""))
        return field

    def choose(self, column: str, value: Any) -> None:
        """Somebody chose this in a field of a sort of its own."""
        self._typed(column, value, at_once=True)

    def also_shows(self, column: str, show: Callable[[Any], object]) -> None:
        """A column that is shown by something other than these fields."""
        self._showing[column] = show

    def _own(self, column: str, field: QWidget, show: Callable[[Any], object]) -> None:
        self._fields[column] = field
        self._showing[column] = show

    def _typed(self, column: str, value: Any, *, at_once: bool = False) -> None:
        if not self._filling:
            self.drafts.type(column, value, at_once=at_once)

    def _touched(self, column: str, read: Callable[[], Any]) -> None:
        if not self._filling:
            self.drafts.touch(column, read)

    def _fill(self, values: Mapping[str, Any]) -> None:
        self._filling = True
        for column, value in values.items():
            if column in self._showing:
                self._showing[column](value)
        self._filling = False

    def _keep_mine(self) -> None:
        self.drafts.keep_mine()

    def _take_theirs(self) -> None:
        mine = "\n\n".join(str(value) for value in self.drafts.typed.values() if value)
        self._fill(self.drafts.take_theirs())
        QGuiApplication.clipboard().setText(mine)
        self.session.told.emit("Your words are on the clipboard.")

    def _show_state(self) -> None:
        state = self.drafts.state
        words = {"refused": f"Not saved: {self.drafts.problem}", "clash": _CLASH}.get(state, _SAID[state])
        self.state.setText("" if self.drafts.row_id is None or self.session.read_only else words)
        self.state.set_role("problem" if state in ("refused", "clash") else "caption")
        for button in (self._mine, self._theirs):
            button.setVisible(state == "clash")
        for column, field in self._fields.items():
            wrong = state == "refused" and column in self.drafts.typed
            if bool(field.property("wrong")) != wrong:
                field.setProperty("wrong", wrong)
                repolish(field)
