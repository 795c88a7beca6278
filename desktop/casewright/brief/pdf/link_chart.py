"""The link chart as a vector figure: shape and colour per kind, dashes for what rests on one origin or none."""

from __future__ import annotations

import math
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from casewright.brief.blocks import ChartEdge, ChartNode, LinkChart
from casewright.brief.label_placement import Box, Placed, Point, crosses, overlap, place_labels
from casewright.brief.pdf.prose import draw_line
from casewright.brief.pdf.style import ACCENT, GREEN, HAIRLINE, INK, OCHRE, PLUM, SECONDARY, WHITE, Type
from casewright.brief.pdf.typesetting import Line, Text, break_lines, words

RADIUS = 6.5
_LABEL = Type("sans", 7.6, 8.8, "semibold")
_EDGE = Type("sans", 6.6, 7.6, colour=SECONDARY)
_LEGEND = Type("sans", 7, 9, colour=SECONDARY)
_HOSTILE = HexColor("#9E2A2B")
_COLOURS = {"circle": ACCENT, "square": PLUM, "diamond": OCHRE, "hexagon": GREEN}
_SHAPE_WORDS = {
    "circle": "people",
    "square": "organisations",
    "hexagon": "states and places",
    "diamond": "events and things",
}
_HIGHEST, _LOWEST = 330.0, 130.0


class LinkChartFigure(Flowable):
    """Nodes where the graph view has them, scaled into the full width."""

    def __init__(self, chart: LinkChart) -> None:
        super().__init__()
        self.chart = chart
        self.spaceBefore, self.spaceAfter = 4, 6
        self.placed = Placed((), 0, 0, 0)

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """As high as the view's own proportions ask, within bounds."""
        xs, ys = [node.x for node in self.chart.nodes], [node.y for node in self.chart.nodes]
        wide, high = (max(values) - min(values) if values else 1.0 for values in (xs, ys))
        self.width = available
        drawn = (available - 90) * (high / wide if wide else 1.0)
        self.height = min(max(drawn, _LOWEST), _HIGHEST) + 62
        return available, self.height

    def draw(self) -> None:
        """Edges, nodes, labels, legend."""
        points = self._points()
        where = {node.id: point for node, point in zip(self.chart.nodes, points, strict=True)}
        edges = [edge for edge in self.chart.edges if edge.source in where and edge.target in where]
        segments = [(where[edge.source], where[edge.target]) for edge in edges]
        labels = [break_lines(words([Text(node.label, _LABEL)]), 84) for node in self.chart.nodes]
        sizes = [(max(line.width for line in lines), len(lines) * _LABEL.leading) for lines in labels]
        frame = (0.0, 20.0, self.width, self.height)
        self.placed = place_labels(points, RADIUS + 1, sizes, segments, frame)
        for edge, segment in zip(edges, segments, strict=True):
            _draw_edge(self.canv, edge, *segment)
        for node, point in zip(self.chart.nodes, points, strict=True):
            _draw_node(self.canv, node, point)
        self._draw_labels(labels, segments)
        self._draw_edge_labels(edges, segments, points)
        self._draw_legend()

    def _points(self) -> list[Point]:
        xs, ys = [node.x for node in self.chart.nodes], [node.y for node in self.chart.nodes]
        left, top = min(xs, default=0.0), min(ys, default=0.0)
        wide, high = max(xs, default=1.0) - left or 1.0, max(ys, default=1.0) - top or 1.0
        across, up = self.width - 90, self.height - 66
        return [
            (45 + (x - left) / wide * across, 40 + up - (y - top) / high * up)
            for x, y in zip(xs, ys, strict=True)
        ]

    def _draw_labels(self, labels: list[list[Line]], segments: list[tuple[Point, Point]]) -> None:
        canvas = self.canv
        for lines, box in zip(labels, self.placed.boxes, strict=True):
            if any(crosses(segment, box) for segment in segments):
                canvas.setFillColor(WHITE)
                canvas.rect(box[0] - 1, box[1], box[2] - box[0] + 2, box[3] - box[1], stroke=0, fill=1)
            for number, line in enumerate(lines):
                x = (box[0] + box[2] - line.width) / 2
                draw_line(canvas, line, x, box[3] - (number + 1) * _LABEL.leading + 2.2, False)

    def _draw_edge_labels(
        self, edges: list[ChartEdge], segments: list[tuple[Point, Point]], points: list[Point]
    ) -> None:
        taken: list[Box] = [*self.placed.boxes, *((x - 9, y - 9, x + 9, y + 9) for x, y in points)]
        for edge, (start, end) in zip(edges, segments, strict=True):
            lines = break_lines(words([Text(edge.label, _EDGE)]), 200)
            if not lines or math.dist(start, end) < lines[0].width + 26:
                continue
            for share in (0.5, 0.4, 0.6, 0.3, 0.7):
                x, y = start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
                half = lines[0].width / 2 + 1.5
                box = (x - half, y - 4, x + half, y + 4)
                others = [segment for segment in segments if segment != (start, end)]
                if not any(overlap(box, one) for one in taken) and not any(
                    crosses(segment, box) for segment in others
                ):
                    self.canv.setFillColor(WHITE)
                    self.canv.rect(box[0], box[1], box[2] - box[0], 8, stroke=0, fill=1)
                    draw_line(self.canv, lines[0], box[0] + 1.5, y - 2.2, False)
                    taken.append(box)
                    break

    def _draw_legend(self) -> None:
        canvas, x, y = self.canv, 4.0, 6.0
        canvas.setStrokeColor(HAIRLINE)
        canvas.setLineWidth(0.5)
        canvas.line(0, 18, self.width, 18)
        for shape in dict.fromkeys(node.shape for node in self.chart.nodes):
            _draw_shape(canvas, shape, (x + 4, y + 2.4), 3.6)
            x = _put(canvas, _SHAPE_WORDS.get(shape, shape), x + 11, y)
        for dashed, label in ((False, "two or more origins"), (True, "one origin or none")):
            _style_edge(canvas, 1 if dashed else 2, False)
            canvas.line(x, y + 2.4, x + 18, y + 2.4)
            canvas.setDash()
            x = _put(canvas, label, x + 22, y)
        if any(edge.hostile for edge in self.chart.edges):
            _style_edge(canvas, 2, True)
            canvas.line(x, y + 2.4, x + 18, y + 2.4)
            _put(canvas, "hostile", x + 22, y)


def _put(canvas: Any, label: str, x: float, y: float) -> float:
    line = break_lines(words([Text(label, _LEGEND)]), 300)[0]
    draw_line(canvas, line, x, y, False)
    return x + line.width + 14


def _style_edge(canvas: Any, origins: int, hostile: bool) -> None:
    canvas.setStrokeColor(_HOSTILE if hostile else SECONDARY)
    canvas.setLineWidth(0.7 + 0.35 * min(max(origins - 1, 0), 3))
    if origins < 2:
        canvas.setDash(3, 2)
    else:
        canvas.setDash()


def _draw_edge(canvas: Any, edge: ChartEdge, start: Point, end: Point) -> None:
    length = math.dist(start, end) or 1.0
    ux, uy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    gap = RADIUS + 1.5
    x, y = end[0] - ux * gap, end[1] - uy * gap
    _style_edge(canvas, edge.origins, edge.hostile)
    canvas.line(
        start[0] + ux * gap, start[1] + uy * gap, x - ux * 3 * edge.directed, y - uy * 3 * edge.directed
    )
    canvas.setDash()
    if edge.directed:
        canvas.setFillColor(_HOSTILE if edge.hostile else SECONDARY)
        path = canvas.beginPath()
        path.moveTo(x, y)
        path.lineTo(x - ux * 5.5 - uy * 2.1, y - uy * 5.5 + ux * 2.1)
        path.lineTo(x - ux * 5.5 + uy * 2.1, y - uy * 5.5 - ux * 2.1)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)


def _draw_node(canvas: Any, node: ChartNode, point: Point) -> None:
    _draw_shape(canvas, node.shape, point, RADIUS)


def _draw_shape(canvas: Any, shape: str, point: Point, radius: float) -> None:
    x, y = point
    colour = _COLOURS.get(shape, INK)
    canvas.setFillColor(colour.clone(alpha=1))
    canvas.setStrokeColor(WHITE)
    canvas.setLineWidth(1)
    if shape == "circle":
        canvas.circle(x, y, radius, stroke=1, fill=1)
    elif shape == "square":
        canvas.rect(x - radius * 0.88, y - radius * 0.88, radius * 1.76, radius * 1.76, stroke=1, fill=1)
    else:
        sides, turn = (4, 0.0) if shape == "diamond" else (6, math.pi / 6)
        path = canvas.beginPath()
        corners = [turn + 2 * math.pi * k / sides for k in range(sides)]
        path.moveTo(x + radius * 1.1 * math.cos(corners[0]), y + radius * 1.1 * math.sin(corners[0]))
        for corner in corners[1:]:
            path.lineTo(x + radius * 1.1 * math.cos(corner), y + radius * 1.1 * math.sin(corner))
        path.close()
        canvas.drawPath(path, stroke=1, fill=1)
