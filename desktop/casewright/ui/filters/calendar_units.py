"""Days, months and years as units to step through time by; ranges of them as EDTF."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

UNITS = {
    "day": "Day",
    "week": "Week",
    "month": "Month",
    "quarter": "Quarter",
    "year": "Year",
    "decade": "Decade",
}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_DAYS = {"day": 1, "week": 7}
_USUAL = ((62, "day"), (400, "week"), (366 * 6, "month"), (366 * 15, "quarter"), (366 * 150, "year"))


class DayRange(NamedTuple):
    """From one day to another, both within."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days there are."""
        return (self.last - self.first).days + 1


def beginning(day: date, unit: str) -> date:
    """The first day of the unit in which a day lies; weeks begin on Monday."""
    if unit in _DAYS:
        return shifted(day, -day.weekday()) if unit == "week" else day
    step = _MONTHS[unit]
    months = (day.year * 12 + day.month - 1) // step * step
    return _of_months(months)


def later(day: date, unit: str, units: int) -> date:
    """The first day of the unit so many units after the one in which a day lies."""
    start = beginning(day, unit)
    if unit in _DAYS:
        return shifted(start, units * _DAYS[unit])
    return _of_months(start.year * 12 + start.month - 1 + units * _MONTHS[unit])


def between(first: date, last: date, unit: str) -> int:
    """How many units lie from the one of `first` to the one of `last`; 0 within one."""
    start, end = beginning(first, unit), beginning(last, unit)
    if unit in _DAYS:
        return (end - start).days // _DAYS[unit]
    return (end.year * 12 + end.month - start.year * 12 - start.month) // _MONTHS[unit]


def moved(one: DayRange, unit: str, units: int) -> DayRange:
    """The range so many units later, in whole units, as many as it touches now."""
    length = between(one.first, one.last, unit)
    first = later(one.first, unit, units)
    return DayRange(first, shifted(later(first, unit, length + 1), -1))


def usual_unit(whole: DayRange) -> str:
    """The unit that steps through a whole in some dozens of steps."""
    return next((unit for days, unit in _USUAL if whole.days <= days), "decade")


def as_edtf(one: DayRange) -> str:
    """The range as short as it can be written: `2024`, `2024-03`, `2024-03/2024-05`, `2024-03-02/2024-03-09`."""
    first, last = one
    whole_months = first.day == 1 and shifted(last, 1).day == 1
    if whole_months and first.month == 1 and last.month == 12:
        start, end = f"{first.year:04}", f"{last.year:04}"
    elif whole_months:
        start, end = f"{first:%Y-%m}".zfill(7), f"{last:%Y-%m}".zfill(7)
    else:
        start, end = first.isoformat(), last.isoformat()
    return start if start == end else f"{start}/{end}"


def shifted(day: date, days: int) -> date:
    """A day so many days later, within the years there are."""
    number = day.toordinal() + days
    return date.fromordinal(min(max(number, date.min.toordinal()), date.max.toordinal()))


def _of_months(months: int) -> date:
    if months < 12:
        return date.min
    return date(months // 12, months % 12 + 1, 1) if months < 120_000 else date.max
