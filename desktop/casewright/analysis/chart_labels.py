"""Places for the labels of a chart: 24 positions around each node, scored, then improved until nothing changes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from casewright.analysis.chart_boxes import Box, Point, around, length_inside, shared_area

_STEPS = ((0.0, 0.0), (3.0, 2.0), (8.0, 6.0))
_SIDE_COST = {"below": 0.0, "above": 0.6, "right": 0.4, "left": 0.8}
_OUTSIDE, _ON_NODE, _ON_LABEL = 500.0, 30.0, 60.0
_ROUNDS = 30
_COVERED = 0.68  # the most of a line that its label may hide

Line = tuple[Point, Point]


def place_labels(
    places: Mapping[Any, Point],
    lines: Sequence[Line],
    radii: Mapping[Any, float],
    sizes: Mapping[Any, Point],
    frame: tuple[float, float],
) -> dict[Any, Box]:
    """The box of every node's label."""
    nodes = list(places)
    bodies = {node: around(places[node], radii[node] + 1) for node in nodes}
    options = {node: _options(places[node], radii[node] + 2, sizes[node]) for node in nodes}
    costs = {
        node: [
            cost + _fixed_cost(box, lines, [bodies[other] for other in nodes if other != node], frame)
            for box, cost in options[node]
        ]
        for node in nodes
    }
    chosen = {node: min(range(len(costs[node])), key=costs[node].__getitem__) for node in nodes}
    for _ in range(_ROUNDS):
        before = dict(chosen)
        for node in nodes:
            others = [options[other][chosen[other]][0] for other in nodes if other != node]
            chosen[node] = _best(options[node], costs[node], others)
        if chosen == before:
            break
    return {node: options[node][chosen[node]][0] for node in nodes}


def place_edge_labels(
    edges: Sequence[tuple[Any, Any, Point | None]],
    places: Mapping[Any, Point],
    radii: Mapping[Any, float],
    labels: Mapping[Any, Box],
    frame: tuple[float, float],
) -> dict[int, Box]:
    """The boxes of edge labels, by number of the edge; one that finds no room is left out rather than let collide."""
    taken = [*labels.values(), *(around(place, radii[node] + 1) for node, place in places.items())]
    found: dict[int, Box] = {}
    for number, (a, b, size) in enumerate(edges):
        if size is None or a == b:
            continue
        visible = math.dist(places[a], places[b]) - radii[a] - radii[b]
        box = _on_line((places[a], places[b]), size, taken, frame)
        if box is not None and length_inside(places[a], places[b], box) > visible * _COVERED:
            continue
        if box is not None:
            found[number] = box
            taken.append(box)
    return found


def _on_line(line: Line, size: Point, taken: Sequence[Box], frame: tuple[float, float]) -> Box | None:
    (x1, y1), (x2, y2) = line
    for share in (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73):
        x, y = x1 + (x2 - x1) * share, y1 + (y2 - y1) * share
        box = Box(x - size[0] / 2 - 1.5, y - size[1] / 2, x + size[0] / 2 + 1.5, y + size[1] / 2)
        if box.within(*frame) and not any(shared_area(box, other) for other in taken):
            return box
    return None


def _options(centre: Point, radius: float, size: Point) -> list[tuple[Box, float]]:
    (x, y), (across, down) = centre, size
    found = []
    for step, (extra, cost) in enumerate(_STEPS):
        far = radius + extra
        near = far * 0.7
        corners = {
            "right": (x + far, y - down / 2),
            "left": (x - far - across, y - down / 2),
            "above": (x - across / 2, y - far - down),
            "below": (x - across / 2, y + far),
            "above right": (x + near, y - near - down),
            "above left": (x - near - across, y - near - down),
            "below right": (x + near, y + near),
            "below left": (x - near - across, y + near),
        }
        for side, (left, top) in corners.items():
            box = Box(left, top, left + across, top + down)
            found.append((box, cost * 3 + _SIDE_COST.get(side, 1.5 + 1.2 * step)))
    return found


def _fixed_cost(box: Box, lines: Sequence[Line], bodies: Sequence[Box], frame: tuple[float, float]) -> float:
    cost = 0.0 if box.within(*frame, margin=2) else _OUTSIDE
    left, top, right, bottom = box
    for body in bodies:
        if body[0] < right and body[2] > left and body[1] < bottom and body[3] > top:
            area = shared_area(box, body)
            cost += _ON_NODE + area if area else 0.0
    for start, end in lines:
        if max(start[0], end[0]) < left or min(start[0], end[0]) > right:
            continue  # most lines are far from most labels
        if max(start[1], end[1]) < top or min(start[1], end[1]) > bottom:
            continue
        crossed = length_inside(start, end, box)
        cost += 2.5 + 0.35 * crossed if crossed else 0.0
    return cost


def _best(options: Sequence[tuple[Box, float]], costs: Sequence[float], others: Sequence[Box]) -> int:
    def total(index: int) -> float:
        spaced = options[index][0].grown(1.2, 0.4)
        left, top, right, bottom = spaced
        cost = 0.0
        for other in others:
            if other[0] < right and other[2] > left and other[1] < bottom and other[3] > top:
                area = shared_area(spaced, other)
                cost += _ON_LABEL + 4 * area if area else 0.0
        return costs[index] + cost

    return min(range(len(options)), key=total)
