"""The time slider on the scale of the timeline: one whole stretch, either way round; and how much is dated when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from casewright.analysis.case_filter.spans import EARLIEST, LATEST, Bools, Ints, Spans
from casewright.analysis.timeline import scale as timeline
from casewright.ui.filters.calendar_units import DayRange, beginning, later

_ROOM = 58.0  # pixels a label of the axis takes, with what keeps it apart


@dataclass(frozen=True)
class TimeScale:
    """`whole` over `width` pixels from `left`; `mirrored`: time runs from right to left."""

    whole: DayRange
    left: float
    width: float
    mirrored: bool = False

    @property
    def _scale(self) -> timeline.TimeScale:
        width = max(self.width, 1.0)
        return timeline.TimeScale(self.whole.first.toordinal(), width / self.whole.days, width)

    def x(self, day: date, after: bool = False) -> float:
        """Where a day begins, or ends."""
        x = min(max(self._scale.x(day.toordinal() + after), 0.0), self.width)
        return self.left + (self.width - x if self.mirrored else x)

    def day(self, x: float) -> date:
        """The day at a place, the first or last one beyond the ends."""
        x = min(max(x - self.left, 0.0), self.width)
        day = int(self._scale.day(self.width - x if self.mirrored else x))
        return date.fromordinal(min(day, self.whole.last.toordinal()))

    def ticks(self, room: float = _ROOM) -> list[tuple[date, str]]:
        """Days to be written on the axis, and what; as many as there is room for."""
        found = timeline.ticks(self._scale, room, alone=True)
        first, last = self.whole.first.toordinal(), self.whole.last.toordinal()
        return [(date.fromordinal(each.day), each.label) for each in found if first <= each.day <= last]


def whole_of(spans: Spans, which: Bools) -> DayRange | None:
    """From the first to the last day that some spans name, in whole years once that is a year; None where there is none."""
    own = which[spans.owner]
    lo, hi = spans.lo[own], spans.hi[own]
    days = np.concatenate([lo[lo != EARLIEST], hi[hi != LATEST]])
    if not len(days):
        return None
    first, last = date_of(int(days.min())), date_of(int(days.max()))
    unit = "year" if (last - first).days >= 366 else "month"
    return DayRange(beginning(first, unit), date.fromordinal(later(last, unit, 1).toordinal() - 1))


def date_of(day: int) -> date:
    """A day by its number; before year 1 and after 9999 the first and the last that a slider can show."""
    return date.fromordinal(min(max(day, date.min.toordinal()), date.max.toordinal()))


def heights(spans: Spans, which: Bools, whole: DayRange, bins: int) -> tuple[Ints, Ints]:
    """How many spans each of so many equal parts of the whole touches: possibly, and of these certainly."""
    own = which[spans.owner]
    point = own & spans.firm & (spans.lo == spans.hi)
    lasting = own & (spans.sure_lo <= spans.sure_hi) & ~point
    possible = _touched(spans.lo[own], spans.hi[own], whole, bins)
    certain = _touched(
        np.concatenate([spans.lo[point], spans.sure_lo[lasting]]),
        np.concatenate([spans.hi[point], spans.sure_hi[lasting]]),
        whole,
        bins,
    )
    return possible, certain


def _touched(lo: Ints, hi: Ints, whole: DayRange, bins: int) -> Ints:
    first, days = whole.first.toordinal(), whole.days
    inside = (hi >= first) & (lo < first + days)
    start, end = (np.clip(each[inside] - first, 0, days - 1) * bins // days for each in (lo, hi))
    change = np.zeros(bins + 1, np.int64)
    np.add.at(change, start, 1)
    np.add.at(change, end + 1, -1)
    found: Ints = np.cumsum(change)[:bins]
    return found
