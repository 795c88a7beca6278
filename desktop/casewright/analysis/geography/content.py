"""Everything a map of the case shows: places, the links between them, and the way of what was at several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from casewright.analysis.geography.located import Located, Spot, located
from casewright.casefile.queries.network import NetworkLink, network_links
from casewright.casefile.readers import Readable
from casewright.model.dates import FuzzyDate, certainly_before, overlap, parse_edtf
from casewright.model.errors import InvalidValue


@dataclass(frozen=True)
class Way:
    """A link between two places of the map, by their numbers among the spots."""

    link: NetworkLink
    start: int
    end: int


@dataclass(frozen=True)
class Move:
    """One entity was certainly at one place before it was at the next, by their numbers among the spots."""

    entity_id: UUID
    start: int
    end: int


@dataclass(frozen=True)
class MapContent:
    """Of a whole case. Links that only say where something is are not drawn: the place says it."""

    located: Located
    ways: list[Way]
    moves: list[Move]


def map_content(case: Readable) -> MapContent:
    """Reads it all; a few hundred milliseconds in a large case."""
    found = located(case)
    by_entity: dict[UUID, list[int]] = defaultdict(list)
    for number, spot in enumerate(found.spots):
        by_entity[spot.entity_id].append(number)
    locating = {spot.link_id for spot in found.spots}
    ways = []
    for link in network_links(case):
        if link.id in locating or link.from_id not in by_entity or link.to_id not in by_entity:
            continue
        start = _fitting(found.spots, by_entity[link.from_id], link.valid)
        end = _fitting(found.spots, by_entity[link.to_id], link.valid)
        if not _same_place(found.spots[start], found.spots[end]):
            ways.append(Way(link, start, end))
    return MapContent(found, ways, _moves(found.spots, by_entity))


def _fitting(spots: Sequence[Spot], numbers: list[int], valid: str | None) -> int:
    """Of several places of an entity the first at which it can have been while the link held."""
    when = _date(valid)
    if when is not None:
        for number in numbers:
            there = _date(spots[number].valid)
            if there is not None and overlap(there, when):
                return number
    return numbers[0]


def _moves(spots: Sequence[Spot], by_entity: dict[UUID, list[int]]) -> list[Move]:
    found: list[Move] = []
    for entity_id, numbers in by_entity.items():
        dated = [(when, number) for number in numbers if (when := _date(spots[number].valid)) is not None]
        dated.sort(key=lambda each: each[0].sort_key)
        for (earlier, start), (later, end) in pairwise(dated):
            if certainly_before(earlier, later) and not _same_place(spots[start], spots[end]):
                found.append(Move(entity_id, start, end))
    return found


def _same_place(a: Spot, b: Spot) -> bool:
    return (a.latitude, a.longitude) == (b.latitude, b.longitude)


def _date(edtf: str | None) -> FuzzyDate | None:
    try:
        return parse_edtf(edtf) if edtf is not None else None
    except InvalidValue:
        return None
