"""Days to pixels and back, and where the axis has its lines: days, months, years, centuries, also before Christ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import NamedTuple

from casewright.model.day_numbers import civil_date, day_number

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_YEAR = 365.2425
_MONTH = _YEAR / 12
WIDEST_DAY = 240.0
"""Pixels a day at the deepest zoom."""
_LONGEST = 4_000_000 * _YEAR
_MILLION = 1_000_000


class Tick(NamedTuple):
    """A line of the axis at the beginning of a day; `context` says the larger unit where that changes."""

    day: int
    label: str
    context: str


@dataclass(frozen=True, slots=True)
class TimeScale:
    """The window on time: its left edge is at day `start`, a day is `per_day` pixels wide, and it is `width` pixels wide."""

    start: float
    per_day: float
    width: float

    @property
    def end(self) -> float:
        """The day at the right edge."""
        return self.start + self.width / self.per_day

    def x(self, day: float) -> float:
        """Where a day begins."""
        return (day - self.start) * self.per_day

    def day(self, x: float) -> float:
        """The day at a place; its fraction is the share of the day that has passed."""
        return self.start + x / self.per_day

    def panned(self, pixels: float) -> TimeScale:
        """Moved so that what was at 0 is at `pixels`."""
        return replace(self, start=self.start - pixels / self.per_day)

    def zoomed(self, factor: float, x: float) -> TimeScale:
        """Nearer or further, the day at `x` staying where it is."""
        least = min(self.width / _LONGEST, self.per_day)
        per_day = min(max(self.per_day * factor, least), WIDEST_DAY)
        return replace(self, start=self.day(x) - x / per_day, per_day=per_day)

    def resized(self, width: float) -> TimeScale:
        """The same left edge and zoom in another width."""
        return replace(self, width=max(width, 1.0))

    def showing(self, first: float, last: float, left: float = 24.0, right: float = 24.0) -> TimeScale:
        """From day `first` to the end of day `last`, with so many pixels left free at either side."""
        room = max(self.width - left - right, 1.0)
        days = max(last + 1 - first, 1.0)
        per_day = min(room / days, WIDEST_DAY)
        spare = (room - days * per_day) / 2
        return replace(self, start=first - (left + spare) / per_day, per_day=per_day)


def ticks(scale: TimeScale, room: float = 64.0, *, alone: bool = False) -> list[Tick]:
    """The lines in sight, at least `room` pixels apart, earliest first; one beyond the left edge gives its context.

    `alone`: labels are understood without their context, `16 Mar`, and January is called by its year.
    """
    unit, step = next(
        each
        for each in _steps()
        if _days(*each) * scale.per_day >= room * (1.0 if alone else _width_of(*each))
    )
    found: list[Tick] = []
    before = ""
    for day in _days_of(unit, step, scale.start, scale.end):
        year, month, of_month = civil_date(day)
        context = _context(unit, year, month)
        label = _label(unit, year, month, of_month, alone)
        found.append(Tick(day, label, context if context != before else ""))
        before = context
    return found


def _label(unit: str, year: int, month: int, of_month: int, alone: bool) -> str:
    name = _MONTHS[month - 1]
    if unit == "day":
        return f"{of_month} {name}" if alone else str(of_month)
    return name if unit == "month" and not (alone and month == 1) else year_words(year)


def year_words(year: int) -> str:
    """An astronomical year as people say it: 2024, 44 BCE, 12,000 BCE."""
    return _grouped(year) if year > 0 else f"{_grouped(1 - year)} BCE"


def day_words(day: int) -> str:
    """A day number as a date: `17 May 2024`."""
    year, month, of_month = civil_date(day)
    return f"{of_month} {_MONTHS[month - 1]} {year_words(year)}"


def iso_day(day: int) -> str:
    """A day number as an EDTF date."""
    year, month, of_month = civil_date(day)
    if not -9999 <= year <= 9999:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{of_month:02}"


def _grouped(number: int) -> str:
    if number >= _MILLION:
        return f"{number / _MILLION:,.7g} million"
    return str(number) if number < 10_000 else f"{number:,}"


def _steps() -> Iterator[tuple[str, int]]:
    """Steps of the axis, finest first and without end: a date may lie any number of years away."""
    yield from (("day", 1), ("day", 2), ("day", 7), ("month", 1), ("month", 3), ("month", 6))
    for power in count(0):
        yield from (("year", step * 10**power) for step in (1, 2, 5))


def _days(unit: str, step: int) -> float:
    return step * {"day": 1.0, "month": _MONTH, "year": _YEAR}[unit]


def _width_of(unit: str, step: int) -> float:
    """Short labels may stand closer."""
    return 0.55 if unit == "day" and step < 7 else 0.75 if unit != "year" else 1.0


def _context(unit: str, year: int, month: int) -> str:
    if unit == "day":
        return f"{_MONTHS[month - 1]} {year_words(year)}"
    return year_words(year) if unit == "month" else ""


def _days_of(unit: str, step: int, start: float, end: float) -> Iterator[int]:
    """The beginnings of all units from the one that is under way at `start` to `end`."""
    year, month, _ = civil_date(int(start // 1))
    if unit == "day":
        first = int(start // 1)
        # weeks begin on Mondays: day 1 was one
        day = first - (first - 1) % step
        while day <= end:
            yield day
            day += step
    elif unit == "month":
        at = (year * 12 + month - 1) // step * step
        while (day := day_number(at // 12, at % 12 + 1)) <= end:
            yield day
            at += step
    else:
        # round years as people step them: there is no year 0, and 1 BCE is year 0 here
        begin = year // step * step
        while (day := day_number(_round_year(begin, step))) <= end:
            yield day
            begin += step


def _round_year(year: int, step: int) -> int:
    return year if year > 0 or step == 1 else 1 if year == 0 else year + 1
