"""The timeline as a vector figure: swim-lanes, filled marks for well-founded events, bars for periods and fuzzy dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import cycle

from reportlab.lib.colors import Color, HexColor, Whiter
from reportlab.platypus import Flowable

from casewright.brief.blocks import Timeline, TimelineEvent
from casewright.brief.pdf.canvas import BriefCanvas
from casewright.brief.pdf.prose import Prose, draw_text
from casewright.brief.pdf.style import (
    BLUE,
    FRAME_HEIGHT,
    FULL_WIDTH,
    GREEN,
    HAIRLINE,
    OCHRE,
    PLUM,
    SECONDARY,
    WHITE,
    Type,
)
from casewright.brief.pdf.typesetting import Text, line_width, shortened

_LABEL = Type("sans", 7.2, 8.6)
_LANE = Type("sans", 7.6, 9, "semibold", colour=SECONDARY)
_AXIS = Type("sans", 7, 8, colour=SECONDARY, align="centre")
_FAINT = HexColor("#E8ECF0")
_LANE_COLUMN, _ROW, _AXIS_HIGH, _RIGHT = 88.0, 10.6, 16.0, 6.0
_LEGEND, _LEGEND_HIGH = Type("sans", 7.2, 9, colour=SECONDARY), 17.0
_LONGEST_LABEL = 250.0
_FEW_DAYS = 120
_CAPTION_ROOM = 70.0
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class _Placed:
    """An event on its row: marks from `start` to `end`, the label's left end, all of it between `left` and `right`."""

    event: TimelineEvent
    row: int
    start: float
    end: float
    label: float
    left: float
    right: float


class TimelineFigure(Flowable):
    """Labels go into the first free row of their lane, and to the left of their mark near the right edge."""

    canv: BriefCanvas

    def __init__(self, timeline: Timeline) -> None:
        super().__init__()
        self.events, self.lanes = timeline.events, timeline.lanes
        first = min((event.lo for event in self.events), default=1)
        last = max((event.hi for event in self.events), default=first + 30)
        pad = max((last - first) // 40, 3)
        self.first, self.last = max(first - pad, 1), last + pad
        self.collisions = 0

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """As high as the rows that the labels need."""
        self.width = available
        self._lanes = [(lane, self._rows(lane)) for lane in self.lanes]
        self._names = [
            self._lane_name(lane, colour) for lane, colour in zip(self.lanes, cycle(_COLOURS), strict=False)
        ]
        self._heights = [
            max((max((p.row for p in placed), default=0) + 1) * _ROW + 9, name.height + 8)
            for (_, placed), name in zip(self._lanes, self._names, strict=True)
        ]
        self.collisions = sum(_collisions(placed) for _, placed in self._lanes)
        self.height = sum(self._heights) + _AXIS_HIGH + _LEGEND_HIGH
        return available, self.height

    def _x(self, day: float) -> float:
        room = self.width - _LANE_COLUMN - _RIGHT
        return _LANE_COLUMN + (day - self.first) / (self.last - self.first) * room

    def _rows(self, lane: str) -> list[_Placed]:
        placed: list[_Placed] = []
        for event in sorted(
            (each for each in self.events if each.lane == lane), key=lambda each: (each.lo, each.hi)
        ):
            start, end = self._x(event.lo), self._x(event.hi + 1)
            if end - start < 6:
                start = end = (start + end) / 2
            wide = min(line_width(_words(event), _style(event)), _LONGEST_LABEL)
            flips = end + 6 + wide > self.width - 1
            label = start - 6 - wide if flips else end + 6
            left, right = (label, end + 4) if flips else (start - 4, label + wide)
            row = 0
            while any(
                other.row == row and left - 5 < other.right and other.left < right + 5 for other in placed
            ):
                row += 1
            placed.append(_Placed(event, row, start, end, label, left, right))
        return placed

    def draw(self) -> None:
        """Axis, lanes, marks, labels."""
        top = self.height - _AXIS_HIGH
        for day, label, strong in _ticks(self.first, self.last):
            x = self._x(day)
            self._line(x, _LEGEND_HIGH, x, top + (4 if strong else 0), HAIRLINE if strong else _FAINT)
            if strong:
                half = line_width(label, _AXIS) / 2
                draw_text(
                    self.canv, label, min(max(x, _LANE_COLUMN + half - 8), self.width - half), top + 7, _AXIS
                )
        y = top
        colours = cycle(_COLOURS)
        for (_, placed), high, name in zip(self._lanes, self._heights, self._names, strict=True):
            colour = next(colours)
            self._line(0, y, self.width, y, HAIRLINE)
            name.drawOn(self.canv, 0, y - 4.6 - name.height)
            for each in placed:
                self._draw_event(each, y - 9.6 - each.row * _ROW, colour)
            y -= high
        self._line(0, y, self.width, y, HAIRLINE)
        self._draw_legend()

    def _draw_legend(self) -> None:
        """What filling and dashes say; only of signs that are drawn."""
        x, y = 0.0, 4.6
        signs = [
            (True, False, "two or more independent origins", any(event.key for event in self.events)),
            (False, False, "one origin or none", any(not event.key for event in self.events)),
            (False, True, "about, perhaps, or open to one side", any(event.fuzzy for event in self.events)),
        ]
        for key, fuzzy, words, drawn in signs:
            if not drawn:
                continue
            wide = 14.0 if fuzzy else 5.2
            self._draw_mark(
                x + (0 if fuzzy else wide / 2), x + (wide if fuzzy else wide / 2), y, key, fuzzy, SECONDARY
            )
            x += wide + 5 + draw_text(self.canv, words, x + wide + 5, y - 2.4, _LEGEND) + 13

    def _line(self, x: float, y: float, to_x: float, to_y: float, colour: Color) -> None:
        self.canv.setStrokeColor(colour)
        self.canv.setLineWidth(0.45)
        self.canv.line(x, y, to_x, to_y)

    def _lane_name(self, lane: str, colour: Color) -> Prose:
        name = Prose([Text(shortened(lane, 48), _LANE.but(colour=colour))], _LANE, None)
        name.wrap(_LANE_COLUMN - 14, 1e6)
        return name

    def _draw_event(self, placed: _Placed, y: float, colour: Color) -> None:
        canvas, event = self.canv, placed.event
        style = _style(event)
        canvas.setFillColor(WHITE)
        wide = placed.right - placed.label if placed.label > placed.start else placed.start - 6 - placed.label
        canvas.rect(placed.label - 1, y - 3.6, wide + 2, 7.6, stroke=0, fill=1)
        self._draw_mark(placed.start, placed.end, y, event.key, event.fuzzy, colour)
        draw_text(canvas, _words(event), placed.label, y - 2.4, style, None, _LONGEST_LABEL + 1)

    def _draw_mark(self, start: float, end: float, y: float, key: bool, fuzzy: bool, colour: Color) -> None:
        canvas = self.canv
        canvas.setStrokeColor(colour)
        canvas.setFillColor(_filling(key, fuzzy, colour))
        canvas.setLineWidth(1.0)
        if end > start:
            if fuzzy:
                canvas.setDash(1.6, 1.4)
            canvas.roundRect(start, y - 2.2, end - start, 4.4, 2.1, stroke=1, fill=1)
            canvas.setDash()
        else:
            canvas.circle(start, y, 2.6 if key else 2.3, stroke=1, fill=1)


def timeline_figures(timeline: Timeline) -> list[TimelineFigure]:
    """The timeline as one figure, or as several where it is higher than a page: by lanes, then by time."""
    figure = TimelineFigure(timeline)
    _, height = figure.wrap(FULL_WIDTH, FRAME_HEIGHT)
    if height <= FRAME_HEIGHT - _CAPTION_ROOM or len(timeline.events) < 2:
        return [figure]
    if len(timeline.lanes) > 1:
        lanes = len(timeline.lanes) // 2
        halves = [timeline.lanes[:lanes], timeline.lanes[lanes:]]
        parts = [
            replace(timeline, lanes=half, events=tuple(e for e in timeline.events if e.lane in half))
            for half in halves
        ]
    else:
        events = sorted(timeline.events, key=lambda event: (event.lo, event.hi))
        middle = len(events) // 2
        parts = [replace(timeline, events=tuple(half)) for half in (events[:middle], events[middle:])]
    return [figure for part in parts for figure in timeline_figures(part)]


_COLOURS = (BLUE, GREEN, PLUM, OCHRE, SECONDARY)


def _filling(key: bool, fuzzy: bool, colour: Color) -> Color:
    """Filled for key events, with a tint where the date is fuzzy, so that its dashed edge still shows."""
    if not key:
        return WHITE
    return Whiter(colour, 0.35) if fuzzy else colour


def _words(event: TimelineEvent) -> str:
    words = f"{event.label}, {event.when}" if event.when else event.label
    return shortened(words, 120)


def _style(event: TimelineEvent) -> Type:
    return _LABEL.but(weight="semibold") if event.key else _LABEL


def _collisions(placed: list[_Placed]) -> int:
    return sum(
        a.row == b.row and a.left < b.right and b.left < a.right
        for index, a in enumerate(placed)
        for b in placed[index + 1 :]
    )


def _ticks(first: int, last: int) -> list[tuple[int, str, bool]]:
    """Day, month, quarter or year lines, so that there are some four to ten with words."""
    begin, end = date.fromordinal(first), date.fromordinal(min(last, date.max.toordinal()))
    if last - first < _FEW_DAYS:
        return [*_ticks_of_days(first, min(last, date.max.toordinal()))]
    months = (end.year - begin.year) * 12 + end.month - begin.month + 1
    step = next((step for step in (1, 3, 6, 12, 24, 60, 120, 240, 600) if months / step <= 8), 1200)
    fine = step // 3 if step in (3, 6) else step
    found = []
    for month in range(begin.year * 12 // step * step, (end.year + 1) * 12, fine):
        year, number = divmod(month, 12)
        if (
            not 1 <= year <= date.max.year
            or not first <= (day := date(year, number + 1, 1)).toordinal() <= last
        ):
            continue
        words = str(year) if step >= 12 else f"{_MONTHS[number]} {year}"
        found.append((day.toordinal(), words, month % step == 0))
    return found


def _ticks_of_days(first: int, last: int) -> Iterator[tuple[int, str, bool]]:
    step = next((step for step in (1, 2, 7, 14) if (last - first) / step <= 8), 28)
    for day in range(first + -first % step, last + 1, step):
        when = date.fromordinal(day)
        yield day, f"{when.day} {_MONTHS[when.month - 1]} {when.year}", True
