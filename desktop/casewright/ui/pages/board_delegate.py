"""How a cell of a board is painted: a sign as well as a colour, so that it reads in grey too."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from casewright.ui.pages.board_model import FIXED, RATING, BoardModel, Index
from casewright.ui.theme import colour, font, medium, px
from casewright.ui.theme.tokens import TABLE_ROW

_TONES = {
    "CC": ("ok_soft", "ok"),
    "C": ("ok_soft", "ok"),
    "I": ("bad_soft", "bad"),
    "II": ("bad_soft", "bad"),
}


class BoardDelegate(QStyledItemDelegate):
    """Paints evidence, grades, ratings and the totals of a `BoardModel`."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, BoardModel)
        painter.save()
        total = index.row() == len(model.evidence)
        ground, ink = _TONES.get(
            index.data(RATING) or "", ("surface", "text3" if model.is_rating(index) else "text")
        )
        leads = total and index.column() in model.leaders()
        painter.fillRect(option.rect, colour("canvas" if total else ground))
        painter.setPen(colour("accent" if leads else "text2" if total else ink))
        painter.setFont(self._font(model, index, leads))
        self._paint_words(painter, option.rect, index)
        if option.state & QStyle.StateFlag.State_Selected:
            self._paint_frame(painter, option)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        table = option.widget
        width = table.columnWidth(0) - 24 if isinstance(table, QTableView) else 200
        if index.column() > 0:
            return QSize(72, px(TABLE_ROW))
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
        model = index.model()
        assert isinstance(model, BoardModel)
        box = QFontMetrics(self._font(model, index, False)).boundingRect(
            QRect(0, 0, width, 1000), flags, index.data() or ""
        )
        return QSize(width, max(px(TABLE_ROW), box.height() + 16))

    def _font(self, model: BoardModel, index: Index, leads: bool) -> QFont:
        if model.is_rating(index):
            return font(14, QFont.Weight.DemiBold)
        if index.column() == 0 and index.row() < len(model.evidence):
            return font(13)
        return font(12, QFont.Weight.DemiBold if leads else medium())

    def _paint_words(self, painter: QPainter, where: QRect, index: Index) -> None:
        left = index.column() < 1
        flags = Qt.AlignmentFlag.AlignVCenter | (
            Qt.AlignmentFlag.AlignLeading if left else Qt.AlignmentFlag.AlignHCenter
        )
        box = where.adjusted(12, 4, -12, -4)
        words = index.data() or ""
        if left:
            flags |= Qt.TextFlag.TextWordWrap
        painter.drawText(box, int(flags), words)

    def _paint_frame(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        focus = option.widget is not None and option.widget.hasFocus()
        painter.setPen(QPen(QColor(colour("accent" if focus else "line2")), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(option.rect.adjusted(1, 1, -1, -1))


def wide_enough(columns: int, room: int) -> tuple[int, int, int]:
    """Widths of the evidence, the grade and each hypothesis for a number of columns in some room, in pixels."""
    hypotheses = max(1, columns - FIXED)
    evidence = max(220, int(room * 0.34))
    return evidence, 72, max(112, (room - evidence - 72) // hypotheses)
