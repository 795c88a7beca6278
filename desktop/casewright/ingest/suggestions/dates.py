"""Dates in a text, as EDTF."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from casewright.model.dates import parse_edtf
from casewright.model.errors import InvalidValue

_ISO = re.compile(r"(?<![\w-])(?:1[0-9]|20)[0-9]{2}-[01][0-9]-[0-3][0-9](?![\w-])")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date as written at `text[start:end]` (code points) and what it means in EDTF; `score` from 0 to 1."""

    start: int
    end: int
    text: str
    edtf: str
    score: float


def find_dates(text: str, reference: date | None = None) -> list[FoundDate]:
    """The dates in a text, in their order; relative ones only against a `reference` day."""
    found = []
    for match in _ISO.finditer(text):
        try:
            parse_edtf(match.group())
        except InvalidValue:
            continue
        found.append(FoundDate(match.start(), match.end(), match.group(), match.group(), 1.0))
    return found
