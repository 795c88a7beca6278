"""The names of the lanes, at the left: fold arrow, icon, name, number of items."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from casewright.analysis.timeline.arrangement import LaneBox
from casewright.ui.theme import draw_glyph
from casewright.ui.timeline.chart import Chart, Sign
from casewright.ui.timeline.labels import Labels
from casewright.ui.timeline.look import TimelineLook
from casewright.ui.widgets.plain_text import isolate, one_line

_LEFT = 8.0
_REST = Sign("document", "ellipsis")


def fold_arrow_right(look: TimelineLook) -> float:
    """Where the fold arrow ends and the lane's sign and name begin, from the left edge."""
    return _LEFT + look.icon + 3


def draw_head(
    painter: QPainter, look: TimelineLook, labels: Labels, chart: Chart, box: LaneBox, column: QRectF
) -> None:
    """Draws the head of one lane; its name stays in sight as long as any of the lane does."""
    top = column.top() + box.top - chart.scroll
    whole = QRectF(column.left(), top, column.width(), box.height)
    painter.fillRect(
        whole, look.soft if box.lane.ref is not None and box.lane.ref == chart.selected else look.stripe
    )
    painter.setPen(QPen(look.line2, 1))
    bottom = round(whole.bottom()) - 0.5
    painter.drawLine(QPointF(whole.left(), bottom), QPointF(whole.right(), bottom))
    painter.drawLine(QPointF(whole.right() - 0.5, top), QPointF(whole.right() - 0.5, whole.bottom()))
    row = look.metrics.row
    y = min(max(top + look.metrics.pad, column.top() + 4), whole.bottom() - row - look.metrics.pad)
    middle, side = y + row / 2, look.icon
    x = whole.left() + _LEFT
    arrow = "chevron-right" if box.collapsed else "chevron-down"
    draw_glyph(painter, QRectF(x, middle - side / 2, side, side), arrow, look.text3.name())
    sign = chart.lane_signs.get(box.lane.key, _REST)
    ink, tint = look.kind(sign.colour)
    tile = QRectF(x + side + 6, middle - row / 2 + 1, row - 2, row - 2)
    painter.setPen(QPen(tint, 1))
    painter.setBrush(tint)
    painter.drawRoundedRect(tile, 5, 5)
    inner = (tile.width() - side) / 2
    draw_glyph(painter, tile.adjusted(inner, inner, -inner, -inner), sign.icon, ink.name())
    count = f"{len(box.lane.items):,}"
    wide = labels.width(count, look.small)
    text_y = middle - look.small.height / 2
    labels.draw(painter, QPointF(whole.right() - 10 - wide, text_y), count, look.small, look.text3, wide + 12)
    left = tile.right() + 8
    room = whole.right() - 18 - wide - left
    strong_y = middle - look.strong.height / 2
    font = look.label if box.lane.rest else look.strong
    labels.draw(
        painter,
        QPointF(left, strong_y),
        isolate(one_line(box.lane.title, 120)),
        font,
        look.text2 if box.lane.rest else look.text,
        room,
    )
