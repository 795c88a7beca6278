"""The ledger as a table, with the keyboard: J and K or the arrows move, Enter opens the passage."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from casewright.casefile.readers import Readable
from casewright.ui.claims.ledger import ABOUT, AGAINST, CLAIM, ORIGINS, RESTS, USED, Ledger
from casewright.ui.claims.line_painter import LINE_HEIGHT, LinePainter
from casewright.ui.theme import ThemeChanged, colour, px
from casewright.ui.widgets.list_rows import Index

_WIDTHS = {ABOUT: 156, RESTS: 168, ORIGINS: 62, AGAINST: 66, USED: 54}
_LEAST_CLAIM = 220
_REST = 60  # milliseconds after scrolling before what is in sight is counted
_STEPS = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}


class LedgerTable(QTableView):
    """Signals: `chosen` and `opened` bring the id of a claim; `rested` says that other lines are in sight, and stay there."""

    chosen = Signal(object)
    opened = Signal(object)
    rested = Signal()

    def __init__(self, case: Readable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Claims")
        self.rows = Ledger(case, self)
        self.setModel(self.rows)
        self._painter = LinePainter(self)
        self.setItemDelegate(self._painter)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.viewport().setAttribute(
            Qt.WidgetAttribute.WA_OpaquePaintEvent
        )  # scrolling moves what is painted
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(px(40))
        self.doubleClicked.connect(self._open)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.rested)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._rest.start())
        self.rows.modelReset.connect(self._rest.start)
        self.take_look()

    def take_look(self) -> None:
        """Sizes after a change of the text scale."""
        self.verticalHeader().setDefaultSectionSize(px(LINE_HEIGHT))
        self._share_width()

    def current_claim(self) -> UUID | None:
        """The claim of the current row."""
        place = self.currentIndex().row()
        return self.rows.claim_at(place) if 0 <= place < self.rows.rowCount() else None

    def select(self, claim: UUID | None) -> bool:
        """Makes the row of a claim current without a signal; whether it is there."""
        place = self.rows.place_of(claim) if claim is not None else None
        self.blockSignals(True)
        if place is None:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        elif self.currentIndex().row() != place or not self.selectionModel().hasSelection():
            self.selectRow(place)
            self.scrollTo(self.rows.index(place, CLAIM))
        self.blockSignals(False)
        self.viewport().update()
        return place is not None

    def in_sight(self) -> range:
        """The places of the rows that can be seen."""
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        return range(first, (last if last >= 0 else self.rows.rowCount() - 1) + 1)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self.signalsBlocked():
            self.chosen.emit(self.rows.claim_at(current.row()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        claim = self.current_claim()
        if claim is not None:
            self.chosen.emit(claim)  # keys are for it, whatever was selected elsewhere meanwhile

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = Qt.Key(event.key()), event.modifiers() == Qt.KeyboardModifier.NoModifier
        if key in _STEPS and plain and self.rows.rowCount():
            place = self.currentIndex().row() + _STEPS[key]
            self.selectRow(min(max(place, 0), self.rows.rowCount() - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.text().isalpha() and plain:
            event.ignore()  # single letters are keys of actions, not the beginning of a search
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), colour("surface"))
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()
        self._rest.start()

    def event(self, event: QEvent) -> bool:
        if event.type() == ThemeChanged.kind:
            self.take_look()
        return super().event(event)

    def _share_width(self) -> None:
        """What a claim is about gives way where there is little room; the words of the claim take all that is left."""
        for column, wide in _WIDTHS.items():
            self.setColumnWidth(column, px(wide))
        others = sum(px(wide) for column, wide in _WIDTHS.items() if column != ABOUT)
        room = self.viewport().width() - others
        hidden = room - px(_WIDTHS[ABOUT]) < px(_LEAST_CLAIM)
        self.setColumnHidden(ABOUT, hidden)
        taken = 0 if hidden else px(_WIDTHS[ABOUT])
        self.setColumnWidth(CLAIM, max(room - taken, px(_LEAST_CLAIM)))

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.rows.claim_at(index.row()))
