"""Dates of the bibliography: EDTF, as a case holds them, and the date variables of CSL-JSON (schema 1.0.2).

A CSL date is an object (`date-parts`, `season`, `circa`, `literal`, `raw`) or an EDTF string. The object is used for
whatever it can say exactly; the string for the rest (`202X`, `2020?`, `2020-05/..`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from casewright.model.dates import parse_edtf
from casewright.model.edtf_part import EdtfPart, parse_part
from casewright.model.errors import InvalidValue

CslDate = Mapping[str, Any] | str
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}


def csl_date(edtf: str) -> dict[str, Any] | str:
    """A date as CSL has it; text that is no EDTF date as a literal one."""
    try:
        parse_edtf(edtf)
        made = _structured(edtf)
    except InvalidValue:
        return {"literal": edtf}
    return made if made is not None and edtf_of(made) == edtf else edtf


def edtf_of(date: CslDate | None) -> str | None:
    """A CSL date as EDTF; None when it says nothing that EDTF can."""
    if isinstance(date, str):
        return _checked(date.strip())
    if not isinstance(date, Mapping):
        return None
    parts = date.get("date-parts")
    if not isinstance(parts, Sequence) or isinstance(parts, str) or not parts:
        raw = date.get("raw")
        return _checked(raw.strip()) if isinstance(raw, str) else None
    ends = [_end(each, date.get("season") if n == 0 else None) for n, each in enumerate(parts[:2])]
    if None in ends:
        return None
    mark = "~" if date.get("circa") not in (None, False, 0, "", "0", "false") else ""
    return _checked("/".join(f"{end}{mark}" for end in ends))


def literal_of(date: CslDate | None) -> str:
    """The words of a date that is no EDTF date, or an empty text."""
    if not isinstance(date, Mapping):
        return str(date) if isinstance(date, str | int) else ""
    found = date.get("literal") or date.get("raw")
    return str(found) if isinstance(found, str | int) else ""


def _structured(edtf: str) -> dict[str, Any] | None:
    ends = edtf.split("/") if edtf[0] not in "[{" else []
    if not 1 <= len(ends) <= 2 or "" in ends or ".." in ends:
        return None
    parts = [parse_part(end) for end in ends]
    if any(part.time or part.digits or part.year[0] in "Y-" or "X" in part.text for part in parts):
        return None
    made: dict[str, Any] = {"date-parts": [_numbers(part) for part in parts]}
    if any(part.approximate for part in parts):
        made["circa"] = True
    month = parts[0].month
    if month is not None and 21 <= int(month) <= 24:
        made["season"] = int(month) - 20
    return made


def _numbers(part: EdtfPart) -> list[int]:
    found = [int(part.year)]
    if part.month is not None and int(part.month) <= 12:
        found.append(int(part.month))
        if part.day is not None:
            found.append(int(part.day))
    return found


def _end(parts: object, season: object) -> str | None:
    """One end of a date: `[2020, 5, 17]` or `["2020", "5"]` as `2020-05-17`, `2020-05`."""
    if not isinstance(parts, Sequence) or isinstance(parts, str) or not parts:
        return None
    numbers = [_number(each) for each in parts[:3] if each not in (None, "")]
    if not numbers or None in numbers:
        return None
    year, *rest = [number for number in numbers if number is not None]
    if not 0 < year <= 9999 or any(number <= 0 for number in rest):
        return None
    if season not in (None, "") and not rest:
        number = _number(season) or _SEASONS.get(str(season).strip().lower())
        return f"{year:04d}-{20 + number}" if number is not None and 1 <= number <= 4 else None
    return "-".join([f"{year:04d}", *(f"{number:02d}" for number in rest)])


def _number(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    text = str(value).strip()
    return int(text) if text.isascii() and text.lstrip("-").isdecimal() and len(text) <= 6 else None


def _checked(text: str) -> str | None:
    try:
        return parse_edtf(text).edtf
    except InvalidValue:
        return None
