"""The layout of a printed link chart: where nodes and labels stand, and how many of them collide."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from casewright.analysis.chart_boxes import Box, Point, around, length_inside, shared_area
from casewright.analysis.chart_labels import Line, place_edge_labels, place_labels
from casewright.analysis.chart_places import fitted, spread
from casewright.analysis.chart_room import made_room
from casewright.analysis.chart_untangling import untangled

_NARROWINGS, _NARROWER, _NARROWEST = 6, 0.75, 30.0


@dataclass(frozen=True)
class Collisions:
    """What a reader would trip over. Lines behind a label are counted apart: a plate keeps the label readable."""

    label_on_label: int
    label_on_node: int
    line_through_node: int
    outside: int
    line_behind_label: int

    @property
    def total(self) -> int:
        """Everything that no plate can mend."""
        return self.label_on_label + self.label_on_node + self.line_through_node + self.outside


@dataclass(frozen=True)
class ChartLayout:
    """Places in points from the top left corner. `edge_labels` holds those that found room, by number of the edge."""

    places: Mapping[Any, Point]
    radii: Mapping[Any, float]
    labels: Mapping[Any, Box]
    edge_labels: Mapping[int, Box]
    plates: frozenset[Any]
    collisions: Collisions


def lay_out_chart(
    label_sizes: Mapping[Any, Point],
    edges: Sequence[tuple[Any, Any, Point | None]],
    frame: tuple[float, float],
    places: Mapping[Any, Point] | None = None,
    rings: Mapping[Any, float] | None = None,
) -> ChartLayout:
    """Lays out a chart of up to some sixty nodes.

    Args:
        label_sizes: for every node, in a stable order, width and height of its label.
        edges: two nodes and the size of the edge's own label, None when it has none.
        frame: width and height that everything must fit into.
        places: a saved view's places in any unit, y downwards; without them a layout is computed.
        rings: what some nodes take up beyond their radius.
    """
    nodes = list(label_sizes)
    joined = [(a, b) for a, b, _ in edges if a != b]
    radii = {node: 4.0 + 1.3 * math.sqrt(min(sum(node in pair for pair in joined), 9)) for node in nodes}
    if not nodes:
        return ChartLayout({}, {}, {}, {}, frozenset(), Collisions(0, 0, 0, 0, 0))
    start = places if places is not None else spread(nodes, joined)
    widest = max(size[0] for size in label_sizes.values())
    standing = fitted(start, *frame, margin=(min(26 + widest / 3, frame[0] / 5), 26.0))
    standing = made_room(standing, joined, radii, label_sizes, frame)
    reach = {node: radius + (rings or {}).get(node, 0.0) for node, radius in radii.items()}
    standing = untangled(standing, joined, reach, label_sizes, frame)
    lines = [(standing[a], standing[b]) for a, b in joined]
    labels = _free_labels(standing, lines, reach, label_sizes, frame)
    edge_labels = place_edge_labels(edges, standing, reach, labels, frame)
    plates = frozenset(
        node for node, box in labels.items() if any(length_inside(*line, box) > 0 for line in lines)
    )
    return ChartLayout(
        standing, radii, labels, edge_labels, plates, _collisions(standing, reach, labels, joined, frame)
    )


def _free_labels(
    places: Mapping[Any, Point],
    lines: Sequence[Line],
    reach: Mapping[Any, float],
    sizes: Mapping[Any, Point],
    frame: tuple[float, float],
) -> dict[Any, Box]:
    """The boxes of all labels; where one has no room, it is narrowed, and what it says is cut to its box."""
    labels = place_labels(places, lines, reach, sizes, frame)
    bodies = {node: around(place, reach[node]) for node, place in places.items()}
    for _ in range(_NARROWINGS):
        stuck = [
            node for node, box in labels.items() if _hits(node, box, labels, bodies) or not box.within(*frame)
        ]
        if not stuck:
            break
        sizes = {
            node: (max(across * _NARROWER, min(across, _NARROWEST)) if node in stuck else across, down)
            for node, (across, down) in sizes.items()
        }
        labels = place_labels(places, lines, reach, sizes, frame)
    return labels


def _hits(node: Any, box: Box, labels: Mapping[Any, Box], bodies: Mapping[Any, Box]) -> bool:
    others = (*labels.items(), *bodies.items())
    return any(shared_area(box, other) > 0 for key, other in others if key != node)


def _collisions(
    places: Mapping[Any, Point],
    radii: Mapping[Any, float],
    labels: Mapping[Any, Box],
    joined: Sequence[tuple[Any, Any]],
    frame: tuple[float, float],
) -> Collisions:
    boxes = list(labels.values())
    bodies = {node: around(place, radii[node]) for node, place in places.items()}
    return Collisions(
        sum(shared_area(a, b) > 0 for index, a in enumerate(boxes) for b in boxes[index + 1 :]),
        sum(shared_area(labels[a], bodies[b]) > 0 for a in labels for b in bodies if a != b),
        sum(
            length_inside(places[a], places[b], bodies[node]) > 0
            for a, b in joined
            for node in places
            if node not in (a, b)
        ),
        sum(not box.within(*frame) for box in boxes),
        sum(length_inside(places[a], places[b], box) > 0 for a, b in joined for box in boxes),
    )
