"""Dates in a text, as EDTF: explicit ones, intervals, and relative ones against a day of reference."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import islice

from casewright.ingest.suggestions.dating.calendar_words import western_digits
from casewright.ingest.suggestions.dating.relative import months_without_year, nearest_year, relative_rules
from casewright.ingest.suggestions.dating.rules import Written
from casewright.ingest.suggestions.dating.written import rules
from casewright.ingest.suggestions.found import FoundDate
from casewright.model.dates import parse_edtf
from casewright.model.errors import InvalidValue

MOST_DATES = 50_000
"""Read in one document, of either sort; what holds more is a table or an attack."""

_JOIN = re.compile(r" ?[–—-] ?| (?:to|until|till|through|bis|al|по|до) ", re.IGNORECASE)
_AND = re.compile(r" (?:and|und|et|y|и) ", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?<!\w)(?:(?P<between>between|zwischen|entre|между)|(?P<since>since|ever since|seit|depuis|desde|с)|(?P<from>from)"
    r"|(?P<until>until|till|up to|up until|through|bis|jusqu['’]en|hasta|до)|(?P<about>about|around|circa|ca\.|c\.|roughly|approximately|some time in|"
    r"environ|etwa|около)|(?P<perhaps>probably|possibly|perhaps|reportedly|allegedly))"
    r"(?: (?:on|in|the|early|late|mid|at least))?[ \u00a0-]\Z",
    re.IGNORECASE,
)
_ONWARDS = re.compile(r" (?:onwards?|on)(?![\w-])")
_LONGEST_LEAD = 32


def find_dates(text: str, reference: date | None = None) -> list[FoundDate]:
    """The dates in a text, in their order and without overlaps; relative ones only against a `reference` day.

    Without one, a day without its year reads `XXXX-03-14` with a low score. `14/03/2025` has one meaning, `04/03/2025` two:
    then the EDTF names both (`[2025-03-04,2025-04-03]`) and the score is low.
    """
    even = western_digits(text)
    drafts = list(islice(rules().read(even), MOST_DATES))
    drafts += islice(
        (relative_rules(reference) if reference else months_without_year()).read(even), MOST_DATES
    )
    found = _joined(even, _apart(drafts))
    dates = []
    for each in found:
        edtf, score = _dated(each, reference)
        if _is_sound(edtf):
            dates.append(FoundDate(each.start, each.end, text[each.start : each.end], edtf, score))
    return dates


def _apart(drafts: Iterable[Written]) -> list[Written]:
    """From left to right, of those that overlap the longest."""
    kept: list[Written] = []
    for draft in sorted(drafts, key=lambda each: (each.start, -each.end, -each.score)):
        if not _is_sound(draft.edtf):
            continue
        if not kept or draft.start >= kept[-1].end:
            kept.append(draft)
        elif draft.end - draft.start > kept[-1].end - kept[-1].start:
            kept[-1] = draft
    return kept


def _joined(text: str, dates: list[Written]) -> list[Written]:
    """`from X to Y`, `between X and Y`, `since X`, `about X`: with the words around them."""
    found: list[Written] = []
    at = 0
    while at < len(dates):
        first = dates[at]
        lead = (
            _BEFORE.search(text, max(0, first.start - _LONGEST_LEAD), first.start) if first.can_join else None
        )
        second = dates[at + 1] if at + 1 < len(dates) else None
        if second is not None and first.can_join and second.can_join and _is_range(text, first, second, lead):
            interval = _interval(first, second)
            if _is_sound(interval):
                found.append(Written(first.start, second.end, interval, min(first.score, second.score, 0.9)))
                at += 2
                continue
        found.append(_with_lead(text, first, lead))
        at += 1
    return found


def _is_range(text: str, first: Written, second: Written, lead: re.Match[str] | None) -> bool:
    gap = text[first.end : second.start]
    if len(gap) > 10:
        return False
    return bool(_JOIN.fullmatch(gap)) or bool(lead and lead["between"] and _AND.fullmatch(gap))


def _interval(first: Written, second: Written) -> str:
    """With the year of the second date where the first has none: `3 March to 5 May 2024`."""
    start, end = first.edtf, second.edtf
    if start.startswith("XXXX") and not end.startswith("XXXX"):
        start = end[:4] + start[4:]
    return f"{start}/{end}"


def _with_lead(text: str, each: Written, lead: re.Match[str] | None) -> Written:
    edtf, start, end = each.edtf, each.start, each.end
    is_plain = edtf[-1:].isdigit() and "T" not in edtf and "X" not in edtf
    if lead is None or not each.can_join:
        return each
    onwards = _ONWARDS.match(text, end)
    if lead["since"] or (lead["from"] and onwards):
        edtf, start = f"{edtf}/..", lead.start()
        end = onwards.end() if onwards and lead["from"] else end
    elif lead["until"]:
        edtf, start = f"../{edtf}", lead.start()
    elif lead["about"] and is_plain:
        edtf, start = f"{edtf}~", lead.start()
    elif lead["perhaps"] and is_plain:
        edtf = f"{edtf}?"
    else:
        return each
    return Written(start, end, edtf, each.score, False)


def _dated(each: Written, reference: date | None) -> tuple[str, float]:
    """Give days without a year the year nearest to the day of writing."""
    if "XXXX-" not in each.edtf or reference is None:
        return each.edtf, each.score
    edtf = each.edtf
    for match in re.finditer(r"XXXX-([0-9]{2})(?:-([0-9]{2}))?", each.edtf):
        year = nearest_year(int(match[1]), int(match[2] or 15), reference)
        if year is None:
            return each.edtf, each.score
        edtf = edtf.replace(match.group(), f"{year:04}{match.group()[4:]}", 1)
    return (edtf, 0.7) if _is_sound(edtf) else (each.edtf, each.score)


def _is_sound(edtf: str) -> bool:
    try:
        parse_edtf(edtf)
    except InvalidValue:
        return False
    return True
