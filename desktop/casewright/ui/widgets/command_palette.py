"""Ctrl+K: one field for everything that can be found and everything that can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from casewright.ui.actions import ActionRegistry, key_text, matching
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, panel
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.row_list import RowList

_PAUSE_MS = 80
_MOST = 60
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """Something found in the case, and what choosing it does."""

    title: str
    subtitle: str
    icon: str
    colour: str
    run: Callable[[], object]


Deliver = Callable[[Sequence[PaletteEntry]], None]
Search = Callable[[str, Deliver], object]
"""`search(text, deliver)`: look for a text and hand over what was found, now or later, on the main thread."""


class CommandPalette(QDialog):
    """Opens over a window. Things found come first, then actions; `>` at the beginning asks for actions alone."""

    def __init__(self, registry: ActionRegistry, search: Search | None, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAccessibleName("Search or run a command")
        self._window, self._registry, self._search = window, registry, search
        self._runs: list[Callable[[], object]] = []
        self.field = QLineEdit()
        self.field.setPlaceholderText("Search or run a command")
        self.field.setAccessibleName("Search or run a command")
        self.field.installEventFilter(self)
        self.list = RowList("Results")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(lambda _index: self.run_current())
        hint = PlainLabel("Enter runs · ↑ ↓ move · > commands only · Esc closes", "caption")
        body = column(self.field, self.list, hint, margins=(10, 10, 10, 8), spacing=8)
        self.setLayout(column(panel("Palette", body)))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.field.textChanged.connect(lambda _text: self._typed())

    def open_palette(self, text: str = "") -> None:
        """Show it at the top of the window with a text to begin with."""
        window = self._window
        width = min(px(600), window.width() - 48)
        self.resize(width, min(px(460), max(200, window.height() - 120)))
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - width) // 2, corner.y() + 56)
        self.field.setText(text)
        self._typed()
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def run_current(self) -> None:
        """Close and do what the current row says."""
        place = self.list.currentIndex().row()
        if 0 <= place < len(self._runs):
            run = self._runs[place]
            self.close()
            run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _MOVES:
                self.list.keyPressEvent(event)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self._pause.isActive():
                    self._look()
                self.run_current()
                return True
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        self._show(())
        if self._search is not None and self.field.text().strip() and not self.field.text().startswith(">"):
            self._pause.start()
        else:
            self._pause.stop()

    def _look(self) -> None:
        self._pause.stop()
        asked = self.field.text()
        if self._search is not None:
            self._search(
                asked.strip(), lambda found: self._show(found) if self.field.text() == asked else None
            )

    def _show(self, found: Sequence[PaletteEntry]) -> None:
        rows = [
            ListRow(str(number), entry.title, entry.subtitle, entry.icon, entry.colour)
            for number, entry in enumerate(found[:_MOST])
        ]
        self._runs = [entry.run for entry in found[:_MOST]]
        for action in matching(self._registry.all(), self.field.text().lstrip("> ")):
            if self._registry.is_enabled(action.id):
                icon = action.icon or "chevron-right"
                number = str(len(self._runs))
                rows.append(
                    ListRow(number, action.title, action.group, icon, "document", key_text(action.key))
                )
                self._runs.append(partial(self._registry.run, action.id))
        self.list.rows.set_fetch(lambda after, _limit: rows if after is None else ())
        if rows:
            self.list.setCurrentIndex(self.list.rows.index(0))
