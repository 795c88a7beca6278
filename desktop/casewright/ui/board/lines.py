"""A list of painted lines with the keyboard: the arrows move, Enter or a click goes to what a line speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from casewright.ui.painted.arrangement import Row
from casewright.ui.painted.glyphs import Glyph
from casewright.ui.painted.part import Part
from casewright.ui.painted.words import Words
from casewright.ui.theme import ThemeChanged, colour
from casewright.ui.widgets.plain_text import bare

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_SIDE, _ABOVE = 14, 4  # pixels between the edge of a line and its words
_GLYPHS = {
    "ok": ("circle-check", "ok"),
    "warn": ("triangle-alert", "warn"),
    "bad": ("circle-alert", "bad"),
    "plain": ("circle-dot", "ctl"),
}


@dataclass(frozen=True)
class Line:
    """What is painted, what a screen reader says of it, and what it leads to. Lines that say the same look the same."""

    part: Part = field(compare=False)
    said: str
    target: Any = None
    tone: str = ""


def sentence(words: str, tone: str = "plain", target: Any = None) -> Line:
    """A wrapped sentence with the sign of its tone; data values within it are in isolates already."""
    return Line(
        Row(Glyph(*_GLYPHS[tone], 14), Words(words, "small"), spacing=8, top=True), bare(words), target
    )


class LineList(QListView):
    """`reached` brings the target of a line that somebody went to."""

    reached = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = _Lines(self)
        self.setModel(self._lines)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.clicked.connect(self._reach)

    @property
    def lines(self) -> Sequence[Line]:
        """What is shown."""
        return self._lines.lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Shows other lines, from where the old ones were scrolled to; those that were there keep what was measured."""
        if lines == self.lines:
            return
        kept = {(each.said, each.tone): each.part for each in self.lines}
        lines = [replace(each, part=kept.get((each.said, each.tone), each.part)) for each in lines]
        at, place = self.verticalScrollBar().value(), self.currentIndex().row()
        self._lines.take(lines)
        if 0 <= place < len(lines) and self.hasFocus():
            self.setCurrentIndex(self._lines.index(place))
        self.verticalScrollBar().setValue(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._reach(self.currentIndex())
        elif event.text().isalnum():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == ThemeChanged.kind:
            for line in self._lines.lines:
                line.part.forget()
            self.scheduleDelayedItemsLayout()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def _reach(self, index: Index) -> None:
        if 0 <= index.row() < len(self._lines.lines):
            target = self._lines.lines[index.row()].target
            if target is not None:
                self.reached.emit(target)


class _Lines(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()

    def take(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) and index.isValid():
            return self.lines[index.row()].said
        return None


class _Painter(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self.parent()
        assert isinstance(view, LineList)
        line = view.lines[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver) and line.target is not None
        if hovered:
            painter.fillRect(option.rect, colour("hover"))
        area = QRectF(option.rect).adjusted(_SIDE, _ABOVE, -_SIDE, -_ABOVE)
        line.part.place(area, view.isRightToLeft())
        line.part.paint(painter)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(option.rect).adjusted(5, 1, -5, -1), 5, 5)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, LineList)
        width = view.viewport().width()
        height = view.lines[index.row()].part.height_for(max(1.0, width - 2.0 * _SIDE))
        return QSize(width, round(height + 2 * _ABOVE + 0.5))
