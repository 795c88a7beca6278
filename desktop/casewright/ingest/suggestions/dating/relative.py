"""Dates told from the day of writing: `yesterday`, `on Monday`, `last week`, `three months ago`, `in March`."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from casewright.ingest.suggestions.dating.calendar_words import MONTHS, WEEKDAYS, weekday_number
from casewright.ingest.suggestions.dating.written import Written

_ENGLISH_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ["a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
_NUMBERS |= {"an": 1, "one": 1}
_DAYS = re.compile(
    r"(?<![\w-])(the day before yesterday|yesterday|today|tomorrow)(?![\w-]|['’]s (?:world|generation))",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    rf"(?<![\w-])(?:(?P<which>last|next|this|on|early|late|since|until|by) )?(?P<day>{'|'.join(d.capitalize() for d in WEEKDAYS)})(?![\w-])"
    rf"(?!,? (?:the )?(?:[0-9]|(?:{_ENGLISH_MONTHS}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\b))",
)
_PERIOD = re.compile(
    r"(?<![\w-])(?:(?:earlier|later|early|late) )?(?P<which>last|this|next|the past|the previous) (?P<unit>week|month|year)(?![\w-])",
    re.IGNORECASE,
)
_AGO = re.compile(
    rf"(?<![\w-])(?P<number>[0-9]{{1,3}}|{'|'.join(_NUMBERS)}) (?P<unit>day|week|month|year)s? (?:ago|earlier)(?![\w-])",
    re.IGNORECASE,
)
_MONTH = re.compile(
    rf"(?<![\w-])(?P<which>[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ll]ast|[Nn]ext|[Tt]his|[Ee]arly|[Ll]ate|[Mm]id|[Dd]uring|of|between)[ -]"
    rf"(?P<month>{_ENGLISH_MONTHS})(?![\w'’-])(?! [0-9])"
)


def relative_dates(text: str, reference: date) -> Iterator[Written]:
    """What the words mean when they were written on `reference`, in no order."""
    for match in _DAYS.finditer(text):
        steps = {"yesterday": -1, "today": 0, "tomorrow": 1}.get(match.group(1).lower(), -2)
        yield from _written(match, _moved(reference, steps), 0.7)
    for match in _WEEKDAY.finditer(text):
        is_whole = (match["which"] or "").lower() in ("last", "next", "this")
        yield from _written(
            match, _weekday(match, reference), 0.6, match.start() if is_whole else match.start("day")
        )
    for match in _PERIOD.finditer(text):
        yield from _written(match, _period(match["which"].lower(), match["unit"].lower(), reference), 0.6)
    for match in _AGO.finditer(text):
        number = match["number"].lower()
        count = int(number) if number.isdigit() else _NUMBERS[number]
        yield from _written(match, _ago(count, match["unit"].lower(), reference), 0.55)
    for match in _MONTH.finditer(text):
        start = (
            match.start()
            if match["which"].lower() in ("last", "next", "this", "early", "late", "mid")
            else match.start("month")
        )
        yield from _written(match, _month(match, reference), 0.6, start)


def months_without_year(text: str) -> Iterator[Written]:
    """`in March`, where nobody knows of which year."""
    for match in _MONTH.finditer(text):
        if match["which"].lower() not in ("last", "next", "this"):
            number = MONTHS[match["month"].lower()]
            yield Written(match.start("month"), match.end(), f"XXXX-{number:02}", 0.35)


def nearest_year(month: int, day: int, reference: date) -> int | None:
    """The year in which a day of the calendar lies nearest to the day of writing; None for a day no such year has."""
    fitting = []
    for year in (reference.year - 1, reference.year, reference.year + 1):
        if 1 <= year <= 9999 and day <= calendar.monthrange(year, month)[1]:
            fitting.append((abs((date(year, month, day) - reference).days), year))
    return min(fitting)[1] if fitting else None


def _written(
    match: re.Match[str], edtf: str | None, score: float, start: int | None = None
) -> Iterator[Written]:
    if edtf is not None:
        yield Written(match.start() if start is None else start, match.end(), edtf, score, "/" not in edtf)


def _moved(day: date, steps: int) -> str | None:
    try:
        return (day + timedelta(days=steps)).isoformat()
    except OverflowError:
        return None


def _weekday(match: re.Match[str], reference: date) -> str | None:
    """The last such day up to the day of writing; `next` the one after it, `last` never the same day."""
    back = (reference.weekday() - weekday_number(match["day"])) % 7
    which = (match["which"] or "").lower()
    if which in ("next", "by", "until"):
        return _moved(reference, 7 - back)
    if which == "last" and back == 0:
        back = 7
    return _moved(reference, -back)


def _period(which: str, unit: str, reference: date) -> str | None:
    step = {"last": -1, "the past": -1, "the previous": -1, "this": 0, "next": 1}[which]
    if unit == "week":
        monday = _moved(reference, 7 * step - reference.weekday())
        sunday = _moved(reference, 7 * step - reference.weekday() + 6)
        return f"{monday}/{sunday}" if monday and sunday else None
    return _shifted(reference, step if unit == "month" else 12 * step, unit)


def _ago(count: int, unit: str, reference: date) -> str | None:
    """Days exactly; longer spans are told roughly."""
    if unit == "day":
        return _moved(reference, -count)
    if unit == "week":
        day = _moved(reference, -7 * count)
        return f"{day}~" if day else None
    shifted = _shifted(reference, -count * (12 if unit == "year" else 1), unit)
    return f"{shifted}~" if shifted else None


def _shifted(reference: date, months: int, unit: str) -> str | None:
    year, month = divmod(reference.year * 12 + reference.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    return f"{year:04}" if unit == "year" else f"{year:04}-{month + 1:02}"


def _month(match: re.Match[str], reference: date) -> str | None:
    """`last May` is the latest that is over, `next May` the first that has not begun; else the nearest one."""
    number, which = MONTHS[match["month"].lower()], match["which"].lower()
    year = nearest_year(number, 15, reference)
    if which == "last":
        year = reference.year if number < reference.month else reference.year - 1
    elif which == "next":
        year = reference.year if number > reference.month else reference.year + 1
    elif which == "this":
        year = reference.year
    return f"{year:04}-{number:02}" if year else None
