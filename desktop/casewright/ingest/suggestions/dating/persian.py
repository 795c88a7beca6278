"""Dates of the Iranian calendar (Solar Hijri), as days of ours.

The arithmetic is that of K. M. Borkowski ("The Persian calendar for 3000 years", Earth, Moon, and Planets 74, 1996), which
agrees with the official calendar for all years in use.
"""

from __future__ import annotations

from datetime import date, timedelta

_BREAKS = (
    -61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324, 2394, 2456, 3178,
)  # fmt: skip


def first_day(year: int) -> date:
    """The day of our calendar on which an Iranian year begins (20 to 22 March)."""
    leap_days, start, jump = -14, _BREAKS[0], 0
    for following in _BREAKS[1:]:
        jump = following - start
        if year < following:
            break
        leap_days += jump // 33 * 8 + jump % 33 // 4
        start = following
    since = year - start
    leap_days += since // 33 * 8 + (since % 33 + 3) // 4
    if jump % 33 == 4 and jump - since == 4:
        leap_days += 1
    ours = year + 621
    our_leap_days = ours // 4 - (ours // 100 + 1) * 3 // 4 - 150
    return date(ours, 3, 1) + timedelta(days=19 + leap_days - our_leap_days)


def persian_day(year: int, month: int, day: int) -> date | None:
    """The day of our calendar; None when the month has no such day."""
    length = 31 if month <= 6 else 30
    if month == 12 and (first_day(year + 1) - first_day(year)).days == 365:
        length = 29
    if not 1 <= day <= length:
        return None
    before = (month - 1) * 31 - max(0, month - 7)
    return first_day(year) + timedelta(days=before + day - 1)


def persian_month(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    first = persian_day(year, month, 1) or first_day(year)
    after = persian_day(year, month + 1, 1) if month < 12 else None
    return first, (after or first_day(year + 1)) - timedelta(days=1)
