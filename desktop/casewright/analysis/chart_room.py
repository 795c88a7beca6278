"""Makes room in a chart: nodes apart by the size of their labels, and no line through a node it does not join."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from casewright.analysis.chart_boxes import Point

_ROUNDS = 400
_HOME = 0.02  # the share of the way back to its first place that a node goes each round
_CLEAR = 7.0  # points between a line and a node it does not join

Places = dict[Any, list[float]]


def made_room(
    places: Mapping[Any, Point],
    edges: Sequence[tuple[Any, Any]],
    radii: Mapping[Any, float],
    label_sizes: Mapping[Any, Point],
    frame: tuple[float, float],
) -> dict[Any, Point]:
    """The places after small moves, anchored to where they were; inside the frame."""
    moving: Places = {node: [*place] for node, place in places.items()}
    needs = {node: max(label_sizes[node][0] * 0.62, radii[node] * 2 + 10) for node in places}
    for _ in range(_ROUNDS):
        moved = _part_nodes(moving, needs, radii, label_sizes)
        moved = _part_lines(moving, edges, radii) or moved
        for node, place in moving.items():
            _go_home(place, places[node], radii[node] + 14, frame)
        if not moved:
            break
    return {node: (place[0], place[1]) for node, place in moving.items()}


def _part_nodes(
    places: Places, needs: Mapping[Any, float], radii: Mapping[Any, float], label_sizes: Mapping[Any, Point]
) -> bool:
    nodes = list(places)
    moved = False
    for index, a in enumerate(nodes):
        for b in nodes[index + 1 :]:
            across, down = places[b][0] - places[a][0], places[b][1] - places[a][1]
            over_x = (needs[a] + needs[b]) / 2 - abs(across)
            over_y = radii[a] + radii[b] + label_sizes[a][1] + 6 - abs(down)
            if over_x <= 0 or over_y <= 0:
                continue
            moved = True
            axis = 1 if over_y < over_x * 0.8 else 0
            push = (over_y if axis else over_x) / 4
            push *= 1 if (down if axis else across) >= 0 else -1
            places[a][axis] -= push
            places[b][axis] += push
    return moved


def _part_lines(places: Places, edges: Sequence[tuple[Any, Any]], radii: Mapping[Any, float]) -> bool:
    moved = False
    for a, b in edges:
        (x1, y1), (x2, y2) = places[a], places[b]
        squared = (x2 - x1) ** 2 + (y2 - y1) ** 2 or 1.0
        for node, place in places.items():
            if node in (a, b):
                continue
            share = ((place[0] - x1) * (x2 - x1) + (place[1] - y1) * (y2 - y1)) / squared
            if not 0.02 < share < 0.98:
                continue
            away = (place[0] - x1 - share * (x2 - x1), place[1] - y1 - share * (y2 - y1))
            distance = math.hypot(*away)
            if distance < 0.1:  # exactly on the line: step off at a right angle to it
                length = math.sqrt(squared)
                away, distance = ((y1 - y2) / length * 0.1, (x2 - x1) / length * 0.1), 0.1
            lacking = radii[node] + _CLEAR - distance
            if lacking > 0:
                moved = True
                place[0] += away[0] * lacking * 0.4 / distance
                place[1] += away[1] * lacking * 0.4 / distance
    return moved


def _go_home(place: list[float], home: Point, margin: float, frame: tuple[float, float]) -> None:
    for axis in (0, 1):
        place[axis] += (home[axis] - place[axis]) * _HOME
        place[axis] = min(max(place[axis], margin), frame[axis] - margin)
