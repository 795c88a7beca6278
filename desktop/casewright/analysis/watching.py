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
        is_overdue: it was expected by a day that has passed, and was not seen.
        overdue_days: for how many days.
        has_fired: it is seen or emerging, and was observed after its judgement was last reviewed (or that was never reviewed).
    """

    looked_on: date | None
    due_on: date | None
    is_due: bool
    is_overdue: bool
    overdue_days: int
    has_fired: bool


def watch_over(row: WatchRow, today: date) -> Watch:
    """How the watch over an indicator stands."""
    looked = max((day for day in map(_last_day, (row.last_checked, row.observed_on)) if day), default=None)
    every = days_between(row.cadence) if row.status != "retired" else None
    due = looked + timedelta(every) if looked and every else None
    expected = _last_day(row.expected)
    overdue = expected is not None and expected < today and row.status == "not_seen"
    return Watch(
        looked, due, every is not None and (due is None or due <= today), overdue,
        (today - expected).days if expected is not None and overdue else 0, _has_fired(row),
    )  # fmt: skip


def _has_fired(row: WatchRow) -> bool:
    seen = _last_day(row.observed_on) or _last_day(row.last_checked)
    if row.status not in FIRED:
        return False
    reviewed = _last_day(row.reviewed_on)
    return reviewed is None or seen is None or seen > reviewed


def _last_day(edtf: str | None) -> date | None:
    return parse_edtf(edtf).hi if edtf else None
