"""How a row of a list looks: tile, title, line below, and something at the far end."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from casewright.ui.theme import colour, font, medium, px
from casewright.ui.theme.tokens import BODY, CAPTION, ROW_ONE_LINE, ROW_TWO_LINES, SMALL
from casewright.ui.widgets.list_rows import ListRow, RowRole
from casewright.ui.widgets.plain_text import isolate, one_line
from casewright.ui.widgets.tile import draw_tile

_TILE, _TILE_SMALL = 28, 20
_STATE = QStyle.StateFlag


class RowPainter(QStyledItemDelegate):
    """Paints `ListRow`s; mirrors itself in right-to-left languages. `two_lines` fixes the height of all rows."""

    def __init__(self, two_lines: bool = True) -> None:
        super().__init__()
        self._two_lines = two_lines

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, px(ROW_TWO_LINES if self._two_lines else ROW_ONE_LINE))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(RowRole)
        if not isinstance(row, ListRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect.adjusted(6, 1, -6, -1)
        draw_ground(painter, QRectF(area), option.state)
        self._draw_row(painter, area, option, row)
        painter.restore()

    def _draw_row(self, painter: QPainter, area: QRect, option: QStyleOptionViewItem, row: ListRow) -> None:
        left = area.left() + 8
        if row.icon:
            side = _TILE if self._two_lines else _TILE_SMALL
            tile = QRect(left, area.center().y() - side // 2 + 1, side, side)
            draw_tile(
                painter, QRectF(_mirrored(option, area, tile)), row.icon, row.colour, 7 if side > 24 else 5
            )
            left += side + 10
        right = area.right() - 8
        if row.trailing:
            right -= self._draw_trailing(painter, area, option, row.trailing) + 8
        words = QRect(left, area.top(), max(0, right - left), area.height())
        self._draw_words(painter, _mirrored(option, area, words), option, row)

    def _draw_words(self, painter: QPainter, area: QRect, option: QStyleOptionViewItem, row: ListRow) -> None:
        title, below = font(BODY, medium()), font(SMALL)
        upper, lower = (isolate(one_line(each)) for each in (row.title, row.subtitle))
        if not (self._two_lines and row.subtitle):
            draw_line(painter, area, option, upper, title, "text")
            return
        high, low = QFontMetrics(title).height(), QFontMetrics(below).height()
        top = area.top() + (area.height() - high - low) // 2
        draw_line(painter, QRect(area.left(), top, area.width(), high), option, upper, title, "text")
        draw_line(painter, QRect(area.left(), top + high, area.width(), low), option, lower, below, "text2")

    def _draw_trailing(self, painter: QPainter, area: QRect, option: QStyleOptionViewItem, words: str) -> int:
        face = font(CAPTION, medium())
        width = QFontMetrics(face).horizontalAdvance(words) + 4
        place = QRect(area.right() - 8 - width, area.top(), width, area.height())
        painter.setFont(face)
        painter.setPen(colour("text3"))
        painter.drawText(_mirrored(option, area, place), int(Qt.AlignmentFlag.AlignCenter), words)
        return width


def draw_ground(painter: QPainter, area: QRectF, state: QStyle.StateFlag) -> None:
    """The tint of a row that is chosen or under the pointer, and the frame of the one with the keyboard."""
    selected = bool(state & _STATE.State_Selected)
    if selected or state & _STATE.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("soft" if selected else "hover"))
        painter.drawRoundedRect(area, 6, 6)
    if state & _STATE.State_HasFocus:
        painter.setPen(QPen(colour("accent"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(0.75, 0.75, -0.75, -0.75), 6, 6)


def draw_line(
    painter: QPainter, area: QRect, option: QStyleOptionViewItem, words: str, face: QFont, ink: str
) -> None:
    """One line of words in an area that is mirrored already, with an ellipsis where there is no room for all."""
    shown = QFontMetrics(face).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    side = QStyle.visualAlignment(
        option.direction, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    )
    painter.setFont(face)
    painter.setPen(colour(ink))
    painter.drawText(area, int(side | Qt.AlignmentFlag.AlignAbsolute), shown)


def _mirrored(option: QStyleOptionViewItem, around: QRect, area: QRect) -> QRect:
    return QStyle.visualRect(option.direction, around, area)
