"""A list of rows with the keyboard: J and K or the arrows move, Enter opens."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from casewright.ui.theme import ThemeChanged
from casewright.ui.widgets.list_rows import Fetch, Index, RowModel
from casewright.ui.widgets.row_painter import RowPainter


class RowList(QListView):
    """Shows the rows that a page function gives.

    Signals:
        chosen: id of the row that became current by hand or by `choose`.
        opened: id of a row on which Enter was pressed or that was double-clicked.
    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(
        self, name: str, fetch: Fetch | None = None, *, two_lines: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._is_held = False
        self.rows = RowModel(fetch, self)
        self._painter = RowPainter(two_lines)
        self._painter.setParent(self)
        self.setModel(self.rows)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(self._open)

    def choose(self, row_id: str) -> bool:
        """Make a row current and bring it into sight; whether it is among those fetched so far."""
        index = self.rows.index_of(row_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    def current_id(self) -> str:
        """The id of the current row, or an empty text."""
        row = self.rows.row_at(self.currentIndex())
        return row.id if row else ""

    def reload(self) -> None:
        """Read the rows again and keep the current one if it still exists; says nothing then."""
        kept, at = self.current_id(), self.verticalScrollBar().value()
        self.rows.reload()
        index = self.rows.index_of(kept)
        if index.isValid():
            self.blockSignals(True)
            self.setCurrentIndex(index)
            self.blockSignals(False)
        self.verticalScrollBar().setValue(at)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        row = self.rows.row_at(current)
        if row is not None:
            self.chosen.emit(row.id)

    @property
    def is_held(self) -> bool:
        """Whether the key that moves through the list is being held down."""
        return self._is_held

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._is_held = event.isAutoRepeat()
        try:
            self._take_key(event)
        finally:
            self._is_held = False

    def _take_key(self, event: QKeyEvent) -> None:
        key, plain = Qt.Key(event.key()), event.modifiers() == Qt.KeyboardModifier.NoModifier
        step = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}.get(key, 0) if plain else 0
        if step:
            place = min(max(self.currentIndex().row() + step, 0), self.rows.rowCount() - 1)
            self.setCurrentIndex(self.rows.index(place))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.text().isalpha() and plain:
            event.ignore()  # single letters are keys of actions, not the beginning of a search
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == ThemeChanged.kind:
            self.scheduleDelayedItemsLayout()
        return super().event(event)

    def _open(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index)
        if row is not None:
            self.opened.emit(row.id)
