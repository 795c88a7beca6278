"""One date inside an EDTF expression (ISO 8601-2:2019): `2024-05-17`, `202X`, `2024-21`, `2024-~05-17`, `Y170000002`.

Intervals and sets of such dates are put together in `dates.py`.
"""

from __future__ import annotations

import calendar
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from casewright.model.errors import InvalidValue
from casewright.model.nearby import quoted

# Finest first; a date's precision is what is written, not what is known.
PRECISIONS = (
    "second", "minute", "hour", "day", "month", "quarter", "season", "quadrimester", "half",
    "year", "decade", "century", "millennium",
)  # fmt: skip

_MARK = "[?~%]?"
_EXPRESSION = re.compile(
    rf"""(?P<left_year>{_MARK}) (?P<year> -?[0-9X]{{4}} | Y-?[0-9]{{5,12}} | Y-?[0-9]{{1,12}}E[0-9]{{1,2}} )
         (?: S(?P<digits>[0-9]{{1,2}}) )? (?P<year_right>{_MARK})
         (?: - (?P<left_month>{_MARK}) (?P<month>[0-9X]{{2}}) (?P<month_right>{_MARK})
             (?: - (?P<left_day>{_MARK}) (?P<day>[0-9X]{{2}}) (?P<day_right>{_MARK}) )? )?
         (?: T (?P<time>[0-9]{{2}}(?::[0-9]{{2}}(?::[0-9]{{2}})?)?) (?P<zone>Z|[+-][0-9]{{2}}(?::[0-9]{{2}})?)? )?
    """,
    re.VERBOSE,
)
_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3])(?::[0-5][0-9](?::(?:[0-5][0-9]|60))?)?")
_TIME_PRECISION = {2: "hour", 5: "minute", 8: "second"}
_WIDER_YEARS = ("year", "decade", "century", "millennium", "millennium")

# (first month, number of months, precision) of the sub-year groups, ISO 8601-2:2019 section 4.8. The standard gives seasons
# no months: these are the meteorological ones. Without a hemisphere (21–24) the northern is meant; a season
# that crosses New Year belongs to the year in which it begins.
_GROUPS = {
    **{
        base + i: ((start + 3 * i - 1) % 12 + 1, 3, "season")
        for base, start in ((21, 3), (25, 3), (29, 9))
        for i in range(4)
    },
    **{33 + i: (1 + 3 * i, 3, "quarter") for i in range(4)},
    **{37 + i: (1 + 4 * i, 4, "quadrimester") for i in range(3)},
    **{40 + i: (1 + 6 * i, 6, "half") for i in range(2)},
}


@dataclass(frozen=True, slots=True)
class EdtfPart:
    """One date as written, and the first and last day it can mean (both inclusive, proleptic Gregorian).

    Years before 1 and after 9999 are held as the nearest day that Python knows (0001-01-01, 9999-12-31).
    `uncertain` and `approximate` name the components ("year", "month", "day") that ? ~ % qualify.
    """

    text: str
    year: str
    digits: int | None
    month: str | None
    day: str | None
    time: str | None
    zone: str | None
    uncertain: tuple[str, ...]
    approximate: tuple[str, ...]
    lo: date
    hi: date
    precision: str


def parse_part(text: str) -> EdtfPart:
    """Read one date. Raises `InvalidValue` for anything else."""
    match = _EXPRESSION.fullmatch(text)
    if match is None:
        raise InvalidValue(
            f"{quoted(text)} is not an EDTF date; write for example 2024-05-17, 2024-05~, 2024-05-XX or 202X."
        )
    found = match.groupdict()
    year, month, day = found["year"], found["month"], found["day"]
    digits = int(found["digits"]) if found["digits"] else None
    _check_shape(text, found)
    if year[0] == "Y" or year[0] == "-" or digits is not None:
        lo, hi, precision = _counted_year(text, year, digits, month, day)
    elif month is not None and month.isdecimal() and int(month) > 12:
        lo, hi, precision = _group(text, year, int(month), day)
    else:
        lo, hi, precision = _calendar(text, year, month, day)
    if found["time"]:
        precision = _TIME_PRECISION[len(found["time"])]
    uncertain, approximate = _qualified(found)
    return EdtfPart(
        text,
        year,
        digits,
        month,
        day,
        found["time"],
        found["zone"],
        uncertain,
        approximate,
        lo,
        hi,
        precision,
    )


def _check_shape(text: str, found: dict[str, str | None]) -> None:
    time, day = found["time"], found["day"]
    if time is None:
        return
    if day is None or "X" in text:
        raise InvalidValue(f"{quoted(text)} has a time of day but not a whole date.")
    if _CLOCK.fullmatch(time) is None:
        raise InvalidValue(f"{quoted(text)} has a time of day that no clock shows.")


def _qualified(found: dict[str, str | None]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A mark left of a component qualifies it alone; right of it, also everything to its left (ISO 8601-2, 8.4)."""
    present = [name for name in ("year", "month", "day") if found[name]]
    uncertain: set[str] = set()
    approximate: set[str] = set()
    for index, name in enumerate(present):
        for mark, covered in (
            (found[f"left_{name}"], [name]),
            (found[f"{name}_right"], present[: index + 1]),
        ):
            if mark and mark in "?%":
                uncertain.update(covered)
            if mark and mark in "~%":
                approximate.update(covered)
    return tuple(n for n in present if n in uncertain), tuple(n for n in present if n in approximate)


def _counted_year(
    text: str, year: str, digits: int | None, month: str | None, day: str | None
) -> tuple[date, date, str]:
    """Years before 1, years of more than four digits, and years given to so many significant digits."""
    if "X" in year or year == "-0000" or (month and (digits is not None or year[0] == "Y")):
        raise InvalidValue(f"{quoted(text)} is not an EDTF date.")
    if digits == 0:
        raise InvalidValue(f"{quoted(text)} has no significant digits.")
    start, last, loose = counted_years(year, digits)
    if start < 0 and month is not None:
        _calendar(text, "2000", month, day)  # only to refuse months and days that no year has
    precision = "day" if day else "month" if month else _WIDER_YEARS[min(loose, 4)]
    return _year_start(start), _year_end(last), precision


def counted_years(year: str, digits: int | None) -> tuple[int, int, int]:
    """First and last astronomical year of `-0044`, `Y170000002` or `1950S2`, and how many digits of it are open."""
    base, _, exponent = year.lstrip("Y").partition("E")
    number = int(base) * 10 ** int(exponent or 0)
    written = len(str(abs(number))) if year[0] == "Y" else 4
    loose = max(0, written - digits) if digits else 0
    step = 10**loose
    start = number // step * step
    return start, start + step - 1, loose


def _year_start(year: int) -> date:
    return date(year, 1, 1) if 1 <= year <= 9999 else date.min if year < 1 else date(9999, 12, 31)


def _year_end(year: int) -> date:
    return date(year, 12, 31) if 1 <= year <= 9999 else date.min if year < 1 else date.max


def _group(text: str, year: str, number: int, day: str | None) -> tuple[date, date, str]:
    if number not in _GROUPS or day is not None:
        raise InvalidValue(f"{quoted(text)} has a month or part of a year that does not exist.")
    month, length, precision = _GROUPS[number]
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    extra, end = divmod(month + length - 2, 12)
    lo = date(first, month, 1) if first >= 1 else date.min
    if not 1 <= last + extra <= 9999:
        return lo, date.max if last else date.min, precision
    return lo, date(last + extra, end + 1, calendar.monthrange(last + extra, end + 1)[1]), precision


def _calendar(text: str, year: str, month: str | None, day: str | None) -> tuple[date, date, str]:
    """Ordinary dates, X standing for any digit: the earliest and the latest day that exist and fit."""
    precision = _written_precision(year, month, day)
    if day == "XX" and month is not None and "X" not in month:
        day = None
    if month == "XX" and day in ("XX", None):
        month = day = None
    if month is None and "X" in year:
        return _year_start(int(year.replace("X", "0"))), _year_end(int(year.replace("X", "9"))), precision
    if "X" not in f"{year}{month}{day}" and year != "0000":
        return *_plain(text, int(year), month, day), precision
    lo = next(_days(year, month, day, latest=False), None)
    hi = next(_days(year, month, day, latest=True), None)
    if lo is None or hi is None:
        raise _no_such_day(text)
    return lo, hi, precision


def _plain(text: str, year: int, month: str | None, day: str | None) -> tuple[date, date]:
    try:
        if day is not None:
            exact = date(year, int(month or 0), int(day))
            return exact, exact
        if month is not None:
            number = int(month)
            return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])
    except ValueError as error:
        raise _no_such_day(text) from error
    return date(year, 1, 1), date(year, 12, 31)


def _no_such_day(text: str) -> InvalidValue:
    return InvalidValue(f"{quoted(text)} names a day or month that does not exist.")


def _days(year: str, month: str | None, day: str | None, *, latest: bool) -> Iterator[date]:
    """Days that fit the pattern, earliest (or latest) first. Year 0 is held as 0001-01-01."""
    months = [m for m in _fitting(month or "XX", latest) if 1 <= m <= 12]
    days = [d for d in _fitting(day or "XX", latest) if 1 <= d <= 31]
    for y in _fitting(year, latest):
        for m in months:
            length = calendar.monthrange(y or 4, m)[1]  # year 0 was a leap year, as year 4
            fitting: Iterable[int] = (d for d in days if d <= length)
            yield from (date(y, m, d) if y else date.min for d in fitting)


def _fitting(pattern: str, latest: bool) -> Iterator[int]:
    digits = "9876543210" if latest else "0123456789"
    return (int("".join(each)) for each in itertools.product(*(digits if c == "X" else c for c in pattern)))


def _written_precision(year: str, month: str | None, day: str | None) -> str:
    if day is not None and day != "XX":
        return "day"
    if month is not None and month != "XX":
        return "month"
    return _WIDER_YEARS[len(year) - len(year.rstrip("X"))]
