"""When something began and ended, each end as fuzzy as it is known, on one line of days that reaches before Christ.

`FuzzyDate` (dates.py) has the outer bounds of an expression; here each end has an earliest and a latest day of its own, so
that a drawing can tell what is certain from what is possible, and two dates are compared end by end.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from casewright.model.dates import split_edtf
from casewright.model.day_numbers import day_number, month_length
from casewright.model.edtf_part import EdtfPart, counted_years

# Days of one unit of a precision, rounded up: "about" is taken as one unit either way (tradecraft, section 7).
_UNIT = {
    "second": 1, "minute": 1, "hour": 1, "day": 1, "month": 31, "quarter": 92, "season": 92, "quadrimester": 123, "half": 184,
    "year": 366, "decade": 3_653, "century": 36_525, "millennium": 365_250,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class End:
    """A beginning or an end: no day before `first`, none after `last` (day numbers, both inclusive).

    None where there is no such day: `kind` then says "open" (no limit is set) or "unknown" (there is one; it is not known).
    """

    first: int | None
    last: int | None
    kind: str = "exact"


@dataclass(frozen=True, slots=True)
class Period:
    """An EDTF expression as two ends; of a lone date ("some time in May") both ends are that date.

    `lasting` tells a stretch of time (`2024-05/2024-07`, written as an interval) from a moment somewhere in it.
    """

    edtf: str
    start: End
    end: End
    lasting: bool
    uncertain: bool
    approximate: bool

    @property
    def core(self) -> tuple[int | None, int | None] | None:
        """The days on which it certainly held, whatever its ends mean; None at either side: without limit."""
        if not self.lasting:
            one_day = self.start.first is not None and self.start.first == self.end.last
            return (self.start.first, self.end.last) if one_day else None
        if self.start.kind == "unknown" or self.end.kind == "unknown":
            return self._known_day()
        if self.start.last is not None and self.end.first is not None and self.start.last > self.end.first:
            return None
        return self.start.last, self.end.first

    @property
    def is_one_day(self) -> bool:
        """Whether it can mean one day only."""
        return self.start.first is not None and self.start.first == self.end.last

    @property
    def is_fuzzy(self) -> bool:
        """Whether anything about it is not known to the day."""
        marked = self.uncertain or self.approximate
        return marked or any(end.kind == "unknown" or end.first != end.last for end in (self.start, self.end))

    @property
    def sort_key(self) -> tuple[float, float]:
        """Ascending: earliest possible day, then latest possible day."""
        first, last = self.start.first, self.end.last
        return -float("inf") if first is None else first, float("inf") if last is None else last

    def _known_day(self) -> tuple[int, int] | None:
        """The one day that is known of a stretch whose other end is not."""
        known = self.end if self.start.kind == "unknown" else self.start
        if known.first is None or known.last is None or known.first != known.last:
            return None
        return known.first, known.last


@lru_cache(maxsize=32_768)
def period_of(edtf: str) -> Period:
    """An EDTF expression as a period. Raises `InvalidValue` as `parse_edtf` does."""
    shape, members = split_edtf(edtf)
    known = [part for pair in members for part in pair if isinstance(part, EdtfPart)]
    start = min((_end(pair[0]) for pair in members), key=_first)
    end = max((_end(pair[1]) for pair in members), key=_last)
    if shape == "one of":  # a moment, anywhere from the earliest to the latest
        start, end = End(start.first, end.last, start.kind), End(start.first, end.last, end.kind)
    uncertain = any(part.uncertain for part in known)
    approximate = any(part.approximate for part in known)
    return Period(edtf, start, end, shape == "interval", uncertain, approximate)


def certainly_before(a: Period, b: Period) -> bool:
    """Every day that `a` can mean lies before every day that `b` can mean ("about" counts as one unit either way)."""
    return ends_before(a, b.start)


def ends_before(a: Period, b: End) -> bool:
    """Whatever the ends mean, `a` was over before `b`."""
    return a.end.last is not None and b.first is not None and a.end.last < b.first


def begins_after(a: Period, b: End) -> bool:
    """Whatever the ends mean, `a` had not begun at `b`."""
    return a.start.first is not None and b.last is not None and a.start.first > b.last


def _end(part: EdtfPart | str) -> End:
    if isinstance(part, str):
        return End(None, None, part)
    first, last = days_of(part)
    pad = _UNIT[part.precision] if part.approximate else 0
    return End(first - pad, last + pad)


def days_of(part: EdtfPart) -> tuple[int, int]:
    """First and last day that one date can mean, also where Python has no such dates."""
    if part.digits is None and part.year[0] not in "-Y" and part.year != "0000":
        return part.lo.toordinal(), part.hi.toordinal()
    first, last, _ = counted_years(part.year, part.digits)
    if part.month is None or not part.month.isdecimal() or int(part.month) > 12:
        return day_number(first), day_number(last, 12, 31)
    month = int(part.month)
    if part.day is None or not part.day.isdecimal():
        return day_number(first, month), day_number(last, month, month_length(last, month))
    return day_number(first, month, int(part.day)), day_number(last, month, int(part.day))


def _first(end: End) -> float:
    return -float("inf") if end.first is None else end.first


def _last(end: End) -> float:
    return float("inf") if end.last is None else end.last
