"""A field in which somebody types to find something, and takes one of the rows found."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from casewright.ui.theme import px
from casewright.ui.theme.tokens import ROW_ONE_LINE, ROW_TWO_LINES
from casewright.ui.widgets.arrangement import column
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.plain_text import one_line
from casewright.ui.widgets.row_list import RowList

Find = Callable[[str], Sequence[ListRow]]
_PAUSE = 90
_SHOWN_ROWS = 4


class FindField(QWidget):
    """A line to type in and the rows found below it. Subclasses keep what was taken.

    Signals:
        changed: the answer is another one.
        row_taken: the id of a row on which Enter was pressed or that was clicked.
        typing: what was taken before holds no longer.
        given_up: Esc was pressed; what was taken last is to be shown again.
    """

    changed = Signal()
    row_taken = Signal(str)
    typing = Signal()
    given_up = Signal()

    def __init__(
        self, name: str, find: Find, parent: QWidget | None = None, *, two_lines: bool = False
    ) -> None:
        super().__init__(parent)
        self._find = find
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText("Type to find")
        self.line.setClearButtonEnabled(True)
        self.line.installEventFilter(self)
        self.list = RowList(f"{name}: found", self._fetch, two_lines=two_lines)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFixedHeight(px(ROW_TWO_LINES if two_lines else ROW_ONE_LINE) * _SHOWN_ROWS)
        self.list.clicked.connect(lambda _index: self._take())
        self.list.hide()
        self.setLayout(column(self.line, self.list, spacing=4))
        self.setFocusProxy(self.line)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look)
        self.line.textEdited.connect(self._on_typed)

    def show_text(self, text: str) -> None:
        """Shows what was taken, and no rows."""
        self.line.setText(one_line(text, 200))
        self.line.setCursorPosition(0)
        self.list.hide()

    def open_list(self) -> None:
        """Shows what is found, the first one current."""
        self.list.rows.reload()
        self.list.setVisible(self.list.rows.rowCount() > 0)
        if not self.list.currentIndex().isValid() and self.list.rows.rowCount():
            self.list.setCurrentIndex(self.list.rows.index(0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.open_list()
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                if self._pause.isActive():
                    self._look()
                if self.list.isVisible():
                    self._take()
                    return True
            if event.key() == Qt.Key.Key_Escape and self.list.isVisible():
                self.given_up.emit()
                return True
        if watched is self.line and event.type() == QEvent.Type.FocusOut:
            self.list.hide()
        return super().eventFilter(watched, event)

    def _on_typed(self, text: str) -> None:
        self.typing.emit()
        self.changed.emit()
        if text.strip():
            self._pause.start()
        else:
            self.list.hide()

    def _look(self) -> None:
        self._pause.stop()
        self.open_list()

    def _fetch(self, after: object, _limit: int) -> Sequence[ListRow]:
        return self._find(self.line.text()) if after is None else ()

    def _take(self) -> None:
        found = self.list.current_id()
        if found:
            self.row_taken.emit(found)
