"""From rows of the case to what the chart draws, and places for what has none yet."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from uuid import UUID

from casewright.casefile.queries.graph import EdgeRow, NodeRow
from casewright.model.ontology import Ontology
from casewright.ui.graph.records import GraphEdge, GraphNode
from casewright.ui.widgets.plain_text import one_line

UNPAINTED = "document"
"""Colour group of what a painting leaves out."""

Places = dict[UUID, tuple[float, float]]
_DOUBTFUL = ("4", "5")  # Admiralty: doubtful, improbable; 6 is not judged, and not the worst
_STEP = 150.0  # scene units between an entity and one set beside it
_GOLDEN = math.pi * (3 - math.sqrt(5))


def as_nodes(
    rows: Sequence[NodeRow],
    ontology: Ontology,
    places: Mapping[UUID, tuple[float, float]],
    colours: Mapping[UUID, str] | None = None,
) -> list[GraphNode]:
    """What the chart draws for entities; `places` serves where a row has none of its own.

    Args:
        colours: colour groups where colour does not stand for the kind (see `analysis/painting.py`).
    """
    nodes = []
    for each in rows:
        kind = ontology.entity_kind_shown(each.kind)
        x, y = (
            (each.x, each.y)
            if each.x is not None and each.y is not None
            else places.get(each.entity_id, (0.0, 0.0))
        )
        name = one_line(each.name, 60)
        colour = kind.colour if colours is None else colours.get(each.entity_id, UNPAINTED)
        nodes.append(
            GraphNode(
                str(each.entity_id),
                name,
                kind.label,
                kind.icon,
                colour,
                x,
                y,
                bool(each.pinned),
                shape=kind.colour,
            )
        )
    return nodes


def as_edges(
    rows: Sequence[EdgeRow], ontology: Ontology, origins: Mapping[UUID, int] | None = None
) -> list[GraphEdge]:
    """What the chart draws for links. `origins` of links as far as they are counted; until then a cited link has one."""
    counted = origins or {}
    return [
        GraphEdge(
            str(each.id),
            str(each.from_id),
            str(each.to_id),
            one_line(each.label or ontology.link_kind_shown(each.kind).label, 60),
            origins=max(1, counted.get(each.id, 1)) if each.sources else 0,
            weak=each.credibility in _DOUBTFUL,
            polarity=each.polarity or "",
            disputed=bool(each.disputed),
            directed=bool(each.directed),
        )
        for each in rows
    ]


def on_a_spiral(entities: Sequence[UUID]) -> Places:
    """Places for a chart that has none yet, until it is laid out."""
    reach = [_STEP * math.sqrt(number) for number in range(len(entities))]
    return {
        entity: (away * math.cos(number * _GOLDEN), away * math.sin(number * _GOLDEN))
        for number, (entity, away) in enumerate(zip(entities, reach, strict=True))
    }
