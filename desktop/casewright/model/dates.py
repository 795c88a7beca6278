"""Dates as analysts have them: known to the day, to the decade, about, perhaps, from-until, one of several.

EDTF (ISO 8601-2:2019): levels 0 and 1, and of level 2 sets, component qualifiers, unspecified digits anywhere,
sub-year groups and significant digits. A case keeps the EDTF text; everything here is derived from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from casewright.model.date_words import abbreviated, show_parts
from casewright.model.edtf_part import PRECISIONS, EdtfPart, parse_part
from casewright.model.errors import InvalidValue
from casewright.model.nearby import quoted

_LONGEST = 400
_RANK = {name: rank for rank, name in enumerate(PRECISIONS)}


@dataclass(frozen=True, slots=True)
class FuzzyDate:
    """What an EDTF expression can mean: no day before `lo`, none after `hi` (both inclusive).

    A bound is None when its kind is not "exact": "open" (`..`, no limit is set) or "unknown" (there is one; it
    is not known). Years outside 1–9999 are held as 0001-01-01 or 9999-12-31, so two of them are never called
    certainly before each other. `zone` is the stated UTC offset of a time; the days are those of that zone.
    """

    edtf: str
    lo: date | None
    hi: date | None
    lo_kind: str = "exact"
    hi_kind: str = "exact"
    uncertain: bool = False
    approximate: bool = False
    precision: str = "day"
    zone: str | None = None

    @property
    def sort_key(self) -> tuple[date, date, int]:
        """Ascending: earliest possible day, then latest, then the finer precision first."""
        return self.lo or date.min, self.hi or date.max, _RANK[self.precision]

    @property
    def is_one_day(self) -> bool:
        """Whether it can mean one single day only: "on the same day" may be claimed of nothing less."""
        return self.lo is not None and self.lo == self.hi


@lru_cache(maxsize=8192)
def parse_edtf(text: str) -> FuzzyDate:
    """Read an EDTF expression. Raises `InvalidValue` with a plain sentence; no other notation is guessed at."""
    shape, parts = split_edtf(text)
    if shape == "single":
        part = _required(parts[0], text)
        return FuzzyDate(
            edtf=text,
            lo=part.lo,
            hi=part.hi,
            uncertain=bool(part.uncertain),
            approximate=bool(part.approximate),
            precision=part.precision,
            zone=part.zone,
        )
    known = [part for pair in parts for part in pair if isinstance(part, EdtfPart)]
    starts, ends = [pair[0] for pair in parts], [pair[1] for pair in parts]
    lo, lo_kind = _bound([p.lo if isinstance(p, EdtfPart) else p for p in starts], latest=False)
    hi, hi_kind = _bound([p.hi if isinstance(p, EdtfPart) else p for p in ends], latest=True)
    return FuzzyDate(
        edtf=text,
        lo=lo,
        hi=hi,
        lo_kind=lo_kind,
        hi_kind=hi_kind,
        uncertain=any(part.uncertain for part in known),
        approximate=any(part.approximate for part in known),
        precision=max((part.precision for part in known), key=_RANK.__getitem__),
        zone=next((part.zone for part in known if part.zone), None),
    )


def show_date(edtf: str) -> str:
    """An EDTF expression in words: `17 May 2024`, `about May 2024`, `2020s`, `from May 2024 (end unknown)`.

    Text that is not EDTF is given back as it is, so that a face can show whatever a case holds.
    """
    try:
        shape, parts = split_edtf(edtf)
    except InvalidValue:
        return edtf
    return show_parts(shape, parts)


def show_date_short(edtf: str) -> str:
    """As `show_date`, with months by three letters."""
    return abbreviated(show_date(edtf))


def certainly_before(a: FuzzyDate, b: FuzzyDate) -> bool:
    """Every day that `a` can mean lies before every day that `b` can mean."""
    return a.hi is not None and b.lo is not None and a.hi < b.lo


def possibly_before(a: FuzzyDate, b: FuzzyDate) -> bool:
    """Some day that `a` can mean lies before some day that `b` can mean."""
    return (a.lo or date.min) < (b.hi or date.max)


def overlap(a: FuzzyDate, b: FuzzyDate) -> bool:
    """Some day is within both."""
    return (a.lo or date.min) <= (b.hi or date.max) and (b.lo or date.min) <= (a.hi or date.max)


# A start or end is a date, or the kind of bound that stands in its place.
Pair = tuple[EdtfPart | str, EdtfPart | str]


def split_edtf(text: str) -> tuple[str, list[Pair]]:
    """The shape ("single", "interval", "one of", "all of") and the (start, end) of each member; a lone date is both.

    Raises `InvalidValue` as `parse_edtf` does.
    """
    if not text or len(text) > _LONGEST:
        raise InvalidValue("A date is missing." if not text else f"{quoted(text)} is too long for a date.")
    if text[0] in "[{":
        if text[-1] != {"[": "]", "{": "}"}[text[0]] or len(text) < 3:
            raise InvalidValue(f"{quoted(text)} opens a set of dates and does not close it.")
        shape = "one of" if text[0] == "[" else "all of"
        return shape, [_member(item.strip(), text) for item in text[1:-1].split(",")]
    if "/" in text:
        start, _, end = text.partition("/")
        return "interval", [_in_order(_end(start), _end(end), text)]
    part = parse_part(text)
    return "single", [(part, part)]


def _member(item: str, text: str) -> Pair:
    start, dots, end = item.partition("..")
    if not dots:
        part = parse_part(item)
        return part, part
    return _in_order(parse_part(start) if start else "open", parse_part(end) if end else "open", text)


def _end(text: str) -> EdtfPart | str:
    return {"..": "open", "": "unknown"}.get(text) or parse_part(text)


def _in_order(start: EdtfPart | str, end: EdtfPart | str, text: str) -> Pair:
    if isinstance(start, str) and isinstance(end, str):
        raise InvalidValue(f"{quoted(text)} has neither a beginning nor an end.")
    if isinstance(start, EdtfPart) and isinstance(end, EdtfPart) and start.lo > end.hi:
        raise InvalidValue(f"{quoted(text)} ends before it begins.")
    return start, end


def _required(pair: Pair, text: str) -> EdtfPart:
    if isinstance(pair[0], str):
        raise InvalidValue(f"{quoted(text)} is not an EDTF date.")
    return pair[0]


def _bound(values: list[date | str], *, latest: bool) -> tuple[date | None, str]:
    """The outermost of several bounds; one that is open or unknown lies further out than any day."""
    kinds = [value for value in values if isinstance(value, str)]
    days = [value for value in values if isinstance(value, date)]
    if kinds:
        return None, kinds[0]
    return (max(days) if latest else min(days)), "exact"
