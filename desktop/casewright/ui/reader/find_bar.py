"""Finding words in the text of a source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QToolButton, QWidget

from casewright.ui.reader.finding import MOST, Search
from casewright.ui.widgets.arrangement import row
from casewright.ui.widgets.buttons import icon_button
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.plain_text import set_plain_tooltip

_PAUSE_MS = 120
_AT_ONCE = 0.012  # seconds of searching in one go


class Findable(Protocol):
    """What can be searched: it has a text, and shows places in it."""

    @property
    def text(self) -> str:
        """All of it."""
        ...

    def selection(self) -> tuple[int, int]:
        """Where the reader is."""
        ...

    def select(self, start: int, end: int) -> None:
        """Select words."""
        ...

    def show_found(self, found: tuple[int, int] | None, others: Sequence[tuple[int, int]] = ()) -> None:
        """Make one place stand out, and the others a little."""
        ...

    def take_focus(self) -> None:
        """The keyboard goes back to what is read."""
        ...


class FindBar(QFrame):
    """Ctrl+F shows it, Enter goes to the next place, Shift+Enter to the one before, Esc closes it."""

    def __init__(self, target: Findable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Bar")
        self._target = target
        self._search = Search("", "")
        self._at = -1
        self._here = 0
        self.field = QLineEdit()
        self.field.setAccessibleName("Find in this source")
        self.field.setPlaceholderText("Find in this source")
        self.field.setMinimumWidth(160)
        self.field.installEventFilter(self)
        self.accents = QToolButton()
        self.accents.setText("é ≠ e")
        self.accents.setCheckable(True)
        self.accents.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.accents.setAccessibleName("Accents and letter forms count")
        set_plain_tooltip(self.accents, "Accents and letter forms count: é is not e, ی is not ي")
        self.accents.toggled.connect(lambda _on: self.search())
        self._count = PlainLabel("", "caption")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.search)
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(self._search_on)
        self.field.textChanged.connect(lambda _text: self._pause.start())
        self.setLayout(
            row(
                self.field,
                self.accents,
                self._count,
                None,
                icon_button("chevron-up", "Previous place", lambda: self.step(-1), "Shift+Enter"),
                icon_button("chevron-down", "Next place", lambda: self.step(1), "Enter"),
                icon_button("x", "Close find", self.close_bar, "Esc"),
                margins=(16, 5, 8, 5),
                spacing=8,
            )
        )
        self.hide()

    @property
    def places(self) -> list[tuple[int, int]]:
        """What was found so far, as [start, end) in code points."""
        return self._search.places

    def open_bar(self) -> None:
        """Show it and look for the selected words, if any."""
        start, end = self._target.selection()
        if 0 < end - start <= 200:
            self.field.setText(self._target.text[start:end])
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self.search()

    def close_bar(self) -> None:
        """Hide it; the text has the focus again, with what was found selected: C quotes it."""
        found = self.places[self._at] if self.places and self._at >= 0 else None
        self.forget()
        if found is not None:
            self._target.select(*found)
        self._target.take_focus()

    def forget(self) -> None:
        """Hide it and stop searching."""
        self._pause.stop()
        self._more.stop()
        self._search = Search("", "")
        self.hide()
        self._target.show_found(None)

    def show_again(self) -> None:
        """The same place in another view of the same text."""
        self._show_place()

    def search(self) -> None:
        """Find every place and go to the first one from where the reader is; a long text is searched bit by bit."""
        self._pause.stop()
        self._search = Search(self._target.text, self.field.text(), accents=self.accents.isChecked())
        self._here, self._at = self._target.selection()[0], -1
        self._search_on()

    def step(self, step: int) -> None:
        """Go to the next place, from the last one to the first."""
        if self._pause.isActive():
            self.search()
        if self.places and self._at >= 0:
            self._at = (self._at + step) % len(self.places)
            self._show_place()
            self._show_count()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)

    def _search_on(self) -> None:
        done = self._search.run(_AT_ONCE)
        if self._at < 0 and self.places:
            at = bisect_left(self.places, (self._here, 0))
            if at < len(self.places) or done:
                self._at = at % len(self.places)
                self._show_place()
        if done:
            self._show_place()
        else:
            self._more.start()
        self._show_count()

    def _show_place(self) -> None:
        found = self.places[self._at] if self.places and self._at >= 0 else None
        self._target.show_found(found, self.places)

    def _show_count(self) -> None:
        if not self.field.text():
            said = ""
        elif self.places:
            more = " or more" if len(self.places) >= MOST else " so far" if not self._search.is_done else ""
            said = f"{self._at + 1:,} of {len(self.places):,}{more}"
        else:
            said = "Not found" if self._search.is_done else "Searching …"
        self._count.setText(said)
