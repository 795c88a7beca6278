"""Which day each entity of a chart stands for on a time axis."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

import numpy as np

from casewright.analysis.case_filter.facts import EVENT
from casewright.analysis.event_dates import event_dates
from casewright.analysis.layouts.case_chart import CaseChart
from casewright.analysis.layouts.chart_graph import Floats
from casewright.analysis.timeline.facts import period
from casewright.casefile.queries.filtering import held_rows
from casewright.casefile.queries.overview import case_ontology
from casewright.casefile.readers import Readable


def days_of(case: Readable, chart: CaseChart) -> Floats:
    """A day number for each node, NaN where nothing is dated.

    An event stands at its own date. Whatever else is dated by its links, and by claims about it or them, stands at the middle
    one of their days, so that one early mention does not pull an actor away from what it did.
    """
    own: dict[UUID, float] = {}
    for event, said in event_dates(case, case_ontology(case).descendants(EVENT)):
        if (day := middle_day(said)) is not None:
            own[event] = day
    held: dict[UUID, list[float]] = defaultdict(list)
    for row in held_rows(case):
        if (day := middle_day(row.date)) is not None:
            held[row.object_id].append(day)
    of_links: dict[UUID, list[float]] = defaultdict(list)
    for link in chart.links:
        day = middle_day(link.valid)
        for end in (link.from_id, link.to_id):
            of_links[end] += [day] if day is not None else held.get(link.id, [])
    days = np.full(len(chart.nodes), np.nan)
    for at, node in enumerate(chart.nodes):
        dated = [*held.get(node.entity_id, []), *of_links[node.entity_id]]
        if node.entity_id in own:
            days[at] = own[node.entity_id]
        elif dated:
            days[at] = float(np.median(dated))
    return days


def middle_day(edtf: str | None) -> float | None:
    """The middle of what a fuzzy date can mean; of a stretch with one known end that end. None for none, and for other words."""
    when = period(edtf)
    if when is None:
        return None
    first = when.start.first if when.start.first is not None else when.end.first
    last = when.end.last if when.end.last is not None else when.start.last
    known = [day for day in (first, last) if day is not None]
    return sum(known) / len(known) if known else None
