"""What a timeline shows: one item for each claim, link and source, and for each date that an entity has.

Three clocks: when it happened or held; when it was published (of a claim or link: by the first source that speaks for it);
when it was captured (of a claim or link: the first of those sources to be archived).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from casewright.analysis.timeline.facts import Ids, TimelineFacts, earliest, period
from casewright.analysis.timeline.property_dates import entity_dates
from casewright.model.periods import Period


class Clock(StrEnum):
    """Which date of a thing is meant."""

    HELD = "held"
    PUBLISHED = "published"
    CAPTURED = "captured"


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """Something with a place in time. `periods` has the clocks that apply to it, None where that date is not known.

    `kind` is a key of the ontology (links, entities) or of the kinds of sources; empty for claims. `actors` are the
    entities it is about, `sources` those that speak for it. The title comes in parts, of which each may run from right to
    left by itself: the ends of a link and its words would change places otherwise.
    """

    type: str
    id: UUID
    parts: tuple[str, ...]
    kind: str
    periods: Mapping[Clock, Period | None]
    actors: Ids = ()
    sources: Ids = ()
    tags: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The parts as one text."""
        return " – ".join(self.parts)

    @property
    def key(self) -> tuple[str, UUID]:
        """The object behind the item; the several dates of an entity have the same one."""
        return self.type, self.id


def timeline_items(facts: TimelineFacts) -> list[TimelineItem]:
    """All items; whoever shows them sorts them."""
    tags: dict[tuple[str, UUID], list[str]] = defaultdict(list)
    for each in facts.tagged:
        tags[each.object_type, each.object_id].append(each.tag)
    ties = _Ties(facts)
    made = [*_claims(facts, ties), *_links(facts, ties), *_sources(facts), *_entities(facts)]
    if not tags:
        return made
    return [_tagged(item, tags[item.key]) if item.key in tags else item for item in made]


class _Ties:
    """What leads from a claim or link to its sources, and from a claim to its actors."""

    def __init__(self, facts: TimelineFacts) -> None:
        self.supporting = facts.supporting()
        self.about_links = facts.about_links()
        self.published = {each.id: period(each.published) for each in facts.sources}
        self.captured = {each.id: period(each.captured) for each in facts.sources}
        ends = {each.id: (each.from_id, each.to_id) for each in facts.links}
        self.actors: dict[UUID, list[UUID]] = defaultdict(list)
        for each in facts.about:
            ids = ends.get(each.object_id, ()) if each.object_type == "link" else (each.object_id,)
            self.actors[each.claim_id].extend(ids)

    def reported(self, sources: Ids) -> dict[Clock, Period | None]:
        """When the first of some sources was published and captured."""
        return {
            Clock.PUBLISHED: earliest(self.published.get(each) for each in sources),
            Clock.CAPTURED: earliest(self.captured.get(each) for each in sources),
        }


def _claims(facts: TimelineFacts, ties: _Ties) -> Iterator[TimelineItem]:
    for each in facts.claims:
        sources = tuple(ties.supporting.get(each.id, ()))
        actors = tuple(dict.fromkeys(ties.actors.get(each.id, ())))
        periods = {Clock.HELD: period(each.held), **ties.reported(sources)}
        yield TimelineItem("claim", each.id, (each.text,), "", periods, actors, sources)


def _links(facts: TimelineFacts, ties: _Ties) -> Iterator[TimelineItem]:
    for each in facts.links:
        claims = ties.about_links.get(each.id, ())
        sources = tuple(dict.fromkeys(s for claim in claims for s in ties.supporting.get(claim, ())))
        words = each.label or facts.ontology.link_kind_shown(each.kind).label
        parts = (each.from_name, words, each.to_name)
        actors = tuple(dict.fromkeys((each.from_id, each.to_id)))
        periods = {Clock.HELD: period(each.valid), **ties.reported(sources)}
        yield TimelineItem("link", each.id, parts, each.kind, periods, actors, sources)


def _sources(facts: TimelineFacts) -> Iterator[TimelineItem]:
    for each in facts.sources:
        periods = {Clock.PUBLISHED: period(each.published), Clock.CAPTURED: period(each.captured)}
        yield TimelineItem("source", each.id, (each.title,), each.kind, periods, sources=(each.id,))


def _entities(facts: TimelineFacts) -> Iterator[TimelineItem]:
    for each in entity_dates(facts.properties, facts.ontology):
        periods = {Clock.HELD: each.period}
        yield TimelineItem("entity", each.entity_id, each.parts, each.kind, periods, (each.entity_id,))


def _tagged(item: TimelineItem, tags: list[str]) -> TimelineItem:
    return replace(item, tags=tuple(tags))
