"""What the parts of a written date mean in EDTF, with a score from 0 to 1; None for what is no date after all."""

from __future__ import annotations

import re

from casewright.ingest.suggestions.dating.calendar_words import MONTHS, PERSIAN_MONTHS, SEASONS
from casewright.ingest.suggestions.dating.persian import first_day, persian_day, persian_month


def _month(match: re.Match[str]) -> int | None:
    """The number of the month; None for other words, and for verbs and names that look like a month (`may`, `mar`)."""
    word = match["month"]
    return None if word in _NO_MONTHS else MONTHS.get(word.lower())


_NO_MONTHS = frozenset(("may", "march", "mar", "jan", "dec", "sep"))


def _number(written: str) -> int:
    return int(re.sub(r"\D", "", written))


def read_year_first(match: re.Match[str]) -> tuple[str, float]:
    edtf = f"{match['year']}-{match['month']}-{match['day']}"
    return edtf + (match["time"] or ""), 1.0 if match["sign"] == "-" else 0.9


def read_numbers(match: re.Match[str]) -> tuple[str, float] | None:
    """`14/03/2025`: which number is the month is certain when one is over 12, and custom when dots stand between."""
    a, b, year = int(match["a"]), int(match["b"]), match["year"]
    if not (1 <= a <= 31 and 1 <= b <= 31):
        return None
    day_first, month_first = f"{year}-{b:02}-{a:02}", f"{year}-{a:02}-{b:02}"
    if match["sign"] == "." or a > 12 or a == b:
        return (day_first, 0.9) if b <= 12 else None
    if b > 12:
        return month_first, 0.9
    first, second = sorted((day_first, month_first))
    return f"[{first},{second}]", 0.4


def read_day_month_year(match: re.Match[str]) -> tuple[str, float] | None:
    month = _month(match)
    return (f"{match['year']}-{month:02}-{_number(match['day']):02}", 1.0) if month else None


def read_day_month(match: re.Match[str]) -> tuple[str, float] | None:
    month = _month(match)
    return (f"XXXX-{month:02}-{_number(match['day']):02}", 0.45) if month else None


def read_days(match: re.Match[str]) -> tuple[str, float] | None:
    month, first, last = _month(match), _number(match["day"]), _number(match["to"])
    if not month or last <= first:
        return None
    year = match["year"] or "XXXX"
    return f"{year}-{month:02}-{first:02}/{year}-{month:02}-{last:02}", 0.95 if match["year"] else 0.45


def read_month_year(match: re.Match[str]) -> tuple[str, float] | None:
    month = _month(match)
    return (f"{match['year']}-{month:02}", 0.95) if month else None


def read_years(match: re.Match[str]) -> tuple[str, float] | None:
    first, last = match["from"], match["to"]
    last = first[:2] + last if len(last) == 2 else last
    if not int(first) < int(last) <= 2100 or int(first) < 1500 or int(last) - int(first) > 150:
        return None
    if len(match["to"]) == 2 and int(match["to"]) <= 12:
        return None  # 2010-12 is the month rather than 2010 to 2012
    return f"{first}/{last}", 0.85


def read_season(match: re.Match[str]) -> tuple[str, float]:
    return f"{match['year']}-{SEASONS[match['season'].lower()]}", 0.9


def read_quarter(match: re.Match[str]) -> tuple[str, float]:
    word = (match["word"] or "").lower()
    number = int(match["q"] or {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}[word])
    return f"{match['year']}-{32 + number}", 0.9


def read_half(match: re.Match[str]) -> tuple[str, float]:
    number = int(match["h"] or {"first": 1, "second": 2}[match["word"].lower()])
    return f"{match['year']}-{39 + number}", 0.9


def read_decade(match: re.Match[str]) -> tuple[str, float]:
    return f"{match['decade']}X", 0.8


def read_century(match: re.Match[str]) -> tuple[str, float]:
    return f"{int(match['century']) - 1:02}XX", 0.6


def read_persian(match: re.Match[str]) -> tuple[str, float] | None:
    groups = match.groupdict()
    year = int(groups["year"])
    if groups.get("day"):
        day = persian_day(year, PERSIAN_MONTHS[groups["month"]], int(groups["day"]))
        return (day.isoformat(), 0.9) if day else None
    if groups.get("month"):
        first, last = persian_month(year, PERSIAN_MONTHS[groups["month"]])
        return f"{first}/{last}", 0.8
    return f"{first_day(year)}/{persian_month(year, 12)[1]}", 0.7


def read_year(match: re.Match[str]) -> tuple[str, float] | None:
    year = int(match["year"])
    is_introduced = bool(match.groupdict().get("when"))
    if not 1500 <= year <= 2100 or (year < 1900 and not is_introduced):
        return None
    return f"{year:04}", 0.75 if is_introduced else 0.55
