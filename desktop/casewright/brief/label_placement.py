"""Placing labels beside nodes so that none covers a label, a node or the frame, and lines are crossed as little as can be.

Pure geometry in points; the counts it returns are asserted in tests.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

Box = tuple[float, float, float, float]  # left, bottom, right, top
Point = tuple[float, float]
Segment = tuple[Point, Point]

_ANGLES = [math.radians(degrees) for degrees in (270, 90, 0, 180, 315, 225, 45, 135)]
_DISTANCES = (2.0, 6.0, 12.0)


@dataclass(frozen=True)
class Placed:
    """Where labels went, and what they still collide with."""

    boxes: tuple[Box, ...]
    on_labels: int
    on_nodes: int
    on_lines: int


def place_labels(
    nodes: Sequence[Point], radius: float, sizes: Sequence[tuple[float, float]], lines: Sequence[Segment], frame: Box
) -> Placed:
    """One box per node: 24 positions around each are scored, the most hindered nodes choose first, then two rounds of repair."""
    node_boxes = [(x - radius, y - radius, x + radius, y + radius) for x, y in nodes]
    boxes: list[Box | None] = [None] * len(nodes)
    crowd = [sum(1 for other in nodes if math.dist(node, other) < 90) for node in nodes]
    order = sorted(range(len(nodes)), key=lambda index: (-crowd[index], -sizes[index][0]))
    for _ in range(3):
        for index in order:
            boxes[index] = min(
                candidates(nodes[index], radius, sizes[index]),
                key=lambda box, own=index: _cost(box, own, boxes, node_boxes, lines, frame),  # type: ignore[misc]
            )
    return _counted([box for box in boxes if box is not None], node_boxes, lines)


def candidates(node: Point, radius: float, size: tuple[float, float]) -> list[Box]:
    """The 24 boxes around a node: eight directions at three distances, below first."""
    found = []
    wide, high = size
    for distance in _DISTANCES:
        for angle in _ANGLES:
            cos, sin = math.cos(angle), math.sin(angle)
            x = node[0] + cos * (radius + distance + wide / 2)
            y = node[1] + sin * (radius + distance + high / 2)
            if abs(cos) < 0.3:
                x = node[0]
            found.append((x - wide / 2, y - high / 2, x + wide / 2, y + high / 2))
    return found


def _cost(
    box: Box, own: int, boxes: list[Box | None], node_boxes: list[Box], lines: Sequence[Segment], frame: Box
) -> float:
    labels = sum(1 for index, other in enumerate(boxes) if other is not None and index != own and overlap(box, other, 1.0))
    nodes = sum(1 for other in node_boxes if overlap(box, other, 0.5))
    crossed = sum(1 for line in lines if crosses(line, box))
    outside = 0 if _inside(box, frame) else 1
    x, y = node_boxes[own][0], node_boxes[own][1]
    near = math.dist(((box[0] + box[2]) / 2, (box[1] + box[3]) / 2), (x, y)) / 1000
    return labels * 100 + nodes * 100 + outside * 400 + crossed * 6 + near


def _counted(boxes: list[Box], node_boxes: list[Box], lines: Sequence[Segment]) -> Placed:
    on_labels = sum(1 for i, one in enumerate(boxes) for other in boxes[i + 1 :] if overlap(one, other))
    on_nodes = sum(1 for box in boxes for node in node_boxes if overlap(box, node))
    on_lines = sum(1 for box in boxes for line in lines if crosses(line, box))
    return Placed(tuple(boxes), on_labels, on_nodes, on_lines)


def overlap(one: Box, other: Box, margin: float = 0.0) -> bool:
    """Whether two boxes share area, or come closer than `margin`."""
    return (
        one[0] - margin < other[2]
        and other[0] - margin < one[2]
        and one[1] - margin < other[3]
        and other[1] - margin < one[3]
    )


def crosses(line: Segment, box: Box) -> bool:
    """Whether a segment passes through a box (Liang and Barsky 1984)."""
    (x, y), (end_x, end_y) = line
    dx, dy = end_x - x, end_y - y
    enter, leave = 0.0, 1.0
    for step, low, high in ((dx, box[0] - x, box[2] - x), (dy, box[1] - y, box[3] - y)):
        if abs(step) < 1e-9:
            if low > 0 or high < 0:
                return False
            continue
        one, other = sorted((low / step, high / step))
        enter, leave = max(enter, one), min(leave, other)
        if enter > leave:
            return False
    return True


def _inside(box: Box, frame: Box) -> bool:
    return box[0] >= frame[0] and box[1] >= frame[1] and box[2] <= frame[2] and box[3] <= frame[3]
