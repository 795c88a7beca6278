"""Dates told from the day of writing: `yesterday`, `on Monday`, `last week`, `three months ago`, `in March`."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache, partial

from casewright.ingest.suggestions.dating.calendar_words import MONTHS, WEEKDAYS, weekday_number
from casewright.ingest.suggestions.dating.rules import Rule, Rulebook, Written, rule

_ENGLISH_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ["a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
_NUMBERS |= {"an": 1, "one": 1}
_MONTH = (
    rf"(?P<which>in|since|until|by|last|next|this|early|late|mid|during|of|between)[ -](?P<month>{_ENGLISH_MONTHS})"
    r"(?![\w'’-])(?! [0-9])"
)
_NO_DATE_AFTER = rf"(?![\w-])(?!,? (?:the )?(?:[0-9]|(?:{_ENGLISH_MONTHS}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\b))"
_STEPS = {"yesterday": -1, "today": 0, "tomorrow": 1, "the day before yesterday": -2}
_MONTH_WORDS = (
    "in",
    "since",
    "until",
    "by",
    "last",
    "next",
    "this",
    "early",
    "late",
    "mid",
    "during",
    "of",
    "between",
)
_WHOLE = ("last", "next", "this", "early", "late", "mid")  # they belong to the date they stand before


def relative_rules(reference: date) -> Rulebook:
    """What the words mean when they were written on `reference`."""

    def told(
        pattern: str, meaning: Callable[[re.Match[str], date], str | None], score: float, *words: str
    ) -> Rule:
        return rule(pattern, partial(_read, meaning, reference, score), words)

    weekday = rf"(?P<core>(?P<day>{'|'.join(WEEKDAYS)}))"
    period = r"(?P<core>(?:(?:earlier|later|early|late) )?(?P<which>last|this|next|the past|the previous) (?P<unit>week|month|year))"
    ago = rf"(?P<core>(?P<number>[0-9]{{1,3}}|{'|'.join(_NUMBERS)}) (?P<unit>day|week|month|year)s? (?:ago|earlier))(?![\w-])"
    days = r"(?P<core>(?P<word>the day before yesterday|yesterday|today|tomorrow))(?![\w-]|['’]s (?:world|generation))"
    which_day = rf"(?P<core>(?P<which>last|next|this) (?P<day>{'|'.join(WEEKDAYS)})){_NO_DATE_AFTER}"
    return Rulebook(
        [
            told(days, _day, 0.7, "the", "yesterday", "today", "tomorrow"),
            told(weekday + _NO_DATE_AFTER, _weekday, 0.6, *WEEKDAYS),
            told(which_day, _weekday, 0.6, "last", "next", "this"),
            told(rf"(?P<which>by|until) {weekday}{_NO_DATE_AFTER}", _weekday, 0.62, "by", "until"),
            told(
                period + r"(?![\w-])",
                _period,
                0.6,
                "earlier",
                "later",
                "early",
                "late",
                "last",
                "this",
                "next",
                "the",
            ),
            told(ago, _ago, 0.55),
            told(ago, _ago, 0.55, *_NUMBERS),
            told(_MONTH, _month, 0.6, *_MONTH_WORDS),
        ]
    )


@cache
def months_without_year() -> Rulebook:
    """`in March`, where nobody knows of which year."""
    return Rulebook([rule(_MONTH, _month_of_some_year, _MONTH_WORDS)])


def _read(
    meaning: Callable[[re.Match[str], date], str | None], reference: date, score: float, match: re.Match[str]
) -> Written | None:
    core = match.groupdict().get("core")
    if core is None and not _is_month(match):
        return None
    if "day" in match.groupdict() and not match["day"][0].isupper():
        return None
    edtf = meaning(match, reference)
    if edtf is None:
        return None
    is_whole = core is None and match["which"].lower() in _WHOLE
    start = match.start() if is_whole else match.start("core" if core is not None else "month")
    return Written(start, match.end(), edtf, score, "/" not in edtf)


def _is_month(match: re.Match[str]) -> bool:
    """With a capital: `in May`, and not `in march step`."""
    return match["month"][0].isupper()


def _month_of_some_year(match: re.Match[str]) -> Written | None:
    if match["which"].lower() in ("last", "next", "this") or not _is_month(match):
        return None
    number = MONTHS[match["month"].lower()]
    return Written(match.start("month"), match.end(), f"XXXX-{number:02}", 0.35)


def nearest_year(month: int, day: int, reference: date) -> int | None:
    """The year in which a day of the calendar lies nearest to the day of writing; None for a day no such year has."""
    fitting = []
    for year in (reference.year - 1, reference.year, reference.year + 1):
        if 1 <= year <= 9999 and day <= calendar.monthrange(year, month)[1]:
            fitting.append((abs((date(year, month, day) - reference).days), year))
    return min(fitting)[1] if fitting else None


def _day(match: re.Match[str], reference: date) -> str | None:
    return _moved(reference, _STEPS[match["word"].lower()])


def _moved(day: date, steps: int) -> str | None:
    try:
        return (day + timedelta(days=steps)).isoformat()
    except OverflowError:
        return None


def _weekday(match: re.Match[str], reference: date) -> str | None:
    """The last such day up to the day of writing; `next` the one after it, `last` never the same day."""
    back = (reference.weekday() - weekday_number(match["day"])) % 7
    which = (match.groupdict().get("which") or "").lower()
    if which in ("next", "by", "until"):
        return _moved(reference, 7 - back)
    if which == "last" and back == 0:
        back = 7
    return _moved(reference, -back)


def _period(match: re.Match[str], reference: date) -> str | None:
    which, unit = match["which"].lower(), match["unit"].lower()
    step = {"last": -1, "the past": -1, "the previous": -1, "this": 0, "next": 1}[which]
    if unit == "week":
        monday = _moved(reference, 7 * step - reference.weekday())
        sunday = _moved(reference, 7 * step - reference.weekday() + 6)
        return f"{monday}/{sunday}" if monday and sunday else None
    return _shifted(reference, step if unit == "month" else 12 * step, unit)


def _ago(match: re.Match[str], reference: date) -> str | None:
    """Days exactly; longer spans are told roughly."""
    number, unit = match["number"].lower(), match["unit"].lower()
    count = int(number) if number.isdigit() else _NUMBERS[number]
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
