"""Findings that somebody accepted, and waivers that hold no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from casewright.analysis.check.days import last_day
from casewright.analysis.check.facts import Facts
from casewright.analysis.check.finding import Finding
from casewright.analysis.check.rows import (
    WaiverRow,
)


def with_waivers(facts: Facts, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Each finding with the waiver that holds for it, or else with the one that lapsed.

    A waiver lapses when the offending text changes, and after the day on which it expires.
    """
    given: dict[tuple[str, UUID], list[WaiverRow]] = defaultdict(list)
    for row in facts.all(WaiverRow):
        given[row.rule, row.object_id].append(row)
    for finding in findings:
        rows = given.get((finding.rule, finding.object_id), ())
        meant = [row for row in rows if row.fingerprint == finding.fingerprint]
        holding = [row for row in meant if not is_over(row.expires, facts.today)]
        lapsed = meant or rows
        if holding:
            yield replace(finding, waiver=holding[-1])
        elif lapsed:
            yield replace(finding, lapsed=lapsed[-1])
        else:
            yield finding


def is_over(expires: str | None, today: date) -> bool:
    """Whether that day is past."""
    last = last_day(expires)
    return last is not None and last < today
