"""From days to places on the time slider and back; where its years are written, and how much is dated when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from casewright.analysis.case_filter.spans import EARLIEST, LATEST, Bools, Ints, Spans
from casewright.model.dates import show_date_short
from casewright.ui.filters.calendar_units import DayRange, beginning, between, later

_ROOM = 58.0  # pixels a label of the axis takes, with what keeps it apart
_TICKS = (("day", 1), ("week", 1), ("month", 1), ("quarter", 1), ("year", 1), ("year", 2), ("year", 5), ("decade", 1),
          ("decade", 2), ("decade", 5), ("decade", 10), ("decade", 50), ("decade", 100), ("decade", 200), ("decade", 500))  # fmt: skip


@dataclass(frozen=True)
class TimeScale:
    """`whole` over `width` pixels from `left`; `mirrored`: time runs from right to left."""

    whole: DayRange
    left: float
    width: float
    mirrored: bool = False

    def x(self, day: date, after: bool = False) -> float:
        """Where a day begins, or ends."""
        share = ((day - self.whole.first).days + after) / self.whole.days
        share = min(max(share, 0.0), 1.0)
        return self.left + self.width * (1 - share if self.mirrored else share)

    def day(self, x: float) -> date:
        """The day at a place, the first or last one beyond the ends."""
        share = min(max((x - self.left) / max(self.width, 1.0), 0.0), 1.0)
        share = 1 - share if self.mirrored else share
        days = min(int(share * self.whole.days), self.whole.days - 1)
        return date.fromordinal(self.whole.first.toordinal() + days)

    def ticks(self, room: float = _ROOM) -> list[tuple[date, str]]:
        """Days to be written on the axis, and what; as many as there is room for."""
        for unit, step in _TICKS:
            units = between(self.whole.first, self.whole.last, unit) / step
            if units * room <= self.width:
                break
        day = beginning(self.whole.first, unit)
        found: list[tuple[date, str]] = []
        while day <= self.whole.last:
            if day >= self.whole.first and (unit != "year" or day.year % step == 0):
                found.append((day, _label(day, unit)))
            following = later(day, unit, 1 if unit == "year" else step)
            if following <= day:
                break
            day = following
        return found


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


def _label(day: date, unit: str) -> str:
    month = show_date_short(f"{day.year:04}-{day.month:02}").split()[0]
    if unit in ("day", "week"):
        return f"{day.day} {month}"
    return month if unit in ("month", "quarter") and day.month > 1 else str(day.year)
