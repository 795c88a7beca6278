"""Dates that stand in the text: day, month, read_year, read_season, read_quarter, read_decade, century.

Each rule is a bounded pattern and what it means. A date without its year reads `XXXX-…` until `dates` finds the year.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial

from casewright.ingest.suggestions.dating.calendar_words import (
    MONTHS,
    PERSIAN_MONTHS,
    SEASONS,
    WEEKDAY,
    WEEKDAY_WORDS,
    one_of,
)
from casewright.ingest.suggestions.dating.meanings import (
    read_century,
    read_day_month,
    read_day_month_year,
    read_days,
    read_decade,
    read_half,
    read_month_year,
    read_numbers,
    read_persian,
    read_quarter,
    read_season,
    read_year,
    read_year_first,
    read_years,
)
from casewright.ingest.suggestions.dating.rules import Rule, Rulebook, Written, rule

_DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th|er|\.|º)?"
_PLAIN_DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
_TO_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2})(?![\w/:]|[-–.,][0-9])"
_LATE = r"(?:(?:early|mid|late|end of|beginning of)[- ](?:the )?)?"
_LATE_WORDS = ("early", "mid", "late", "end", "beginning")
_LEAD = rf"(?:(?:{WEEKDAY})\.?,? (?:the )?)?"
_GAP = r"[ \u00a0]{1,2}"
_OF = rf"(?:{_GAP}(?:of|de|del))?"
_M = r"(?P<month>(?:كانون|تشرين) [^\W\d_]{4,7}|[^\W\d_]{2,12})(?!\w)\.?"  # any word: `_month` asks the table
_BEFORE_YEARS = [
    "in",
    "since",
    "from",
    "by",
    "until",
    "till",
    "before",
    "after",
    "during",
    "of",
    "year",
    "late",
    "early",
    "mid",
    "around",
    "about",
    "circa",
    "between",
    "for",
    "en",
    "im",
    "seit",
    "bis",
    "depuis",
    "desde",
    "hasta",
    "с",
    "в",
    "до",
    "после",
    "года",
    "у",
    "від",
    "od",
    "do",
    "u",
    "عام",
    "سنة",
]
_BEFORE_MONTHS = frozenset(
    [
        "in",
        "on",
        "by",
        "since",
        "until",
        "till",
        "from",
        "early",
        "late",
        "mid",
        "between",
        "before",
        "after",
        "last",
        "next",
        "this",
        "of",
        "and",
        "during",
    ]
)
Meaning = Callable[[re.Match[str]], tuple[str, float] | None]


@cache
def rules() -> Rulebook:
    """All rules, compiled once in a process."""
    return Rulebook([*_days_and_months(), *_longer_spans(), *_persian_calendar(), *_years_alone()])


def _rule(pattern: str, meaning: Meaning, *words: str, start: str | int = 0) -> Rule:
    return rule(pattern, partial(_read, meaning, start), words)


def _read(meaning: Meaning, start: str | int, match: re.Match[str]) -> Written | None:
    found = meaning(match)
    if found is None or _is_surname(match):
        return None
    return Written(match.start(start), match.end(), *found, "/" not in found[0] and "[" not in found[0])


def _days_and_months() -> list[Rule]:
    weekdays_and_months = (*WEEKDAY_WORDS, *MONTHS)
    dotted = rf"{_LEAD}{_DAY}{_OF}{_GAP}{_M}"
    month_first = rf"{_LEAD}{_M}{_GAP}{_PLAIN_DAY},?{_GAP}{_YEAR}"
    loose = rf"{_LEAD}{_M}(?:{_GAP})?{_PLAIN_DAY}(?![\w%:]|[.,][0-9])"
    year_first = (
        r"(?P<year>1[0-9]{3}|20[0-9]{2})(?P<sign>[-/.])(?P<month>0[1-9]|1[0-2])(?P=sign)(?P<day>[0-3][0-9])"
        r"(?P<time>T[0-2][0-9]:[0-5][0-9](?::[0-5][0-9])?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?(?![\w/]|[-.:][0-9])"
    )
    several = rf"(?P<day>{_TO_DAY}) ?[-–/] ?(?P<to>{_TO_DAY})"
    return [
        _rule(year_first, read_year_first),
        _rule(rf"(?P<a>[0-3]?[0-9])(?P<sign>[-/.])(?P<b>[0-3]?[0-9])(?P=sign){_YEAR}", read_numbers),
        _rule(rf"{dotted},?{_OF}{_GAP}{_YEAR}", read_day_month_year),
        _rule(rf"{dotted},?{_OF}{_GAP}{_YEAR}", read_day_month_year, *WEEKDAY_WORDS),
        _rule(month_first, read_day_month_year, *weekdays_and_months),
        _rule(rf"{several}{_OF}{_GAP}{_M}(?:,?{_OF}{_GAP}{_YEAR})?", read_days),
        _rule(rf"{_M}{_GAP}{several}(?!\w)(?:,?{_GAP}{_YEAR})?", read_days, *MONTHS),
        _rule(rf"{dotted}(?!\w)", read_day_month),
        _rule(rf"{dotted}(?!\w)", read_day_month, *WEEKDAY_WORDS),
        _rule(loose, read_day_month, *weekdays_and_months),
        _rule(rf"{_LATE}{_M},?{_OF}{_GAP}{_YEAR}", read_month_year, *_LATE_WORDS, *MONTHS),
    ]


def _longer_spans() -> list[Rule]:
    years = (
        r"(?P<from>1[0-9]{3}|20[0-9]{2}) ?[–—-] ?(?P<to>1[0-9]{3}|20[0-9]{2}|[0-9]{2})(?![\w/]|[-–.,:][0-9])"
    )
    season = (
        rf"(?P<season>{one_of(SEASONS)})(?: of| de)?{_GAP}(?P<year>1[89][0-9]{{2}}|20[0-9]{{2}})"
        r"(?:[/–-][0-9]{2,4})?(?!\w)"
    )
    quarter = rf"(?:Q(?P<q>[1-4])|(?P<word>first|second|third|fourth|last) quarter(?: of)?)[ /]{_YEAR}"
    half = rf"(?:H(?P<h>[12])|(?P<word>first|second) half(?: of)?)[ /]{_YEAR}"
    decade = rf"{_LATE}(?P<decade>1[0-9]{{2}}|20[0-9])0s(?!\w)"
    return [
        _rule(years, read_years),
        _rule(season, read_season, *SEASONS),
        _rule(quarter, read_quarter, "q", "first", "second", "third", "fourth", "last"),
        _rule(half, read_half, "h", "first", "second"),
        _rule(decade, read_decade),
        _rule(decade, read_decade, *_LATE_WORDS),
        _rule(r"(?P<century>[1-9]|1[0-9]|2[01])(?:st|nd|rd|th)[ -]century(?!\w)", read_century),
    ]


def _persian_calendar() -> list[Rule]:
    month = rf"(?P<month>{one_of(PERSIAN_MONTHS)}){_GAP}(?:ماه{_GAP})?(?P<year>1[234][0-9]{{2}})(?!\w)"
    return [
        _rule(rf"(?P<day>[0-3]?[0-9]){_GAP}{month}", read_persian),
        _rule(month, read_persian, *PERSIAN_MONTHS),
        _rule(rf"سال{_GAP}(?P<year>1[34][0-9]{{2}})(?!\w)", read_persian, "سال"),
    ]


def _years_alone() -> list[Rule]:
    introduced = rf"(?P<when>{one_of([*_BEFORE_YEARS, *MONTHS])})[ \u00a0-]{{1,2}}{_YEAR}"
    russian = rf"{_YEAR}(?P<when>[ \u00a0](?:г\.|год(?:а|у)?|рік|року|році|годину|године)(?!\w))"
    alone = r"(?P<year>19[0-9]{2}|20[0-9]{2})(?=[ )])(?! (?:men|people|troops|soldiers|tons|tonnes|vehicles))"
    return [
        _rule(introduced, read_year, *_BEFORE_YEARS, *MONTHS, start="year"),
        _rule(russian, read_year),
        _rule(rf"the {alone}", read_year, "the", start="year"),
        _rule(rf"(?<=\(){alone}", read_year),
    ]


def _is_surname(match: re.Match[str]) -> bool:
    """`Theresa May 2016`: a capitalised word stands before, and is none of those that stand before a month."""
    if (match.groupdict().get("month") or "").lower() != "may" or match.start("month") != match.start():
        return False
    before = re.search(r"([A-Z][a-z]+) \Z", match.string[max(0, match.start() - 24) : match.start()])
    return before is not None and before.group(1).lower() not in _BEFORE_MONTHS
