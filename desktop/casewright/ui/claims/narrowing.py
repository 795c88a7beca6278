"""What the ledger is narrowed to: words, an object, conditions that are switched on and off, and the order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from casewright.analysis.claim_ledger import SINGLE_ORIGIN
from casewright.casefile.queries import records
from casewright.casefile.queries.claims import ClaimsAsked
from casewright.ui.editing.finding import find_rows
from casewright.ui.editing.object_field import ObjectField
from casewright.ui.filters.popover import Popover
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column
from casewright.ui.widgets.buttons import icon_button, show_on, text_button
from casewright.ui.widgets.choice_field import ChoiceField
from casewright.ui.widgets.labels import ElidedLabel
from casewright.ui.widgets.plain_text import bare, isolate, one_line
from casewright.ui.widgets.tool_row import ToolRow
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import type_word

_PAUSE = 180  # milliseconds after the last letter before words are looked for
_CONDITIONS = (
    ("uncited", "Uncited", "quote", "Says that it is cited, and cites nothing"),
    ("unrated", "Unrated", "gauge", "A source without a letter or an item without a digit"),
    ("contradicted", "Contradicted", "circle-x", "Another claim or a passage contradicts it"),
    (SINGLE_ORIGIN, "One origin", "target", "One independent origin at worst"),
    ("preferred", "Preferred", "star", "Preferred over claims that disagree"),
    ("unused", "Unused", "unlink", "No judgement rests on it"),
    ("knowledge", "Analyst knowledge", "lightbulb", "Rests on no passage, and says so"),
)
_ORDERS = (
    ("latest", "Latest first"),
    ("held", "When it held, earliest first"),
    ("held_last", "When it held, latest first"),
    ("reliable", "Most reliable source first"),
    ("unreliable", "Least reliable source first"),
    ("credible", "Most credible item first"),
    ("doubtful", "Least credible item first"),
    ("contradicted", "Most contradicted first"),
    ("used", "Most used first"),
)
_ABOUT = ("entity", "source", "judgement", "link")


class Narrowing(QWidget):
    """Two bars above the ledger. `changed`: something else is asked for; `left`: the keyboard goes down to the ledger."""

    changed = Signal()
    left = Signal()

    def __init__(self, session: CaseSession, tools: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.asked = ClaimsAsked()
        self.text = _SearchLine()
        self.text.left.connect(self._leave)
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self._take_text)
        self.text.textEdited.connect(lambda _text: self._later.start())
        self.order = ChoiceField("Order of claims", _ORDERS)
        self.order.activated.connect(lambda _place: self._ask(order=self.order.choice()))
        self.said = ElidedLabel("", "caption")
        self.about = text_button("About …", self.choose_object, icon="filter")
        self.conditions = {key: self._switch(*each) for key, *each in _CONDITIONS}
        for key, button in self.conditions.items():
            button.clicked.connect(partial(self.switch, key))
        self.clear = icon_button("x", "Show all claims", self.show_all)
        upper = ToolRow([self.text, self.order], self.said, tools)
        self._lower = ToolRow([self.about, *self.conditions.values()], ElidedLabel(""), [self.clear])
        self.setLayout(column(upper, self._lower))
        self._show()

    def switch(self, condition: str) -> None:
        """Asks for a condition, or no longer."""
        self._ask(only=self.asked.only ^ {condition})

    def narrow_to(self, about: ObjectRef | None) -> None:
        """Only claims of an object; all of them for None."""
        self._ask(about=tuple(about) if about is not None else None)

    def show_all(self) -> None:
        """Asks for all claims, in the order that was chosen."""
        self._later.stop()
        self.text.clear()
        self._ask(text="", about=None, only=frozenset())

    @property
    def keeps_all(self) -> bool:
        """Whether no claim is left out."""
        return self.asked == ClaimsAsked(order=self.asked.order)

    def choose_object(self) -> Popover:
        """Opens the field in which an entity, source, judgement or link is found."""
        field = ObjectField("Claims of", self._session, lambda words: find_rows(self._session, _ABOUT, words))
        if self.asked.about is not None:
            field.set_value(ObjectRef(*self.asked.about))
        shown = Popover("Claims of an entity, source, judgement or link", field, self)
        field.taken.connect(self.narrow_to)
        field.taken.connect(shown.close)
        shown.open_under(self.about)
        return shown

    def _leave(self) -> None:
        if self._later.isActive():
            self._later.stop()
            self._take_text()
        self.left.emit()

    def _take_text(self) -> None:
        self._ask(text=self.text.text().strip())

    def _ask(self, **changes: object) -> None:
        asked = replace(self.asked, **changes)  # type: ignore[arg-type]
        if asked != self.asked:
            self.asked = asked
            self._show()
            self.changed.emit()

    def _show(self) -> None:
        for key, button in self.conditions.items():
            show_on(button, key in self.asked.only)
        said = "About …"
        if self.asked.about is not None:
            table, row_id = self.asked.about
            title = records.title_of(self._session.case, table, row_id) or type_word(table)
            said = isolate(one_line(title, 28))
        self._lower.reword(self.about, said)
        self.about.setAccessibleName(
            f"Claims of: {bare(said)}" if self.asked.about else "Claims of an object"
        )
        show_on(self.about, self.asked.about is not None)
        self.clear.setEnabled(not self.keeps_all)

    def _switch(self, title: str, icon: str, meaning: str) -> QPushButton:
        made = text_button(title, icon=icon)
        made.setCheckable(True)
        made.setAccessibleDescription(meaning)
        return made


class _SearchLine(QLineEdit):
    """Enter and the down arrow lead to the ledger (`left`), Esc empties the line."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("Find claims")
        self.setAccessibleName("Find claims")
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(px(120))
        self.setMaximumWidth(px(220))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.textEdited.emit("")
        else:
            super().keyPressEvent(event)
