"""Draws a timeline into a rectangle: lanes, grid, bars, badges, marks. Used by the widget and by figures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from casewright.analysis.timeline.arrangement import LaneBox
from casewright.analysis.timeline.packing import Cluster, Placed
from casewright.analysis.timeline.scale import Tick, ticks
from casewright.ui.theme import draw_glyph
from casewright.ui.timeline.axis import draw_axis
from casewright.ui.timeline.bars import Inks, Reach, draw_period
from casewright.ui.timeline.chart import Chart
from casewright.ui.timeline.heads import draw_head
from casewright.ui.timeline.labels import Labels
from casewright.ui.timeline.look import TimelineLook
from casewright.ui.timeline.words import title_words

_PAD = 6.0
_LONGEST = 200
_CROWD, _STRONGEST = 50, 0.3
_WIDE = 100.0  # of a badge that has room for a word
_TICK_LETTERS = 9.5


class TimelinePainter:
    """Keeps shaped words from one painting to the next; everything else comes with the call."""

    def __init__(self, look: TimelineLook) -> None:
        self.look = look
        self.labels = Labels()

    def paint(self, painter: QPainter, rect: QRectF, chart: Chart) -> None:
        """Draws it all. `chart.scale` is as wide as the rectangle without the names of the lanes."""
        look = self.look
        lanes = rect.adjusted(look.head, look.axis, 0, 0)
        lines = ticks(chart.scale, _TICK_LETTERS * look.metrics.letter)
        boxes = chart.arrangement.between(chart.scroll, chart.scroll + lanes.height())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, look.ground)
        painter.save()
        painter.setClipRect(lanes)
        painter.translate(lanes.topLeft())
        self._draw_ground(painter, chart, lanes, boxes, lines)
        self._draw_marks(painter, chart, lanes)
        for box in boxes:
            self._draw_lane(painter, chart, box, lanes.width())
        painter.restore()
        painter.save()
        painter.setClipRect(rect.adjusted(0, look.axis, 0, 0))
        for box in boxes:
            draw_head(
                painter,
                look,
                self.labels,
                chart,
                box,
                QRectF(rect.left(), lanes.top(), look.head, lanes.height()),
            )
        painter.restore()
        draw_axis(painter, look, self.labels, chart, rect, lines)
        painter.restore()

    def _draw_ground(
        self, painter: QPainter, chart: Chart, lanes: QRectF, boxes: Sequence[LaneBox], lines: Sequence[Tick]
    ) -> None:
        """Lines of time, lines between lanes, the chosen span."""
        look = self.look
        painter.setPen(QPen(look.line, 1))
        for tick in lines:
            x = round(chart.scale.x(tick.day)) + 0.5
            painter.setPen(QPen(look.line2 if tick.context else look.line, 1))
            painter.drawLine(QPointF(x, 0), QPointF(x, lanes.height()))
        if chart.span is not None:
            left, right = chart.scale.x(chart.span.first), chart.scale.x(chart.span.last + 1)
            tinted = QColor(look.accent)
            tinted.setAlphaF(0.08)
            painter.fillRect(QRectF(left, 0, right - left, lanes.height()), tinted)
        painter.setPen(QPen(look.line2, 1))
        for box in boxes:
            top = box.top - chart.scroll
            if box.fixed:
                painter.fillRect(QRectF(0, top, lanes.width(), box.height), look.stripe)
            y = round(top + box.height) - 0.5
            painter.drawLine(QPointF(0, y), QPointF(lanes.width(), y))

    def _draw_lane(self, painter: QPainter, chart: Chart, box: LaneBox, width: float) -> None:
        origin = 0.0 if box.fixed else chart.origin
        metrics = self.look.metrics
        for cluster in box.clusters_between(-origin, width - origin):
            top = chart.row_top(box, cluster.row, metrics)
            self._draw_cluster(
                painter,
                chart,
                cluster,
                QRectF(cluster.left + origin, top, cluster.right - cluster.left, metrics.row),
            )
        for placed in box.between(-origin, width - origin):
            top = chart.row_top(box, placed.row, metrics)
            if box.fixed:
                self._draw_chip(
                    painter, chart, placed, QRectF(placed.left, top, placed.right - placed.left, metrics.row)
                )
            else:
                self._draw_item(painter, chart, placed, top, width)

    def _draw_item(self, painter: QPainter, chart: Chart, placed: Placed, top: float, width: float) -> None:
        look, item = self.look, chart.items[placed.item]
        period = item.periods[chart.clock]
        assert period is not None
        left, right = placed.left + chart.origin, placed.right + chart.origin
        middle = top + look.metrics.row / 2
        inks = self._inks(chart, placed.item)
        shown_left, shown_right = max(left, 0.0), min(right, width)
        inside = shown_right - shown_left - 2 * _PAD
        is_bar = right - left > look.metrics.mark + 0.5
        words = self._words(chart, placed.item)
        fits = inside >= min(
            self.labels.width(words, look.label) + look.icon + _PAD, look.metrics.least_label
        )
        chosen = chart.is_chosen(placed.item)
        if chosen or chart.is_related(placed.item):
            over = right + (0 if (is_bar and fits) or not chosen else placed.room)
            painter.setPen(QPen(look.accent, 1.5) if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(look.soft)
            painter.drawRoundedRect(QRectF(left - 4, top + 0.5, over - left + 8, look.metrics.row - 1), 5, 5)
        draw_period(
            painter, look, inks, period, Reach(left, right, width), middle, chart.origin, chart.scale.per_day
        )
        if is_bar and fits:
            if period.is_fuzzy:  # words stay legible on the hatching
                over = min(self.labels.width(words, look.label) + look.icon + 2 * _PAD, inside + _PAD)
                painter.fillRect(
                    QRectF(shown_left + _PAD / 2, middle - look.bar / 2 + 1.5, over, look.bar - 3), inks.fill
                )
            self._draw_label(painter, chart, placed.item, shown_left + _PAD, top, inside)
        elif placed.room:
            arrow = look.bar / 2 if period.end.kind == "open" else 0
            self._draw_label(painter, chart, placed.item, right + arrow + _PAD, top, placed.room - arrow)

    def _draw_label(
        self, painter: QPainter, chart: Chart, number: int, x: float, top: float, room: float
    ) -> None:
        look, sign = self.look, chart.signs[number]
        side, middle = look.icon, top + look.metrics.row / 2
        if chart.items[number].key in chart.faults:
            draw_glyph(painter, QRectF(x, middle - side / 2, side, side), "triangle-alert", look.bad.name())
            x, room = x + side + 4, room - side - 4
        ink = look.kind(sign.colour)[0]
        draw_glyph(painter, QRectF(x, middle - side / 2, side, side), sign.icon, ink.name())
        x, room = x + side + 5, room - side - 5
        if room > side:
            y = middle - look.label.height / 2
            self.labels.draw(painter, QPointF(x, y), self._words(chart, number), look.label, look.text, room)

    def _draw_chip(self, painter: QPainter, chart: Chart, placed: Placed, where: QRectF) -> None:
        look, chosen = self.look, chart.is_chosen(placed.item)
        painter.setPen(
            QPen(look.accent if chosen or chart.is_related(placed.item) else look.line2, 1.5 if chosen else 1)
        )
        painter.setBrush(look.soft if chosen else look.ground)
        painter.drawRoundedRect(where.adjusted(0.5, 1.5, -0.5, -1.5), 4, 4)
        self._draw_label(
            painter, chart, placed.item, where.left() + _PAD, where.top(), where.width() - 2 * _PAD
        )

    def _draw_cluster(self, painter: QPainter, chart: Chart, cluster: Cluster, where: QRectF) -> None:
        look = self.look
        wrong = any(chart.items[n].key in chart.faults for n in cluster.items)
        chosen = any(chart.is_chosen(n) for n in cluster.items)
        painter.setPen(QPen(look.bad if wrong else look.accent if chosen else look.line2, 1.2))
        painter.setBrush(look.soft if chosen else self._crowd(len(cluster.items)))
        painter.drawRoundedRect(where.adjusted(0.5, 2.5, -0.5, -2.5), 8, 8)
        words = f"{len(cluster.items):,}{' more' if where.width() > _WIDE else ''}"
        x = where.center().x() - self.labels.width(words, look.strong) / 2
        y = where.center().y() - look.strong.height / 2
        self.labels.draw(painter, QPointF(x, y), words, look.strong, look.text, where.width())

    def _crowd(self, count: int) -> QColor:
        """The ground of a badge: the more it counts, the stronger."""
        share = _STRONGEST * min(count / _CROWD, 1.0)
        plain, strong = self.look.badge, self.look.accent
        pairs = (
            (plain.red(), strong.red()),
            (plain.green(), strong.green()),
            (plain.blue(), strong.blue()),
        )
        return QColor(*(round(a + share * (b - a)) for a, b in pairs))

    def _draw_marks(self, painter: QPainter, chart: Chart, lanes: QRectF) -> None:
        painter.setPen(QPen(self.look.accent, 1, Qt.PenStyle.DashLine))
        for mark in chart.marks:
            x = round(chart.scale.x(mark.day + 1)) + 0.5
            painter.drawLine(QPointF(x, 0), QPointF(x, lanes.height()))

    def _inks(self, chart: Chart, number: int) -> Inks:
        ink, tint = self.look.kind(chart.signs[number].colour)
        if chart.items[number].key in chart.faults:
            return Inks(self.look.bad, tint)
        return Inks(ink, tint)

    def _words(self, chart: Chart, number: int) -> str:
        found = chart.titles.get(number)
        if found is None:
            item = chart.items[number]
            period = item.periods.get(chart.clock)
            found = title_words(item, _LONGEST)
            if period is not None and (period.approximate or period.uncertain):
                found = f"{'≈' * period.approximate}{'?' * period.uncertain} {found}"
            chart.titles[number] = found
        return found
