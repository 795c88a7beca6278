"""How often an indicator is looked for, from the words an analyst gives it: `weekly`, `every 2 weeks`, `twice a month`."""

from __future__ import annotations

import re

_DAYS = {"day": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.0, "quarter": 91.0, "year": 365.0}
_NAMED = {
    "hourly": 1.0, "daily": 1.0, "weekly": 7.0, "fortnightly": 14.0, "biweekly": 14.0, "monthly": 30.0, "bimonthly": 61.0,
    "quarterly": 91.0, "half-yearly": 182.0, "yearly": 365.0, "annually": 365.0,
}  # fmt: skip
_NUMBERS = {"second": 2, "other": 2, "two": 2, "three": 3, "third": 3, "four": 4, "six": 6}
_TIMES = {"once": 1, "twice": 2, "three times": 3, "four times": 4}
_UNIT = f"({'|'.join(_DAYS)})s?"
_WORD = re.compile(rf"\b({'|'.join(_NAMED)})\b")
_EVERY = re.compile(rf"\b(?:every|each)\s+(?:(\d+|{'|'.join(_NUMBERS)})\s+)?{_UNIT}\b")
_TIMES_A = re.compile(rf"\b({'|'.join(_TIMES)})\s+(?:a|an|per|each|every)\s+{_UNIT}\b")


def days_between(cadence: str | None) -> int | None:
    """Whole days from one look to the next, at least 1; None where the words do not say. A month counts 30 days."""
    words = (cadence or "").casefold()
    if found := _TIMES_A.search(words):
        return _whole(_DAYS[found[2]] / _TIMES[found[1]])
    if found := _EVERY.search(words):
        number = found[1] or "1"
        return _whole(_DAYS[found[2]] * (int(number) if number.isdecimal() else _NUMBERS[number]))
    if found := _WORD.search(words):
        return _whole(_NAMED[found[1]])
    return None


def _whole(days: float) -> int:
    return max(1, int(days))
