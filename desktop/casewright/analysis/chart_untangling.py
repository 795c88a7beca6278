"""Moves the last nodes of a chart that stand on lines which do not join them to where they stand on none.

Pushing (`chart_room`) ends in a stalemate where a chart is dense; here each such node, or an end of the line, is tried at
places around it, and stays where the fewest things cross.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from casewright.analysis.chart_boxes import Point, around, length_inside

_ROUNDS = 8
_STEPS = (9.0, 18.0, 30.0, 46.0, 66.0, 90.0)
_DIRECTIONS = 12
_CLEAR = 1.5  # points beyond its own reach that a moved node keeps
_CROSSED, _CROWDED = 10.0, 6.0


def untangled(
    places: Mapping[Any, Point],
    edges: Sequence[tuple[Any, Any]],
    reach: Mapping[Any, float],
    label_sizes: Mapping[Any, Point],
    frame: tuple[float, float],
) -> dict[Any, Point]:
    """The places, with as few lines through nodes as moving one at a time can give; nothing moves where there is none."""
    chart = _Chart(dict(places), edges, reach, label_sizes, frame)
    for _ in range(_ROUNDS):
        found = dict.fromkeys(node for one in chart.lines_through_nodes() for node in one)
        moved = [chart.improve(node) for node in found]
        if not any(moved):
            break
    return chart.places


@dataclass
class _Chart:
    places: dict[Any, Point]
    edges: Sequence[tuple[Any, Any]]
    reach: Mapping[Any, float]
    label_sizes: Mapping[Any, Point]
    frame: tuple[float, float]

    def lines_through_nodes(self) -> Iterator[tuple[Any, Any, Any]]:
        """A node and the ends of a line through it."""
        bodies = {node: around(place, self.reach[node]) for node, place in self.places.items()}
        for a, b in self.edges:
            for node, body in bodies.items():
                if node not in (a, b) and length_inside(self.places[a], self.places[b], body) > 0:
                    yield node, a, b

    def improve(self, node: Any) -> bool:
        """Moves a node to the best place around it; says whether anything became better."""
        here = self.places[node]
        best, least = here, self._cost(node, here, 0.0)
        for far in _STEPS:
            if least < far / 100:  # nothing further away can be better
                break
            for turn in range(_DIRECTIONS):
                angle = 2 * math.pi * turn / _DIRECTIONS
                place = here[0] + far * math.cos(angle), here[1] + far * math.sin(angle)
                cost = self._cost(node, place, least - far / 100) + far / 100
                if cost < least:
                    best, least = place, cost
        self.places[node] = best
        return best != here

    def _cost(self, node: Any, place: Point, enough: float) -> float:
        """What crosses or crowds a node at a place; where it comes to `enough` (above 0), no more is counted."""
        margin, (x, y) = self.reach[node] + 12, place
        if not (margin <= x <= self.frame[0] - margin and margin <= y <= self.frame[1] - margin):
            return math.inf
        cost = 0.0
        for other, (ox, oy) in self.places.items():
            if other != node:
                apart = self.reach[node] + self.reach[other]
                high = apart + self.label_sizes[node][1] + 2
                cost += _CROWDED * (abs(ox - x) < apart + 8 and abs(oy - y) < high)
        body = around(place, self.reach[node] + _CLEAR)
        for a, b in self.edges:
            if 0 < enough < cost:
                return cost
            if node in (a, b):
                end = self.places[b if node == a else a]
                cost += _CROSSED * sum(
                    length_inside(place, end, around(self.places[other], self.reach[other] + _CLEAR)) > 0
                    for other in self.places
                    if other not in (a, b)
                )
            else:
                cost += _CROSSED * (length_inside(self.places[a], self.places[b], body) > 0)
        return cost
