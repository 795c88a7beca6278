"""When events were: their own dates, from `date` to `ended` where both are given once, as on the timeline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from uuid import UUID

from casewright.analysis.timeline.property_dates import stretch
from casewright.casefile.queries.timeline import PropertyDate, property_dates
from casewright.casefile.readers import Readable


def event_dates(case: Readable, event_kinds: Collection[str]) -> Iterator[tuple[UUID, str]]:
    """Entities of these kinds with what dates them, which may be other words than EDTF; several rows where there are several dates."""
    by_event: dict[UUID, dict[str, list[PropertyDate]]] = defaultdict(lambda: defaultdict(list))
    for each in property_dates(case, ("date", "ended")):
        if each.entity_kind in event_kinds:
            by_event[each.entity_id][each.key].append(each)
    for event, given in by_event.items():
        whole = stretch(given["date"], given["ended"])
        if whole is not None:
            yield event, whole.edtf
        else:
            yield from ((event, each.value) for each in given["date"])
