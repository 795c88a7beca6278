"""The list of the tray: several rows can be selected, and single keys act on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from casewright.ui.source_panels.suggestion_keys import act_of
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.widgets.row_list import RowList

MakeRow = Callable[[], ListRow]


class SuggestionList(RowList):
    """`acted` brings the name of what a key asks for (`suggestion_keys`)."""

    acted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Suggestions", parent=parent)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self._make: list[MakeRow] = []

    def show_rows(self, ids: Sequence[str], make: Sequence[MakeRow], wanted: str = "") -> None:
        """Shows other rows, each made when it comes near. Current is the one `wanted`, or the one that was, or its successor."""
        kept, at = wanted or self.current_id(), max(0, self.currentIndex().row())
        self._make = list(make)
        places = {each: place for place, each in enumerate(ids)}
        place = places.get(kept, min(at, len(ids) - 1))
        self.blockSignals(True)
        self.rows.set_fetch(self._fetch)
        while self.rows.rowCount() <= place and self.rows.canFetchMore(QModelIndex()):
            self.rows.fetchMore(QModelIndex())
        index = self.rows.index(place)
        self.setCurrentIndex(index)
        self.blockSignals(False)
        if index.isValid():
            self.scrollTo(index)

    def _fetch(self, after: int | None, limit: int) -> list[ListRow]:
        first = 0 if after is None else after + 1
        return [replace(make(), key=first + n) for n, make in enumerate(self._make[first : first + limit])]

    def selected_ids(self) -> list[str]:
        """The selected rows from top to bottom; the current one when none is."""
        places = sorted(index.row() for index in self.selectedIndexes())
        found = [row.id for place in places if (row := self.rows.row_at(self.rows.index(place))) is not None]
        current = self.current_id()
        return found or ([current] if current else [])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = act_of(event)
        if act:
            self.acted.emit(act)
        else:
            super().keyPressEvent(event)
