"""The map of a brief, read from the case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from uuid import UUID

from casewright.analysis.case_filter.above import claims_above
from casewright.analysis.case_filter.of_view import scope_of_filter
from casewright.analysis.figure_facts import figure_facts
from casewright.analysis.geography.basemap import CREDIT
from casewright.analysis.geography.content import map_content
from casewright.analysis.geography.located import Spot
from casewright.analysis.network.scope import Scope
from casewright.brief.blocks import Block, MapPlace, MapWay, PlaceMap
from casewright.brief.figures_from_case import family_of
from casewright.casefile.queries import filtering, graph
from casewright.casefile.queries.overview import case_ontology
from casewright.model.case_filter import CaseFilter, read_filter
from casewright.model.ontology import Ontology

if TYPE_CHECKING:
    from casewright.casefile.case import Case


def place_map(case: Case, view: UUID | None, caption: str) -> Iterator[Block]:
    """Places of the case, or of a graph view as its filters leave it, with the links between them.

    Raises:
        InvalidValue: the filters of the view cannot be applied; what they should hide is not printed.
    """
    content, ontology = map_content(case), case_ontology(case)
    asked = read_filter(filtering.saved_filters(case, view)) if view is not None else CaseFilter()
    scope = Scope()
    if view is not None:
        scope = scope_of_filter(case, asked, [row.entity_id for row in graph.view_nodes(case, view)])
    above = claims_above(case, asked.marking) if asked.marking is not None else frozenset[UUID]()
    kept = [number for number, spot in enumerate(content.located.spots) if _may(spot, scope, above)]
    if not kept:
        return
    place = {number: new for new, number in enumerate(kept)}
    spots = [content.located.spots[number] for number in kept]
    ways = [
        way
        for way in content.ways
        if way.start in place and way.end in place and (scope.links is None or way.link.id in scope.links)
    ]
    shown = {spot.entity_id for spot in spots}
    links = {way.link.id for way in ways}
    facts = figure_facts(case, shown | links, links, None, asked.marking)
    alt = f"Map of {_counted(len(shown), 'entity', 'entities')} and {_counted(len(ways), 'link', 'links')} between them."
    yield PlaceMap(
        tuple(_place(spot, ontology) for spot in spots),
        tuple(
            MapWay(
                place[way.start],
                place[way.end],
                way.link.label or ontology.link_kind_shown(way.link.kind).label,
                way.link.sources,
                way.link.polarity == "hostile",
                bool(way.link.directed),
            )
            for way in ways
        ),
        " ".join(filter(None, (caption, facts.source_line))),
        alt,
        facts.data_date,
        CREDIT,
    )


def _may(spot: Spot, scope: Scope, above: frozenset[UUID]) -> bool:
    """Not what is left out, nor where only a link or claim puts it that is."""
    if scope.entities is not None and spot.entity_id not in scope.entities:
        return False
    return (
        spot.link_id is None or scope.links is None or spot.link_id in scope.links
    ) and spot.claim_id not in above


def _place(spot: Spot, ontology: Ontology) -> MapPlace:
    family, shape = family_of(ontology, spot.kind)
    return MapPlace(
        spot.name,
        family,
        shape,
        spot.latitude,
        spot.longitude,
        spot.precision_km,
        spot.country,
        spot.how == "linked",
    )


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
