"""One bibliographic field: its label, the text in its own direction, and below it what the document says of itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from casewright.bibliography.editing import EditableField
from casewright.bibliography.kinds import TYPES
from casewright.model.choices import choices
from casewright.model.dates import show_date
from casewright.ui.reader.display_text import has_right_to_left
from casewright.ui.theme.appearance import repolish
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.choice_field import ChoiceField
from casewright.ui.widgets.labels import ElidedLabel, PlainLabel
from casewright.ui.widgets.plain_text import isolate, one_line

TAKE_KEY = "Ctrl+."
_HINTS = {
    "names": "Family, Given; Organisation",
    "date": "2024-03-12, 2024-03, 2024~",
    "language": "en, fa, sr-Latn",
}


class BibliographyField(QWidget):
    """A field that commits when it is left or Enter is pressed; Esc takes back what was typed.

    Signals:
        committed: name and text of the field, once they differ from what the case holds.
    """

    committed = Signal(str, str)

    def __init__(self, field: EditableField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = field
        self._stored, self._offer = "", ""
        self.line: QLineEdit | None = None
        self.choice: ChoiceField | None = None
        editor = self._editor()
        label = PlainLabel(field.label, "small")
        label.setBuddy(editor)
        self._said = PlainLabel("", "caption", wrap=True)
        self._said.hide()
        self._offered = ElidedLabel("", "caption")
        self.take = text_button(f"Take  {TAKE_KEY}", self.accept_offer)
        self.take.setAccessibleName(f"Take what is proposed for {field.label.lower()}")
        self._offer_row = QWidget()
        proposed = row(self._offered, self.take, spacing=8)
        proposed.setStretch(0, 1)
        self._offer_row.setLayout(proposed)
        self._offer_row.hide()
        self.setLayout(column(label, editor, self._said, self._offer_row, spacing=3))
        self.setFocusProxy(editor)

    def show_value(self, stored: str, offer: str, from_whom: str, *, writable: bool) -> None:
        """Shows what the case holds, unless somebody is typing, and what is proposed instead of it."""
        typed = self.text() != self._stored and self.hasFocus()
        self._stored = stored
        if not typed:
            self._put(stored)
            self.show_problem("")
        self._offer = offer if writable and offer != stored else ""
        self._offered.setText(f"{from_whom}: {isolate(one_line(self._offer, 200))}" if self._offer else "")
        self._offer_row.setVisible(bool(self._offer))
        if self.line is not None:
            self.line.setReadOnly(not writable)
        if self.choice is not None:
            self.choice.setEnabled(writable)

    def text(self) -> str:
        """What stands in the field."""
        if self.choice is not None:
            return self.choice.choice()
        return self.line.text().strip() if self.line is not None else ""

    def commit(self) -> None:
        """Hands over what was typed, if it is new."""
        if self.text() != self._stored:
            self.committed.emit(self.spec.name, self.text())

    def accept_offer(self) -> None:
        """Takes what is proposed."""
        if self._offer:
            self._put(self._offer)
            self.commit()
            (self.line or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, problem: str) -> None:
        """Says below the field what is wrong; an empty text takes that away."""
        date = show_date(self._stored) if self.spec.holds == "date" and self._stored else ""
        self._said.setText(problem or date)
        self._said.set_role("problem" if problem else "caption")
        self._said.setVisible(bool(problem or date))
        if self.line is not None:
            self.line.setProperty("wrong", bool(problem))
            repolish(self.line)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if control and event.key() == Qt.Key.Key_Period and self._offer:
                self.accept_offer()
                return True
            if event.key() == Qt.Key.Key_Escape and self.text() != self._stored:
                self._put(self._stored)
                self.show_problem("")
                return True
        if event.type() == QEvent.Type.FocusOut:
            self.commit()
        return super().eventFilter(watched, event)

    def _editor(self) -> QWidget:
        if self.spec.holds in ("type", "access"):
            types = sorted(((key, words) for key, (words, _) in TYPES.items()), key=lambda pair: pair[1])
            access = [("", "—"), *((each.key, each.label) for each in choices("source_access"))]
            options = types if self.spec.holds == "type" else access
            self.choice = ChoiceField(self.spec.label, options)
            self.choice.activated.connect(lambda _index: self.commit())
            return self.choice
        self.line = QLineEdit()
        self.line.setAccessibleName(self.spec.label)
        self.line.setPlaceholderText(_HINTS.get(self.spec.name, _HINTS.get(self.spec.holds, "")))
        self.line.returnPressed.connect(self.commit)
        self.line.textChanged.connect(self._follow_script)
        self.line.installEventFilter(self)
        return self.line

    def _put(self, text: str) -> None:
        if self.choice is not None:
            self.choice.choose(text)
        elif self.line is not None and self.line.text() != text:
            self.line.setText(text)
            self.line.setCursorPosition(0)

    def _follow_script(self, text: str) -> None:
        """A right-to-left text begins at the right."""
        if self.line is not None:
            rtl = has_right_to_left(text[:40])
            self.line.setLayoutDirection(
                Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
            )
