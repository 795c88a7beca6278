"""Dates that stand in the text: day, month, year, season, quarter, decade, century.

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
from casewright.ingest.suggestions.dating.persian import first_day, persian_day, persian_month
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
        _rule(year_first, _year_first),
        _rule(rf"(?P<a>[0-3]?[0-9])(?P<sign>[-/.])(?P<b>[0-3]?[0-9])(?P=sign){_YEAR}", _numbers),
        _rule(rf"{dotted},?{_OF}{_GAP}{_YEAR}", _day_month_year),
        _rule(rf"{dotted},?{_OF}{_GAP}{_YEAR}", _day_month_year, *WEEKDAY_WORDS),
        _rule(month_first, _day_month_year, *weekdays_and_months),
        _rule(rf"{several}{_OF}{_GAP}{_M}(?:,?{_OF}{_GAP}{_YEAR})?", _days),
        _rule(rf"{_M}{_GAP}{several}(?!\w)(?:,?{_GAP}{_YEAR})?", _days, *MONTHS),
        _rule(rf"{dotted}(?!\w)", _day_month),
        _rule(rf"{dotted}(?!\w)", _day_month, *WEEKDAY_WORDS),
        _rule(loose, _day_month, *weekdays_and_months),
        _rule(rf"{_LATE}{_M},?{_OF}{_GAP}{_YEAR}", _month_year, *_LATE_WORDS, *MONTHS),
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
        _rule(years, _years),
        _rule(season, _season, *SEASONS),
        _rule(quarter, _quarter, "q", "first", "second", "third", "fourth", "last"),
        _rule(half, _half, "h", "first", "second"),
        _rule(decade, _decade),
        _rule(decade, _decade, *_LATE_WORDS),
        _rule(r"(?P<century>[1-9]|1[0-9]|2[01])(?:st|nd|rd|th)[ -]century(?!\w)", _century),
    ]


def _persian_calendar() -> list[Rule]:
    month = rf"(?P<month>{one_of(PERSIAN_MONTHS)}){_GAP}(?:ماه{_GAP})?(?P<year>1[234][0-9]{{2}})(?!\w)"
    return [
        _rule(rf"(?P<day>[0-3]?[0-9]){_GAP}{month}", _persian),
        _rule(month, _persian, *PERSIAN_MONTHS),
        _rule(rf"سال{_GAP}(?P<year>1[34][0-9]{{2}})(?!\w)", _persian, "سال"),
    ]


def _years_alone() -> list[Rule]:
    introduced = rf"(?P<when>{one_of([*_BEFORE_YEARS, *MONTHS])})[ \u00a0-]{{1,2}}{_YEAR}"
    russian = rf"{_YEAR}(?P<when>[ \u00a0](?:г\.|год(?:а|у)?|рік|року|році|годину|године)(?!\w))"
    alone = r"(?P<year>19[0-9]{2}|20[0-9]{2})(?=[ )])(?! (?:men|people|troops|soldiers|tons|tonnes|vehicles))"
    return [
        _rule(introduced, _year, *_BEFORE_YEARS, *MONTHS, start="year"),
        _rule(russian, _year),
        _rule(rf"the {alone}", _year, "the", start="year"),
        _rule(rf"(?<=\(){alone}", _year),
    ]


def _is_surname(match: re.Match[str]) -> bool:
    """`Theresa May 2016`: a capitalised word stands before, and is none of those that stand before a month."""
    if (match.groupdict().get("month") or "").lower() != "may" or match.start("month") != match.start():
        return False
    before = re.search(r"([A-Z][a-z]+) \Z", match.string[max(0, match.start() - 24) : match.start()])
    return before is not None and before.group(1).lower() not in _BEFORE_MONTHS


def _month(match: re.Match[str]) -> int | None:
    """The number of the month; None for other words, and for verbs and names that look like a month (`may`, `mar`)."""
    word = match["month"]
    return None if word in _NO_MONTHS else MONTHS.get(word.lower())


_NO_MONTHS = frozenset(("may", "march", "mar", "jan", "dec", "sep"))


def _number(written: str) -> int:
    return int(re.sub(r"\D", "", written))


def _year_first(match: re.Match[str]) -> tuple[str, float]:
    edtf = f"{match['year']}-{match['month']}-{match['day']}"
    return edtf + (match["time"] or ""), 1.0 if match["sign"] == "-" else 0.9


def _numbers(match: re.Match[str]) -> tuple[str, float] | None:
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


def _day_month_year(match: re.Match[str]) -> tuple[str, float] | None:
    month = _month(match)
    return (f"{match['year']}-{month:02}-{_number(match['day']):02}", 1.0) if month else None


def _day_month(match: re.Match[str]) -> tuple[str, float] | None:
    month = _month(match)
    return (f"XXXX-{month:02}-{_number(match['day']):02}", 0.45) if month else None


def _days(match: re.Match[str]) -> tuple[str, float] | None:
    month, first, last = _month(match), _number(match["day"]), _number(match["to"])
    if not month or last <= first:
        return None
    year = match["year"] or "XXXX"
    return f"{year}-{month:02}-{first:02}/{year}-{month:02}-{last:02}", 0.95 if match["year"] else 0.45


def _month_year(match: re.Match[str]) -> tuple[str, float] | None:
    month = _month(match)
    return (f"{match['year']}-{month:02}", 0.95) if month else None


def _years(match: re.Match[str]) -> tuple[str, float] | None:
    first, last = match["from"], match["to"]
    last = first[:2] + last if len(last) == 2 else last
    if not int(first) < int(last) <= 2100 or int(first) < 1500 or int(last) - int(first) > 150:
        return None
    if len(match["to"]) == 2 and int(match["to"]) <= 12:
        return None  # 2010-12 is the month rather than 2010 to 2012
    return f"{first}/{last}", 0.85


def _season(match: re.Match[str]) -> tuple[str, float]:
    return f"{match['year']}-{SEASONS[match['season'].lower()]}", 0.9


def _quarter(match: re.Match[str]) -> tuple[str, float]:
    word = (match["word"] or "").lower()
    number = int(match["q"] or {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}[word])
    return f"{match['year']}-{32 + number}", 0.9


def _half(match: re.Match[str]) -> tuple[str, float]:
    number = int(match["h"] or {"first": 1, "second": 2}[match["word"].lower()])
    return f"{match['year']}-{39 + number}", 0.9


def _decade(match: re.Match[str]) -> tuple[str, float]:
    return f"{match['decade']}X", 0.8


def _century(match: re.Match[str]) -> tuple[str, float]:
    return f"{int(match['century']) - 1:02}XX", 0.6


def _persian(match: re.Match[str]) -> tuple[str, float] | None:
    groups = match.groupdict()
    year = int(groups["year"])
    if groups.get("day"):
        day = persian_day(year, PERSIAN_MONTHS[groups["month"]], int(groups["day"]))
        return (day.isoformat(), 0.9) if day else None
    if groups.get("month"):
        first, last = persian_month(year, PERSIAN_MONTHS[groups["month"]])
        return f"{first}/{last}", 0.8
    return f"{first_day(year)}/{persian_month(year, 12)[1]}", 0.7


def _year(match: re.Match[str]) -> tuple[str, float] | None:
    year = int(match["year"])
    is_introduced = bool(match.groupdict().get("when"))
    if not 1500 <= year <= 2100 or (year < 1900 and not is_introduced):
        return None
    return f"{year:04}", 0.75 if is_introduced else 0.55
