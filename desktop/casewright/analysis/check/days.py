"""The first and last day that a date can mean, for rules that only compare."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from casewright.model.dates import FuzzyDate, parse_edtf
from casewright.model.errors import InvalidValue


@lru_cache(maxsize=16_384)
def fuzzy(edtf: str | None) -> FuzzyDate | None:
    """The date of an EDTF expression; None where there is none, or it cannot be read (rule DT04 says so)."""
    try:
        return parse_edtf(edtf) if edtf else None
    except InvalidValue:
        return None


def last_day(edtf: str | None) -> date | None:
    """The last day that it can mean; None where that is open or unknown."""
    found = fuzzy(edtf)
    return found.hi if found else None


def first_day(edtf: str | None) -> date | None:
    """The first day that it can mean; None where that is open or unknown."""
    found = fuzzy(edtf)
    return found.lo if found else None
