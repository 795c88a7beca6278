"""Dates that stand in the text: day, month, year, season, quarter, decade, century.

Each rule is a bounded pattern and what it means. A date without its year reads `XXXX-…` until `dates` finds the year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from casewright.ingest.suggestions.dating.calendar_words import (
    MONTH,
    MONTHS,
    PERSIAN_MONTHS,
    SEASONS,
    WEEKDAY,
    one_of,
)
from casewright.ingest.suggestions.dating.persian import first_day, persian_day, persian_month


@dataclass(slots=True)
class Written:
    """A date at `start`–`end` of the text; `can_join` when it may be one end of an interval."""

    start: int
    end: int
    edtf: str
    score: float
    can_join: bool = True


Reader = Callable[[re.Match[str]], tuple[str, float] | None]

_DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th|er|\.|º)?"
_PLAIN_DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
_TO_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2})(?![\w/:]|[-–.,][0-9])"
_LATE = r"(?:(?:early|mid|late|end of|beginning of)[- ](?:the )?)?"
_LEAD = rf"(?:(?:{WEEKDAY})\.?,? (?:the )?)?"
_GAP = r"[ \u00a0]{1,2}"
_OF = rf"(?:{_GAP}(?:of|de|del))?"


@cache
def rules() -> tuple[tuple[re.Pattern[str], Reader], ...]:
    """All patterns with their readers, compiled once in a process."""
    month = rf"(?P<month>{MONTH})(?!\w)\.?"
    start = r"(?<![\w./:-])"
    season, persian = one_of(SEASONS), one_of(PERSIAN_MONTHS)
    patterns: list[tuple[str, Reader]] = [
        (
            rf"{start}(?P<year>1[0-9]{{3}}|20[0-9]{{2}})(?P<sign>[-/.])(?P<month>0[1-9]|1[0-2])(?P=sign)(?P<day>[0-3][0-9])"
            r"(?P<time>T[0-2][0-9]:[0-5][0-9](?::[0-5][0-9])?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?(?![\w/]|[-.:][0-9])",
            _year_first,
        ),
        (rf"{start}(?P<a>[0-3]?[0-9])(?P<sign>[-/.])(?P<b>[0-3]?[0-9])(?P=sign){_YEAR}", _numbers),
        (rf"{start}{_LEAD}{_DAY}{_OF}{_GAP}{month},?{_OF}{_GAP}{_YEAR}", _day_month_year),
        (rf"{start}{_LEAD}{month}{_GAP}{_PLAIN_DAY},?{_GAP}{_YEAR}", _day_month_year),
        (rf"{start}(?P<day>{_TO_DAY}) ?[-–/] ?(?P<to>{_TO_DAY}){_OF}{_GAP}{month}(?:,?{_OF}{_GAP}{_YEAR})?", _days),
        (rf"{start}{month}{_GAP}(?P<day>{_TO_DAY}) ?[-–/] ?(?P<to>{_TO_DAY})(?!\w)(?:,?{_GAP}{_YEAR})?", _days),
        (rf"{start}{_LEAD}{_DAY}{_OF}{_GAP}{month}(?!\w)", _day_month),
        (rf"{start}{_LEAD}{month}(?:{_GAP})?{_PLAIN_DAY}(?![\w%:]|[.,][0-9])", _day_month),
        (rf"{start}{_LATE}{month},?{_OF}{_GAP}{_YEAR}", _month_year),
        (rf"{start}(?P<from>1[0-9]{{3}}|20[0-9]{{2}}) ?[–—-] ?(?P<to>1[0-9]{{3}}|20[0-9]{{2}}|[0-9]{{2}})(?![\w/]|[-–.,:][0-9])", _years),
        (rf"{start}(?P<season>{season})(?: of| de)?{_GAP}(?P<year>1[89][0-9]{{2}}|20[0-9]{{2}})(?:[/–-][0-9]{{2,4}})?(?!\w)", _season),
        (rf"{start}(?:Q(?P<q>[1-4])|(?P<word>first|second|third|fourth|last) quarter(?: of)?)[ /]{_YEAR}", _quarter),
        (rf"{start}(?:H(?P<h>[12])|(?P<word>first|second) half(?: of)?)[ /]{_YEAR}", _half),
        (rf"{start}{_LATE}(?P<decade>1[0-9]{{2}}|20[0-9])0s(?!\w)", _decade),
        (rf"{start}(?P<century>[1-9]|1[0-9]|2[01])(?:st|nd|rd|th)[ -]century(?!\w)", _century),
        (rf"{start}(?P<day>[0-3]?[0-9]){_GAP}(?P<month>{persian})(?:{_GAP}(?:ماه{_GAP})?(?P<year>1[234][0-9]{{2}}))(?!\w)", _persian),
        (rf"(?<!\w)(?P<month>{persian}){_GAP}(?:ماه{_GAP})?(?P<year>1[234][0-9]{{2}})(?!\w)", _persian),
        (rf"(?<!\w)سال{_GAP}(?P<year>1[34][0-9]{{2}})(?!\w)", _persian),
        (rf"(?<!\w)(?P<when>in|since|from|by|until|till|before|after|during|of|year|late|early|mid|around|about|circa|between|"
         rf"for|en|im|seit|bis|depuis|desde|hasta|с|в|до|после|года|у|від|od|do|u|عام|سنة|сaл|سال|{MONTH})[ \u00a0-]{{1,2}}{_YEAR}", _year),
        (rf"(?<!\w){_YEAR}[ \u00a0](?:г\.|год(?:а|у)?|рік|року|році|годину|године)(?!\w)", _year),
        (r"(?<![\w.,/:-])(?:the|The|\() ?(?P<year>19[0-9]{2}|20[0-9]{2})(?=[ )])(?! (?:men|people|troops|soldiers|tons|tonnes))", _year),
    ]  # fmt: skip
    return tuple((re.compile(pattern, re.IGNORECASE), reader) for pattern, reader in patterns)


def written_dates(text: str) -> Iterator[Written]:
    """Whatever a rule reads, in no order and with overlaps. `text` has western digits."""
    for pattern, read in rules():
        for match in pattern.finditer(text):
            meaning = read(match)
            if meaning is not None and not _is_surname(match, text):
                start = _start(match)
                yield Written(start, match.end(), *meaning, "/" not in meaning[0] and "[" not in meaning[0])


def _is_surname(match: re.Match[str], text: str) -> bool:
    """`Theresa May 2016`: a capitalised word stands before, and is none of those that stand before a month."""
    if (match.groupdict().get("month") or "").lower() != "may" or match.start("month") != match.start():
        return False
    before = re.search(r"([A-Z][a-z]+) \Z", text[max(0, match.start() - 24) : match.start()])
    return before is not None and before.group(1).lower() not in _BEFORE_MONTHS


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


def _start(match: re.Match[str]) -> int:
    groups = match.groupdict()
    if "when" in groups or match.group()[:1] == "(" or match.group()[:4].lower() == "the ":
        return match.start("year")
    return match.start()


def _month(match: re.Match[str]) -> int | None:
    """The number of the month; None for the verbs and names that look like one (`may`, `Mar`)."""
    word = match.group("month")
    if word.islower() and word in (
        "may",
        "march",
        "mar",
        "jun",
        "jul",
        "dec",
        "sep",
        "jan",
        "mart",
        "mars",
        "maja",
    ):
        return None if word in ("may", "march", "mar", "jan", "dec", "sep") else MONTHS[word]
    return MONTHS[word.lower()]


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
    is_introduced = bool(match.groupdict().get("when")) or "\u0400" <= match.group()[-1] <= "\u04ff"
    if not 1500 <= year <= 2100 or (year < 1900 and not is_introduced):
        return None
    return f"{year:04}", 0.75 if is_introduced else 0.55
