"""The timeline as a vector figure: swim-lanes, points for exact days, bars for periods and fuzzy dates."""

from __future__ import annotations

from datetime import date
from typing import Any

from reportlab.platypus import Flowable

from casewright.brief.blocks import Timeline, TimelineEvent
from casewright.brief.label_placement import Box, overlap
from casewright.brief.pdf.prose import draw_line
from casewright.brief.pdf.style import ACCENT, BAND, HAIRLINE, INK, SECONDARY, WHITE, Type
from casewright.brief.pdf.typesetting import Line, Text, break_lines, words

_LABEL = Type("sans", 7.2, 8.6)
_LANE = Type("sans", 7.4, 9, "semibold", colour=SECONDARY)
_AXIS = Type("sans", 6.8, 8, colour=SECONDARY)
_LANE_COLUMN = 84.0
_ROW = 12.0


class TimelineFigure(Flowable):
    """Labels go into the first free row of their lane, and flip to the left of their mark near the right edge."""

    def __init__(self, timeline: Timeline) -> None:
        super().__init__()
        self.timeline = timeline
        self.spaceBefore, self.spaceAfter = 4, 6
        self.collisions = 0

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """As high as the rows that the labels need."""
        self.width = available
        events = self.timeline.events
        self.first = min((event.lo for event in events), default=1)
        self.last = max((event.hi for event in events), default=self.first + 1)
        pad = max((self.last - self.first) // 40, 3)
        self.first, self.last = self.first - pad, self.last + pad
        self.lanes = [(lane, self._rows(lane)) for lane in self.timeline.lanes]
        self.height = sum(len(rows) * _ROW + 10 for _, rows in self.lanes) + 24
        return available, self.height

    def _x(self, day: int) -> float:
        return _LANE_COLUMN + (day - self.first) / (self.last - self.first) * (self.width - _LANE_COLUMN - 8)

    def _rows(self, lane: str) -> list[list[tuple[TimelineEvent, Line, Box]]]:
        rows: list[list[tuple[TimelineEvent, Line, Box]]] = []
        for event in sorted((e for e in self.timeline.events if e.lane == lane), key=lambda e: (e.lo, e.hi)):
            line = break_lines(words([Text(f"{event.label}, {event.when}", _LABEL)]), 190)[0]
            start, end = self._x(event.lo), max(self._x(event.hi + 1), self._x(event.lo) + 5)
            flips = end + 4 + line.width > self.width
            box = (start - 4 - line.width, 0, end, 9) if flips else (start, 0, end + 4 + line.width, 9)
            for row in rows:
                if not any(overlap(box, other[2], 3) for other in row):
                    row.append((event, line, box))
                    break
            else:
                rows.append([(event, line, box)])
        return rows or [[]]

    def draw(self) -> None:
        """Axis, lanes, marks, labels."""
        canvas = self.canv
        self._draw_axis()
        y = self.height - 4
        for lane, rows in self.lanes:
            high = len(rows) * _ROW + 10
            canvas.setStrokeColor(HAIRLINE)
            canvas.setLineWidth(0.5)
            canvas.line(0, y, self.width, y)
            for number, line in enumerate(
                break_lines(words([Text(lane, _LANE)]), _LANE_COLUMN - 8)[: len(rows) + 1]
            ):
                draw_line(canvas, line, 0, y - 12 - number * 9, False)
            for number, row in enumerate(rows):
                for event, line, box in row:
                    _draw_event(canvas, event, line, box, self._x, y - 13 - number * _ROW, self.width)
            y -= high

    def _draw_axis(self) -> None:
        canvas = self.canv
        for day, label in _ticks(self.first, self.last):
            x = self._x(day)
            canvas.setStrokeColor(HAIRLINE)
            canvas.setLineWidth(0.4)
            canvas.line(x, 16, x, self.height - 4)
            line = break_lines(words([Text(label, _AXIS)]), 200)[0]
            draw_line(
                canvas, line, min(max(x - line.width / 2, _LANE_COLUMN), self.width - line.width), 5, False
            )


def _draw_event(
    canvas: Any, event: TimelineEvent, line: Line, box: Box, x_of: Any, y: float, width: float
) -> None:
    start, end = x_of(event.lo), x_of(event.hi + 1)
    if event.hi - event.lo < 2 and not event.fuzzy:
        canvas.setFillColor(ACCENT)
        canvas.circle(start + 2.5, y + 2.6, 2.6, stroke=0, fill=1)
        end = start + 5
    else:
        end = max(end, start + 5)
        canvas.setFillColor(BAND if event.fuzzy else ACCENT)
        canvas.setStrokeColor(ACCENT)
        canvas.setLineWidth(0.5)
        if event.fuzzy:
            canvas.setDash(2, 1.5)
        canvas.roundRect(start, y + 0.4, end - start, 4.6, 2, stroke=1 if event.fuzzy else 0, fill=1)
        canvas.setDash()
    flips = box[0] < start - 1
    x = start - 4 - line.width if flips else end + 4
    canvas.setFillColor(WHITE)
    canvas.rect(x - 1, y - 1.4, line.width + 2, 8, stroke=0, fill=1)
    canvas.setFillColor(INK)
    draw_line(canvas, line, x, y + 0.6, False)


def _ticks(first: int, last: int) -> list[tuple[int, str]]:
    """Years, quarters or months, so that there are about four to ten."""
    begin, end = date.fromordinal(max(first, 1)), date.fromordinal(max(last, 2))
    months = (end.year - begin.year) * 12 + end.month - begin.month + 1
    step = next((step for step in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600) if months / step <= 9), 1200)
    found = []
    for month in range(begin.year * 12, (end.year + 1) * 12, step):
        year, number = divmod(month, 12)
        if year < 1 or not first <= (day := date(year, number + 1, 1)).toordinal() <= last:
            continue
        found.append((day.toordinal(), str(year) if step >= 12 else f"{day:%b} {year}"))
    return found
