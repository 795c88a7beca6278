"""Makes room in a chart: nodes apart by the size of their labels, and no line through a node it does not join."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from casewright.analysis.chart_boxes import Point

_ROUNDS = 400
_HOME = 0.02  # the share of the way back to its first place that a node goes each round
_CLEAR = 7.0  # points between a line and a node it does not join


def made_room(
    places: Mapping[Any, Point],
    edges: Sequence[tuple[Any, Any]],
    radii: Mapping[Any, float],
    label_sizes: Mapping[Any, Point],
    frame: tuple[float, float],
) -> dict[Any, Point]:
    """The places after small moves, anchored to where they were; inside the frame."""
    number = {node: index for index, node in enumerate(places)}
    home = list(places.values())
    room = _Room(
        [place[0] for place in home],
        [place[1] for place in home],
        [radii[node] for node in places],
        [max(label_sizes[node][0] * 0.62, radii[node] * 2 + 10) for node in places],
        [label_sizes[node][1] for node in places],
    )
    joined = [(number[a], number[b]) for a, b in edges]
    for _ in range(_ROUNDS):
        moved = room.part_nodes()
        moved = room.part_lines(joined) or moved
        room.go_home(home, frame)
        if not moved:
            break
    return dict(zip(places, zip(room.x, room.y, strict=True), strict=True))


@dataclass
class _Room:
    """The nodes by number, moving: places, radii, the width that each needs, the heights of their labels.

    Plain lists and local names: a chart takes up to 400 rounds over all pairs.
    """

    x: list[float]
    y: list[float]
    radii: list[float]
    needs: list[float]
    heights: list[float]

    def part_nodes(self) -> bool:
        """Pushes nodes apart whose labels would stand in each other's way."""
        x, y, radii, needs = self.x, self.y, self.radii, self.needs
        moved = False
        for a in range(len(x)):
            need, high = needs[a], radii[a]
            label = self.heights[a]
            for b in range(a + 1, len(x)):
                across = x[b] - x[a]
                over_x = (need + needs[b]) / 2 - abs(across)
                if over_x <= 0:
                    continue
                down = y[b] - y[a]
                over_y = high + radii[b] + label + 6 - abs(down)
                if over_y <= 0:
                    continue
                moved = True
                if over_y < over_x * 0.8:
                    push = over_y / 4 if down >= 0 else -over_y / 4
                    y[a] -= push
                    y[b] += push
                else:
                    push = over_x / 4 if across >= 0 else -over_x / 4
                    x[a] -= push
                    x[b] += push
        return moved

    def part_lines(self, edges: Sequence[tuple[int, int]]) -> bool:
        """Pushes nodes away from lines that do not join them."""
        x, y = self.x, self.y
        clear = [radius + _CLEAR for radius in self.radii]
        moved = False
        for a, b in edges:
            x1, y1 = x[a], y[a]
            dx, dy = x[b] - x1, y[b] - y1
            squared = dx**2 + dy**2 or 1.0
            for node, (px, py, reach) in enumerate(zip(x, y, clear, strict=True)):
                share = ((px - x1) * dx + (py - y1) * dy) / squared
                if not 0.02 < share < 0.98:
                    continue
                away_x = px - x1 - share * dx
                if not -reach < away_x < reach:
                    continue
                away_y = py - y1 - share * dy
                if not -reach < away_y < reach or node in (a, b):
                    continue
                distance = math.hypot(away_x, away_y)
                if distance < 0.1:  # exactly on the line: step off at a right angle to it
                    length = math.sqrt(squared)
                    away_x, away_y, distance = -dy / length * 0.1, dx / length * 0.1, 0.1
                lacking = reach - distance
                if lacking > 0:
                    moved = True
                    x[node] += away_x * lacking * 0.4 / distance
                    y[node] += away_y * lacking * 0.4 / distance
        return moved

    def go_home(self, home: Sequence[Point], frame: tuple[float, float]) -> None:
        """Takes every node a little of the way back, and into the frame."""
        for places, axis in ((self.x, 0), (self.y, 1)):
            for node, radius in enumerate(self.radii):
                place, margin = places[node], radius + 14
                place += (home[node][axis] - place) * _HOME
                places[node] = min(max(place, margin), frame[axis] - margin)
