"""How a rating is painted: a sign as well as a tint, so that it reads in grey too; differences between analysts are framed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from casewright.ui.board.grid_model import GridModel, Index
from casewright.ui.board.words import SIGNS
from casewright.ui.theme import colour, font, medium
from casewright.ui.theme.tokens import CAPTION, TITLE

_TONES = {"CC": "ok", "C": "ok", "I": "bad", "II": "bad"}
_FADED = 0.45  # of a row that does not tell the hypotheses apart
_MOST = 4  # signs side by side


class CellPainter(QStyledItemDelegate):
    """Paints the cells of a `GridModel`."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, GridModel)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(option.rect, colour("surface"))
        if model.state.compares:
            self._paint_all(painter, option.rect, model, index)
        else:
            self._paint_one(painter, option.rect, model, index)
        if option.state & QStyle.StateFlag.State_Selected:
            self._paint_frame(painter, option)
        painter.restore()

    def _paint_one(self, painter: QPainter, where: QRect, model: GridModel, index: Index) -> None:
        cell = model.cell_at(index)
        if cell is None:
            return
        row = model.row_at(index)
        figures = model.state.row_figures(row.id) if row is not None else None
        if figures is not None and figures.is_non_diagnostic:
            painter.setOpacity(_FADED)
        tone = _TONES.get(cell.rating)
        if tone is not None:
            painter.fillRect(where, colour(f"{tone}_soft"))
        _draw_sign(painter, where, cell.rating, font(TITLE, QFont.Weight.DemiBold))
        painter.setOpacity(1)
        if cell.rationale:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("text3"))
            mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
            x = where.left() + 7 if mirrored else where.right() - 6
            painter.drawEllipse(QPointF(x, where.top() + 7.5), 2.2, 2.2)

    def _paint_all(self, painter: QPainter, where: QRect, model: GridModel, index: Index) -> None:
        ratings = list(model.ratings_at(index).items())
        if not ratings:
            return
        board, row, hypothesis = model.state.board, model.row_at(index), model.hypothesis_at(index)
        assert board is not None
        assert row is not None
        assert hypothesis is not None
        apart = model.state.difference(row.id, hypothesis.id)
        names = list(board.ratings)[:_MOST]
        room = QRectF(where).adjusted(1, 1, -1, -1)
        each = room.width() / len(names)
        for name, rating in ratings[:_MOST]:
            at = names.index(name)
            if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                at = len(names) - 1 - at
            part = QRectF(room.left() + at * each, room.top(), each, room.height())
            tone = _TONES.get(rating)
            if tone is not None:
                painter.fillRect(part, colour(f"{tone}_soft"))
            _draw_sign(painter, part.toRect(), rating, font(13, QFont.Weight.DemiBold))
        if apart is not None:
            painter.setPen(QPen(colour("warn"), 1.6 if apart.is_opposed else 1, _line(apart.is_opposed)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(room.adjusted(1, 1, -1, -1))
            self._paint_distance(painter, room, "n/a" if apart.apart is None else str(apart.apart))

    def _paint_distance(self, painter: QPainter, room: QRectF, words: str) -> None:
        face = font(CAPTION, medium())
        width = QFontMetrics(face).horizontalAdvance(words) + 6
        tab = QRectF(room.center().x() - width / 2, room.bottom() - 14, width, 13)
        painter.fillRect(tab, colour("warn_soft"))
        painter.setFont(face)
        painter.setPen(colour("warn"))
        painter.drawText(tab, int(Qt.AlignmentFlag.AlignCenter), words)

    def _paint_frame(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        focus = option.widget is not None and option.widget.hasFocus()
        painter.setOpacity(1)
        painter.setPen(QPen(QColor(colour("accent" if focus else "ctl")), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(option.rect.adjusted(1, 1, -1, -1))


def _draw_sign(painter: QPainter, where: QRect, rating: str, face: QFont) -> None:
    painter.setFont(face)
    painter.setPen(colour(_TONES.get(rating, "text3" if rating == "NA" else "text2")))
    painter.drawText(where, int(Qt.AlignmentFlag.AlignCenter), SIGNS[rating])


def _line(is_opposed: bool) -> Qt.PenStyle:
    return Qt.PenStyle.SolidLine if is_opposed else Qt.PenStyle.DashLine
