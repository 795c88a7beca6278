"""A table of names and what stands for them: a name of an entity stands for all of its names."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from casewright.ui.theme import px

_NAME, _PSEUDONYM = 0, 1
_ROWS = 4


class PseudonymTable(QTableWidget):
    """The last row is empty, to type into; a name alone gets a pseudonym by its kind. Delete takes the current row out."""

    changed = Signal()

    def __init__(
        self, make_up: Callable[[str, Iterable[tuple[str, str]]], str], parent: QWidget | None = None
    ) -> None:
        """`make_up(name, pairs so far)`: a pseudonym for a name."""
        super().__init__(1, 2, parent)
        self._make_up = make_up
        self._is_filling = False
        self.setHorizontalHeaderLabels(["Name", "Pseudonym"])
        self.setAccessibleName("Pseudonyms")
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(28))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setFixedHeight(px(28) * (_ROWS + 1))
        self.itemChanged.connect(self._on_typed)

    def pairs(self) -> list[tuple[str, str]]:
        """Name and pseudonym of each row that has both."""
        rows = [(self._text(place, _NAME), self._text(place, _PSEUDONYM)) for place in range(self.rowCount())]
        return [(name, pseudonym) for name, pseudonym in rows if name and pseudonym]

    def show_pairs(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Puts these in the place of what is there."""
        found = list(pairs)
        self._is_filling = True
        self.setRowCount(0)
        self.setRowCount(len(found) + 1)
        for place, (name, pseudonym) in enumerate(found):
            self.setItem(place, _NAME, QTableWidgetItem(name))
            self.setItem(place, _PSEUDONYM, QTableWidgetItem(pseudonym))
        self._is_filling = False
        self.changed.emit()

    def add(self, name: str) -> None:
        """A name with a pseudonym made up for it."""
        self.show_pairs([*self.pairs(), (name, self._make_up(name, self.pairs()))])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            left = self.pairs()
            name = self._text(self.currentRow(), _NAME)
            self.show_pairs(pair for pair in left if pair[0] != name)
        else:
            super().keyPressEvent(event)

    def _text(self, place: int, column: int) -> str:
        item = self.item(place, column)
        return item.text().strip() if item is not None else ""

    def _on_typed(self, item: QTableWidgetItem) -> None:
        if self._is_filling:
            return
        name = self._text(item.row(), _NAME)
        self._is_filling = True
        if name and not self._text(item.row(), _PSEUDONYM):
            self.setItem(item.row(), _PSEUDONYM, QTableWidgetItem(self._make_up(name, self.pairs())))
        if self._text(self.rowCount() - 1, _NAME):
            self.setRowCount(self.rowCount() + 1)
        self._is_filling = False
        self.changed.emit()
