"""The axis of a timeline: days or months below, the year above, the words of the marks, the chosen span."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from casewright.analysis.timeline.scale import Tick, day_words
from casewright.ui.timeline.chart import Chart
from casewright.ui.timeline.labels import Labels
from casewright.ui.timeline.look import TimelineLook

_PAD = 6.0


def draw_axis(
    painter: QPainter, look: TimelineLook, labels: Labels, chart: Chart, rect: QRectF, lines: Sequence[Tick]
) -> None:
    """Draws the axis along the upper edge, with the corner above the lane names."""
    band = QRectF(rect.left(), rect.top(), rect.width(), look.axis)
    painter.fillRect(band, look.stripe)
    painter.setPen(QPen(look.line2, 1))
    painter.drawLine(QPointF(band.left(), band.bottom() - 0.5), QPointF(band.right(), band.bottom() - 0.5))
    painter.save()
    shown = band.adjusted(look.head, 0, 0, 0)
    painter.setClipRect(shown)
    if chart.span is not None:
        _draw_span(painter, look, chart, shown)
    _draw_lines(painter, look, labels, chart, shown, lines)
    free = _draw_beyond(painter, look, labels, chart, shown)
    _draw_marks(painter, look, labels, chart, free)
    painter.restore()
    corner = QRectF(rect.left(), rect.top(), look.head, look.axis)
    painter.setPen(QPen(look.line2, 1))
    painter.drawLine(
        QPointF(corner.right() - 0.5, corner.top()), QPointF(corner.right() - 0.5, corner.bottom())
    )


def draw_cursor(
    painter: QPainter, look: TimelineLook, labels: Labels, chart: Chart, rect: QRectF, x: float
) -> None:
    """A thin line at the pointer, with its day on the axis."""
    words = day_words(int(chart.scale.day(x - look.head) // 1))
    painter.setPen(QPen(look.text3, 1, Qt.PenStyle.DotLine))
    painter.drawLine(QPointF(round(x) + 0.5, look.axis), QPointF(round(x) + 0.5, rect.bottom()))
    wide, high = labels.width(words, look.small) + 12, look.small.height + 4
    left = min(max(x - wide / 2, look.head), rect.right() - wide)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.text2)
    flag = QRectF(left, look.axis - high - 1, wide, high)
    painter.drawRoundedRect(flag, 3, 3)
    labels.draw(painter, QPointF(left + 6, flag.top() + 2), words, look.small, look.ground, wide)


def _draw_lines(
    painter: QPainter, look: TimelineLook, labels: Labels, chart: Chart, band: QRectF, lines: Sequence[Tick]
) -> None:
    upper = band.top() + 4
    lower = upper + look.strong.height + 1
    contexts = [(chart.scale.x(tick.day) + band.left(), tick.context) for tick in lines if tick.context]
    for at, (x, words) in enumerate(contexts):
        # the one that began before the left edge stays there until the next pushes it out
        following = contexts[at + 1][0] if at + 1 < len(contexts) else float("inf")
        wide = labels.width(words, look.strong)
        left = min(max(x + _PAD, band.left() + _PAD), following - wide - 2 * _PAD)
        labels.draw(painter, QPointF(left, upper), words, look.strong, look.text, wide + 12)
    painter.setPen(QPen(look.line2, 1))
    for tick in lines:
        x = round(chart.scale.x(tick.day) + band.left()) + 0.5
        painter.setPen(QPen(look.line2, 1))
        painter.drawLine(QPointF(x, upper if tick.context else lower), QPointF(x, band.bottom()))
        if x + _PAD >= band.left():
            labels.draw(painter, QPointF(x + _PAD, lower), tick.label, look.small, look.text2, 200)


def _draw_marks(painter: QPainter, look: TimelineLook, labels: Labels, chart: Chart, band: QRectF) -> None:
    """The words of each mark on a flag in the lowest row; one that would cover other words is left to its line.

    `band` is the free part of the axis.
    """
    shown = [(chart.scale.x(mark.day + 1) + look.head, mark.words) for mark in sorted(chart.marks)]
    shown = [(x, words) for x, words in shown if band.left() <= x <= band.right()]
    high = look.small.height + 2
    taken = band.left()
    for at, (x, words) in enumerate(shown):
        wide = labels.width(words, look.small) + 10
        following = shown[at + 1][0] if at + 1 < len(shown) else band.right()
        left = x if following - x >= wide else x - wide
        if left < taken:
            continue
        taken = left + wide
        flag = QRectF(left, band.bottom() - high - 2, wide, high)
        painter.setPen(QPen(look.accent, 1))
        painter.setBrush(look.soft)
        painter.drawRoundedRect(flag, 3, 3)
        labels.draw(painter, QPointF(left + 5, flag.top() + 1), words, look.small, look.accent, wide)


def _draw_beyond(painter: QPainter, look: TimelineLook, labels: Labels, chart: Chart, band: QRectF) -> QRectF:
    """How many bars lie wholly before the left edge and after the right one; gives back the room between these words."""
    before, after = chart.beyond()
    y = band.bottom() - look.small.height - 3
    free = QRectF(band)
    if before:
        words = f"‹ {before:,} earlier"
        labels.draw(painter, QPointF(band.left() + _PAD, y), words, look.small, look.text2, 200)
        free.setLeft(band.left() + labels.width(words, look.small) + 2 * _PAD)
    if after:
        words = f"{after:,} later ›"
        left = band.right() - labels.width(words, look.small) - _PAD
        labels.draw(painter, QPointF(left, y), words, look.small, look.text2, 200)
        free.setRight(left - _PAD)
    return free


def _draw_span(painter: QPainter, look: TimelineLook, chart: Chart, band: QRectF) -> None:
    assert chart.span is not None
    left = chart.scale.x(chart.span.first) + band.left()
    right = chart.scale.x(chart.span.last + 1) + band.left()
    tinted = QColor(look.accent)
    tinted.setAlphaF(0.16)
    painter.fillRect(QRectF(left, band.top(), right - left, band.height()), tinted)
    painter.setPen(QPen(look.accent, 2))
    for x in (left, right):
        painter.drawLine(QPointF(x, band.top()), QPointF(x, band.bottom()))
    painter.setBrush(Qt.BrushStyle.NoBrush)
