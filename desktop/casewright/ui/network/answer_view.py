"""An answer: what it rests on, the table, and the steps of the path that is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSplitter, QWidget

from casewright.analysis.network.result import Column, Result
from casewright.ui.network.asking import Answer
from casewright.ui.network.chart import WHERE
from casewright.ui.network.sheet import Line, sheet_of
from casewright.ui.network.steps import PathSteps
from casewright.ui.network.table import SheetTable
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, panel, row
from casewright.ui.widgets.buttons import icon_button, text_button
from casewright.ui.widgets.labels import ElidedLabel, PlainLabel
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import joined

_ROOMY = 520
"""Pixels from which there is room for what is also said elsewhere: in the form, on the key sheet, in the citations."""

_PAUSE = 120  # milliseconds after the last letter before the table is narrowed
_KEYS = "J K move · Enter open · O sort · Ctrl+C copy · Esc ask something else"


class AnswerView(QWidget):
    """Signals: `chosen` and `opened` bring a `Line`, `step_chosen` and `step_opened` the reference of a link.

    `again_asked` wants the same question answered anew, `change_asked` another question.
    """

    chosen = Signal(object)
    opened = Signal(object)
    step_chosen = Signal(object)
    step_opened = Signal(object)
    again_asked = Signal()
    change_asked = Signal()
    paint_asked = Signal(bool)

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answer: Answer | None = None
        self._title = ElidedLabel("", "strong")
        self._where = ElidedLabel("", "small")
        self.caveat = PlainLabel("", "small", wrap=True)
        self._said = PlainLabel("", "caption", wrap=True)
        self._method = PlainLabel("", "caption", wrap=True)
        self.stale = self._stale_strip()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Name contains")
        self.filter.setAccessibleName("Name contains")
        self.filter.setClearButtonEnabled(True)
        self.paint = text_button("Paint on the chart", icon="palette")
        self.paint.setCheckable(True)
        self.paint.clicked.connect(lambda wanted: self.paint_asked.emit(wanted))
        self.table = SheetTable()
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self.opened.emit)
        self.steps = PathSteps(session)
        self.steps.chosen.connect(self.step_chosen.emit)
        self.steps.opened.connect(self.step_opened.emit)
        self.steps.hide()
        self.table.setMinimumHeight(90)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        for place, each in enumerate((self.table, self.steps)):
            parts.addWidget(each)
            parts.setStretchFactor(place, 1)
        change = icon_button("arrow-left", "Ask something else", self.change_asked.emit, "Esc")
        again = icon_button("refresh-cw", "Run again", self.again_asked.emit)
        copy = icon_button("copy", "Copy the table", self.table.copy_asked.emit, "Ctrl+C")
        head = row(change, column(self._title, self._where), again, margins=(8, 6, 8, 6), spacing=6)
        head.setStretch(1, 1)
        tools = row(self.filter, self.paint, copy, margins=(12, 4, 8, 4), spacing=6)
        tools.setStretch(0, 1)
        words = column(self.caveat, self._said, self._method, margins=(16, 0, 16, 4), spacing=4)
        self._keys = PlainLabel(_KEYS, "caption", wrap=True)
        self._keys.setContentsMargins(16, 6, 16, 8)
        whole = column(head, self.stale, words, panel("Bar", tools), parts, self._keys)
        whole.setStretch(4, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.table)
        self._narrow = QTimer(self, singleShot=True, interval=_PAUSE)
        self._narrow.timeout.connect(lambda: self.table.rows.narrow(self.filter.text()))
        self.filter.returnPressed.connect(self._go_to_first)
        self.filter.textEdited.connect(lambda _text: self._narrow.start())

    def show_answer(self, answer: Answer, pair: str) -> None:
        """Shows an answer; `pair` is between whom it was asked."""
        sheet = sheet_of(answer)
        self.answer = answer
        self._title.setText(sheet.title)
        where = dict(WHERE)[answer.asked.where] + (
            ", along directions" if answer.asked.scope.directed else ""
        )
        self._where.setText(joined(pair, where, f"{len(sheet.lines):,} found"))
        self.caveat.setText(sheet.caveat)
        self._said.setText("\n".join(sheet.said))
        self._said.setVisible(bool(sheet.said))
        self._method.setText(sheet.method)
        self.filter.clear()
        self.stale.hide()
        self.steps.hide()
        self.table.show_sheet(sheet)
        self.paint.setEnabled(bool(sheet.lines or (isinstance(answer.found, Result) and answer.found.paint)))

    def say_stale(self, words: str) -> None:
        """Says why what is shown may no longer hold."""
        self._why.setText(words)
        self.stale.show()

    def sorted_by(self) -> Column | None:
        """The column by which the table is sorted."""
        column, sheet = self.table.horizontalHeader().sortIndicatorSection(), self.table.rows.sheet
        return sheet.columns[column - 1] if sheet is not None and column > 0 else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.height() >= px(_ROOMY)
        for each in (self._method, self._keys, self.steps.words):
            each.setVisible(roomy)

    def _go_to_first(self) -> None:
        """From the field into the table, which shows what was typed by then."""
        self._narrow.stop()
        self.table.rows.narrow(self.filter.text())
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.selectRow(0)

    def _on_chosen(self, line: Line) -> None:
        if line.path is not None:
            self.steps.show_path(line.path)
        self.steps.setVisible(line.path is not None)
        self.chosen.emit(line)

    def _stale_strip(self) -> QWidget:
        self._why = PlainLabel("", "small", wrap=True)
        line = row(
            self._why, text_button("Run again", self.again_asked.emit), margins=(16, 2, 8, 2), spacing=8
        )
        line.setStretch(0, 1)
        strip = panel("Notice", line)
        strip.setProperty("tone", "warn")
        strip.hide()
        return strip
