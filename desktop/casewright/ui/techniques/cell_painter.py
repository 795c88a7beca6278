"""How a cell of a technique's table is painted: its part, on a tint where the row is in hand."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from casewright.ui.painted.part import Part
from casewright.ui.techniques.sheet import Index, Sheet
from casewright.ui.theme import colour, px
from casewright.ui.theme.tokens import TABLE_ROW

_SIDE, _ABOVE = 10, 8  # pixels between the edge of a cell and its words


class CellPainter(QStyledItemDelegate):
    """Paints the parts of a `Sheet`; the row in hand is tinted, the cell in hand framed."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        table, part = self._of(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_row = index.row() == table.currentIndex().row()
        painter.fillRect(option.rect, colour("soft" if is_row else "surface"))
        room = QRectF(option.rect).adjusted(_SIDE, _ABOVE, -_SIDE, -_ABOVE)
        height = min(room.height(), part.height_for(room.width()))
        area = QRectF(room.left(), room.top(), room.width(), height)
        part.place(area, table.isRightToLeft())
        painter.setClipRect(option.rect)
        part.paint(painter)
        if option.state & QStyle.StateFlag.State_Selected and table.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        table, part = self._of(index)
        width = table.columnWidth(index.column())
        height = part.height_for(max(1.0, width - 2.0 * _SIDE)) + 2 * _ABOVE
        return QSize(width, max(px(TABLE_ROW), round(height + 0.5)))

    def _of(self, index: Index) -> tuple[QTableView, Part]:
        table, sheet = self.parent(), index.model()
        assert isinstance(table, QTableView)
        assert isinstance(sheet, Sheet)
        return table, sheet.part_at(index.row(), index.column())
