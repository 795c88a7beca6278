"""A list to tick some of, with a field to find them when there are many."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from casewright.ui.theme import colour, draw_glyph, px
from casewright.ui.widgets.arrangement import column
from casewright.ui.widgets.list_rows import Index
from casewright.ui.widgets.plain_text import bare, isolate, one_line

V = TypeVar("V", bound=Hashable)
Option = tuple[Hashable, str]
_MANY = 10
_ROWS_SHOWN = 6
_ROW, _BOX = 28, 16
_ROLE = Qt.ItemDataRole.UserRole


class CheckList(QWidget):
    """`fetch` gives (key, label) for a text to look for; `changed` says that something was ticked or not any more."""

    changed = Signal()

    def __init__(
        self,
        name: str,
        fetch: Callable[[str], Sequence[Option]],
        ticked: frozenset[Hashable] = frozenset(),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fetch, self._ticked = fetch, set(ticked)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find")
        self.search.setAccessibleName(f"Find in {name.lower()}")
        self.search.textChanged.connect(lambda _text: self._show())
        self.list = _Ticks(self._toggle)
        self.list.setAccessibleName(name)
        self.setLayout(column(self.search, self.list, spacing=6))
        self._show()
        self.search.setVisible(self.list.count() > _MANY)
        self.setFocusProxy(self.search if self.list.count() > _MANY else self.list)
        rows = min(max(self.list.count(), 1), _ROWS_SHOWN)
        self.list.setFixedHeight(rows * px(_ROW) + 2)

    def ticked(self) -> frozenset[Hashable]:
        """The keys that are ticked, those that are not in sight too."""
        return frozenset(self._ticked)

    def _show(self) -> None:
        self.list.clear()
        for key, label in self._fetch(self.search.text()):
            item = QListWidgetItem(isolate(one_line(label, 80)))
            item.setData(_ROLE, key)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self._mark(item)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _toggle(self, item: QListWidgetItem) -> None:
        self._ticked ^= {item.data(_ROLE)}
        self._mark(item)
        self.changed.emit()

    def _mark(self, item: QListWidgetItem) -> None:
        on = item.data(_ROLE) in self._ticked
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        said = f"{bare(item.text())}, {'ticked' if on else 'not ticked'}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)


class _Ticks(QListWidget):
    """Ticks by a click anywhere on a line, by Space and by Enter."""

    def __init__(self, toggle: Callable[[QListWidgetItem], None]) -> None:
        super().__init__()
        self._toggle = toggle
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setMouseTracking(True)
        self.setItemDelegate(_TickPainter(self))
        self.itemClicked.connect(toggle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if item is not None and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._toggle(item)
        else:
            super().keyPressEvent(event)


class _TickPainter(QStyledItemDelegate):
    """A box, ticked or not, and the words; mirrored from right to left."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(120), px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area, state, side = option.rect, option.state, px(_BOX)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("soft" if state & QStyle.StateFlag.State_HasFocus else "hover"))
            painter.drawRoundedRect(QRectF(area), 6, 6)
        direction = option.direction
        room = QRect(area.left() + 6, area.center().y() - side // 2, side, side)
        box = QRectF(QStyle.visualRect(direction, area, room))
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        painter.setPen(QPen(colour("accent" if ticked else "ctl"), 1.25))
        painter.setBrush(colour("accent" if ticked else "surface"))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        if ticked:
            draw_glyph(painter, box.adjusted(2, 2, -2, -2), "check", "on_accent")
        room = area.adjusted(6 + side + 8, 0, -6, 0)
        words = QStyle.visualRect(direction, area, room)
        painter.setPen(colour("text"))
        painter.setFont(option.font)
        cut = QFontMetrics(option.font).elidedText(index.data(), Qt.TextElideMode.ElideRight, words.width())
        side_words = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft)
        painter.drawText(words, int(side_words | Qt.AlignmentFlag.AlignVCenter), cut)
        painter.restore()
