"""Which entities have a place on the map, and what says so.

Three things put an entity somewhere, each told apart on the map:
`stated`: coordinates among its properties; `linked`: a link of a kind that locates (the ontology says which), to an entity with
stated coordinates or to a country; `named`: it is a state or territory whose name the gazetteer knows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal
from uuid import UUID

from casewright.analysis.geography.countries import country_named
from casewright.casefile.queries.network import NetworkEntity, network_entities
from casewright.casefile.queries.overview import case_ontology
from casewright.casefile.queries.places import (
    StatedRow,
    event_dates,
    locating_links,
    names_of_kinds,
    stated_coordinates,
)
from casewright.casefile.readers import Readable
from casewright.model.coordinates import checked
from casewright.model.errors import InvalidValue
from casewright.model.ontology import Ontology

How = Literal["stated", "linked", "named"]


@dataclass(frozen=True)
class Spot:
    """An entity at a place, in degrees.

    Args:
        precision_km: how far from the point it may lie; None where nobody said.
        how: what puts it there.
        country: the code of the country it is, or lies in as far as is known; empty for a point.
        via: the entity whose place it is, when it is `linked`.
        link_id: the link that says so.
        claim_id: the claim that the coordinates come from.
        valid: when it is there, in EDTF: of the link, of the coordinates, or the date of the event.
    """

    entity_id: UUID
    kind: str
    name: str
    latitude: float
    longitude: float
    precision_km: float | None
    how: How
    country: str = ""
    via: UUID | None = None
    link_id: UUID | None = None
    claim_id: UUID | None = None
    valid: str | None = None


@dataclass(frozen=True)
class Located:
    """All that is on the map, and what is not.

    Args:
        spots: one entity may have several, where several are stated or it was at several.
        missing: entities of kinds that have coordinates (places, events and the like) and no place.
        unreadable: entities with values that are no coordinates.
    """

    spots: list[Spot] = field(default_factory=list)
    missing: list[NetworkEntity] = field(default_factory=list)
    unreadable: list[UUID] = field(default_factory=list)

    def of(self, entity_id: UUID) -> list[Spot]:
        """The places of one entity."""
        return [each for each in self.spots if each.entity_id == entity_id]


def located(case: Readable) -> Located:
    """Reads the places of a whole case."""
    ontology = case_ontology(case)
    entities = {each.id: each for each in network_entities(case)}
    own, unreadable = _stated(entities, stated_coordinates(case))
    for spot in _named(case, ontology, entities, own):
        own[spot.entity_id].append(spot)
    spots = [spot for some in own.values() for spot in some]
    spots += _linked(case, ontology, entities, own)
    spots = _dated(case, ontology, spots)
    placed = {spot.entity_id for spot in spots}
    wanted = {kind for kind in ontology.entity_kinds if _has_coordinates(ontology, kind)}
    missing = [each for each in entities.values() if each.kind in wanted and each.id not in placed]
    return Located(spots, missing, unreadable)


def _stated(
    entities: dict[UUID, NetworkEntity], rows: Sequence[StatedRow]
) -> tuple[dict[UUID, list[Spot]], list[UUID]]:
    """Latitude and longitude belong together when they come from the same claim and hold at the same time."""
    spots: dict[UUID, list[Spot]] = defaultdict(list)
    unreadable: dict[UUID, None] = {}
    groups: dict[tuple[UUID, UUID | None, str | None], dict[str, list[str]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for row in rows:
        groups[row.entity_id, row.claim_id, row.valid][row.key].append(row.value)
    for (entity_id, claim_id, valid), values in groups.items():
        latitudes, longitudes, precisions = (values[key] for key in ("latitude", "longitude", "precision"))
        if len(latitudes) != len(longitudes):
            unreadable[entity_id] = None
        for n, (latitude, longitude) in enumerate(zip(latitudes, longitudes, strict=False)):
            try:
                at = checked(_number(latitude), _number(longitude))
            except (ValueError, InvalidValue):
                unreadable[entity_id] = None
                continue
            entity = entities[entity_id]
            spots[entity_id].append(
                Spot(
                    entity_id, entity.kind, entity.name, *at, _precision(precisions[n : n + 1]), "stated",
                    claim_id=claim_id, valid=valid,
                )
            )  # fmt: skip
    return spots, list(unreadable)


def _number(text: str) -> float:
    return float(text.strip().replace(",", "."))


def _precision(values: list[str]) -> float | None:
    try:
        found = _number(values[0]) if values else None
    except ValueError:
        return None
    return found if found is not None and 0 < found < float("inf") else None


def _named(
    case: Readable, ontology: Ontology, entities: dict[UUID, NetworkEntity], own: dict[UUID, list[Spot]]
) -> Iterable[Spot]:
    kinds = [kind for kind in ontology.entity_kinds if ontology.is_a(kind, "state")]
    done = {entity_id for entity_id, spots in own.items() if spots}
    for entity_id, name in names_of_kinds(case, kinds):
        country = country_named(name) if entity_id not in done else None
        if country is not None:
            done.add(entity_id)
            entity = entities[entity_id]
            yield Spot(
                entity_id, entity.kind, entity.name, country.latitude, country.longitude, None, "named", country.code
            )  # fmt: skip


def _linked(
    case: Readable, ontology: Ontology, entities: dict[UUID, NetworkEntity], own: dict[UUID, list[Spot]]
) -> Iterable[Spot]:
    """One step only: what is in a town that lies in a country is in the town."""
    kinds = [kind.key for kind in ontology.link_kinds.values() if kind.locates]
    for link in locating_links(case, kinds):
        if own.get(link.from_id):
            continue  # its own coordinates say more
        entity = entities[link.from_id]
        for spot in own.get(link.to_id, ()):
            yield Spot(
                entity.id, entity.kind, entity.name, spot.latitude, spot.longitude, spot.precision_km, "linked",
                spot.country, link.to_id, link.id, spot.claim_id, link.valid,
            )  # fmt: skip


def _dated(case: Readable, ontology: Ontology, spots: list[Spot]) -> list[Spot]:
    """Events are where they are on their date, unless what puts them there says when."""
    kinds = [kind for kind in ontology.entity_kinds if ontology.is_a(kind, "event")]
    dates = dict(reversed([(each.entity_id, each.value) for each in event_dates(case, kinds)]))
    return [
        replace(spot, valid=dates[spot.entity_id]) if spot.valid is None and spot.entity_id in dates else spot
        for spot in spots
    ]


def _has_coordinates(ontology: Ontology, kind: str) -> bool:
    return ontology.property_of(kind, "latitude") is not None
