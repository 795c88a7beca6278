"""The watch over indicators: which are to be looked for, which are overdue, which fired since their judgement was reviewed.

An indicator whose window passed without its being seen is information of its own: absence is recorded, or the indicator is
revised; overdue is not "no information" (tradecraft, section 4.2).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from casewright.casefile.queries.indicators import WatchRow
from casewright.model.cadence import days_between
from casewright.model.dates import parse_edtf

FIRED = ("emerging", "seen")


@dataclass(frozen=True)
class Watch:
    """How the watch over one indicator stands on a day.

    Args:
        looked_on: the latest day on which it was certainly looked for, by its log or its last check.
        due_on: the day of the next look, from its cadence; None without a cadence, or when it is retired or was never looked for.
        is_due: that day has come; or there is a cadence and nobody has looked yet.
        overdue_days: how many days ago the time passed in which it was expected; 0 while there is time, or when it was seen.
        is_overdue: that time has passed, and nobody has looked since: its absence was not written down.
        has_fired: it is seen or emerging, and was observed after its judgement was last reviewed (or that was never reviewed).
    """

    looked_on: date | None
    due_on: date | None
    is_due: bool
    overdue_days: int
    is_overdue: bool
    has_fired: bool


def watch_over(row: WatchRow, today: date) -> Watch:
    """How the watch over an indicator stands."""
    looked = max((day for day in map(last_day, (row.last_checked, row.observed_on)) if day), default=None)
    every = days_between(row.cadence) if row.status != "retired" else None
    due = looked + timedelta(every) if looked and every else None
    expected = last_day(row.expected)
    passed = (today - expected).days if expected is not None and row.status == "not_seen" else 0
    unlooked = expected is not None and (looked is None or looked <= expected)
    fired = row.status in FIRED and was_seen_since(looked, last_day(row.reviewed_on))
    return Watch(
        looked,
        due,
        every is not None and (due is None or due <= today),
        max(0, passed),
        passed > 0 and unlooked,
        fired,
    )


def was_seen_since(seen: date | None, reviewed: date | None) -> bool:
    """Whether something was seen after a review; where nobody knows one of the days, it may have been."""
    return seen is None or reviewed is None or seen > reviewed


def last_day(edtf: str | None) -> date | None:
    """The last day that a date can mean; None without one, or where its end is open."""
    return parse_edtf(edtf).hi if edtf else None
