"""The dates that entities have as properties: born and died, opened and closed, the date of an event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from uuid import UUID

from casewright.analysis.timeline.facts import period
from casewright.casefile.queries.timeline import PropertyDate
from casewright.model.ontology import Ontology
from casewright.model.periods import Period

# Properties that are the two ends of one stretch of time (keys of resources/ontology).
STRETCHES = (
    ("born", "died"), ("founded", "dissolved"), ("incorporated", "dissolved"), ("opened", "closed"), ("date", "ended"),
    ("in_office_since", "left_office"), ("imposed", "lifted"), ("in_force", "expires"), ("started", "planned_end"),
)  # fmt: skip
# Those of them between which an entity exists; a thing that was built may be destroyed on a day nobody wrote down.
BEGINNINGS = ("born", "founded", "incorporated", "opened", "built")
ENDINGS = ("died", "dissolved", "closed")


class EntityDate(NamedTuple):
    """One date, or one stretch of time, of an entity."""

    entity_id: UUID
    parts: tuple[str, ...]
    kind: str
    period: Period


def entity_dates(properties: Iterable[PropertyDate], ontology: Ontology) -> Iterator[EntityDate]:
    """Stretches where both ends are given once, single dates otherwise; words that are no date are passed over."""
    by_entity: dict[UUID, dict[str, list[PropertyDate]]] = defaultdict(lambda: defaultdict(list))
    for each in properties:
        if period(each.value) is not None:
            by_entity[each.entity_id][each.key].append(each)
    for keys in by_entity.values():
        for start, end in STRETCHES:
            found = stretch(keys.get(start, []), keys.get(end, []))
            if found is not None:
                one = keys[start][0]
                yield EntityDate(one.entity_id, (one.entity_name,), one.entity_kind, found)
                del keys[start], keys[end]
        for each in (one for values in keys.values() for one in values):
            when = period(each.value)
            if when is not None:
                yield EntityDate(each.entity_id, _parts(each, ontology), each.entity_kind, when)


def stretch(starts: list[PropertyDate], ends: list[PropertyDate]) -> Period | None:
    """From the one to the other, where each is given once and together they are EDTF."""
    if len(starts) != 1 or len(ends) != 1:
        return None
    return period(f"{starts[0].value}/{ends[0].value}")


def _parts(each: PropertyDate, ontology: Ontology) -> tuple[str, ...]:
    if each.key == "date":
        return (each.entity_name,)
    known = (
        ontology.property_of(each.entity_kind, each.key)
        if each.entity_kind in ontology.entity_kinds
        else None
    )
    label = known.label if known is not None else each.key.replace("_", " ")
    return each.entity_name, label.lower()
