"""The thresholds of the tradecraft check that a case sets itself."""

from __future__ import annotations

from casewright.casefile.readers import Readable
from casewright.model.errors import InvalidValue
from casewright.model.thresholds import checked_setting


def thresholds_set(case: Readable) -> dict[str, str]:
    """Value by key; a value that cannot be is left out, as the check does."""
    found = {}
    for key, value in case.read("SELECT key, value FROM check_setting ORDER BY key"):
        try:
            found[key] = checked_setting(key, value)
        except InvalidValue:
            continue
    return found
