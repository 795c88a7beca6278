"""All rows that the timeline rests on, read once, with the ties that its items and its rules both follow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from casewright.casefile.queries import timeline as rows
from casewright.casefile.readers import Readable
from casewright.model.errors import InvalidValue
from casewright.model.ontology import Ontology
from casewright.model.periods import Period, period_of

Ids = tuple[UUID, ...]


@dataclass(frozen=True)
class TimelineFacts:
    """What a case says of when."""

    claims: list[rows.ClaimDate]
    links: list[rows.LinkDate]
    sources: list[rows.SourceDate]
    properties: list[rows.PropertyDate]
    about: list[rows.About]
    cited: list[rows.Cited]
    related: list[rows.Pair]
    derived: list[rows.Pair]
    entities: list[rows.NamedEntity]
    tagged: list[rows.TaggedObject]
    cut_offs: list[rows.CutOff]
    ontology: Ontology

    def supporting(self) -> dict[UUID, list[UUID]]:
        """The sources that speak for each claim."""
        found: dict[UUID, list[UUID]] = defaultdict(list)
        for each in self.cited:
            if each.stance == "supports":
                found[each.claim_id].append(each.source_id)
        return found

    def about_links(self) -> dict[UUID, list[UUID]]:
        """The claims about each link."""
        found: dict[UUID, list[UUID]] = defaultdict(list)
        for each in self.about:
            if each.object_type == "link":
                found[each.object_id].append(each.claim_id)
        return found


def read_facts(case: Readable, ontology: Ontology) -> TimelineFacts:
    """Reads the whole case as far as it bears on time (about 0.2 s for 10,000 dated objects)."""
    return TimelineFacts(
        rows.claim_dates(case),
        rows.link_dates(case),
        rows.source_dates(case),
        rows.property_dates(case, date_keys(ontology)),
        rows.what_claims_are_about(case),
        rows.cited_sources(case),
        rows.related_claims(case),
        rows.derived_sources(case),
        rows.named_entities(case),
        rows.tagged_objects(case),
        rows.cut_offs(case),
        ontology,
    )


def date_keys(ontology: Ontology) -> list[str]:
    """The keys of all properties that hold a date, in any kind."""
    found = (item for kind in ontology.entity_kinds.values() for item in kind.properties)
    return sorted({item.key for item in found if item.type == "date"})


def period(edtf: str | None) -> Period | None:
    """The period of a stored date; None where there is none or it is no EDTF (a property may hold any words)."""
    if not edtf:
        return None
    try:
        return period_of(edtf)
    except InvalidValue:
        return None


def earliest(periods: Iterable[Period | None]) -> Period | None:
    """The one that may have been first; None of nothing."""
    return min((each for each in periods if each is not None), key=lambda each: each.sort_key, default=None)
