"""The link chart as a vector figure: shape and colour per kind, dashes for what rests on one origin or none."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from casewright.analysis.chart_boxes import Box
from casewright.analysis.chart_layout import ChartLayout, Collisions, lay_out_chart
from casewright.brief.blocks import ChartEdge, ChartNode, LinkChart
from casewright.brief.capitals import initial_capital
from casewright.brief.pdf.canvas import BriefCanvas
from casewright.brief.pdf.nodes import COLOURS, draw_node
from casewright.brief.pdf.prose import draw_text
from casewright.brief.pdf.style import HAIRLINE, INK, SECONDARY, WHITE, Type
from casewright.brief.pdf.typesetting import line_width, shortened

_LABEL = Type("sans", 7.6, 9)
_EDGE = Type("sans", 6.4, 7.6, italic=True, colour=SECONDARY)
_LEGEND = Type("sans", 7.2, 9, colour=SECONDARY)
_LINE, _WEAK, _HOSTILE = HexColor("#8A97A5"), HexColor("#A3AEB9"), HexColor("#9E2A2B")
_LONGEST_LABEL, _LEGEND_ROW, _LEGEND_HIGH = 150.0, 12.0, 36.0
_LONGEST_KIND = 30  # characters
_LOW = 0.84  # of its usual height
_HIGHEST = 590.0  # leaves room for legend and caption


class LinkChartFigure(Flowable):
    """Nodes and labels placed without collisions, within the full width; a legend below.

    All in the order of their names, so that two copies of a case give the same picture, whatever their ids.
    """

    canv: BriefCanvas

    def __init__(self, chart: LinkChart) -> None:
        super().__init__()
        known = {node.id for node in chart.nodes}
        in_order = sorted(chart.nodes, key=lambda node: (node.label, node.kind, node.id))
        self.nodes = {node.id: replace(node, label=shortened(node.label, 60)) for node in in_order}
        self.edges = sorted(
            (
                replace(edge, label=shortened(edge.label, 60))
                for edge in chart.edges
                if {edge.source, edge.target} <= known
            ),
            key=lambda edge: (self.nodes[edge.source].label, self.nodes[edge.target].label, edge.label),
        )
        self._layout: ChartLayout | None = None
        self._is_low = False

    @property
    def collisions(self) -> Collisions:
        """What a reader would trip over; counted when the chart was laid out."""
        return self.layout.collisions

    @property
    def layout(self) -> ChartLayout:
        """Places of nodes and labels."""
        assert self._layout is not None, "wrap comes first"
        return self._layout

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """Higher with more nodes, within bounds."""
        nodes, edges = tuple(self.nodes.values()), tuple(self.edges)
        self._layout, high = _laid_out(nodes, edges, available, self._is_low)
        self.width, self.height = available, high + _LEGEND_HIGH
        return available, self.height

    def low_height(self, available: float, room: float) -> float:
        """Its height where it has to be low to stand in this room; the usual one where things would collide then, or where
        that is not enough, which needs no layout."""
        if _usual_height(len(self.nodes)) * _LOW + _LEGEND_HIGH > room:
            return self.height
        layout, high = _laid_out(tuple(self.nodes.values()), tuple(self.edges), available, True)
        return self.height if layout.collisions.total else high + _LEGEND_HIGH

    def be_low(self) -> None:
        """Takes no more than its low height from now on."""
        self._is_low = True

    def _at(self, key: object) -> tuple[float, float]:
        x, y = self.layout.places[key]
        return x, self.height - y

    def draw(self) -> None:
        """Lines, then their labels, then nodes and their labels, then the legend."""
        for edge in self.edges:
            if edge.source != edge.target:
                self._draw_edge(edge)
        for number, box in self.layout.edge_labels.items():
            self._plate(box)
            middle = (box.left + box.right) / 2
            draw_text(
                self.canv,
                self.edges[number].label,
                middle,
                self.height - box.bottom + 2,
                _EDGE.but(align="centre"),
            )
        for key in self.layout.plates:
            self._plate(self.layout.labels[key].grown(1, 0))
        for key, node in self.nodes.items():
            draw_node(self.canv, node.shape, *self._at(key), self.layout.radii[key], node.ringed)
        for key, node in self.nodes.items():
            box = self.layout.labels[key]
            if node.label.strip():
                draw_text(
                    self.canv,
                    node.label,
                    box.left,
                    self.height - box.bottom + 2.2,
                    _style(node),
                    None,
                    box.right - box.left + 0.5,
                )
        self._draw_legend()

    def _plate(self, box: Box) -> None:
        self.canv.setFillColor(WHITE)
        self.canv.rect(
            box.left, self.height - box.bottom, box.right - box.left, box.bottom - box.top, stroke=0, fill=1
        )

    def _draw_edge(self, edge: ChartEdge) -> None:
        start, end = self._at(edge.source), self._at(edge.target)
        length = math.dist(start, end) or 1.0
        ux, uy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
        gap = self.layout.radii[edge.target] + (5.2 if self.nodes[edge.target].ringed else 2.0)
        tip = (end[0] - ux * gap, end[1] - uy * gap)
        self._line_style(edge.origins, edge.hostile)
        self.canv.line(*start, tip[0] - ux * 2 * edge.directed, tip[1] - uy * 2 * edge.directed)
        self.canv.setDash()
        if edge.directed:
            _arrow(self.canv, tip, (ux, uy))

    def _line_style(self, origins: int, hostile: bool) -> None:
        colour = _HOSTILE if hostile else _LINE if origins > 1 else _WEAK
        self.canv.setStrokeColor(colour)
        self.canv.setFillColor(colour)
        self.canv.setLineWidth(0.6 + 0.35 * min(max(origins, 1), 4))
        if origins > 1:
            self.canv.setDash()
        else:
            self.canv.setDash(2.6, 2)

    def _draw_legend(self) -> None:
        """Signs of kinds on one row, signs of lines below."""
        canvas = self.canv
        canvas.setStrokeColor(HAIRLINE)
        canvas.setLineWidth(0.4)
        canvas.line(0, _LEGEND_HIGH - 6, self.width, _LEGEND_HIGH - 6)
        shapes = [shape for shape in COLOURS if any(node.shape == shape for node in self.nodes.values())]
        kinds = [(shape, self._kind_words(shape)) for shape in shapes]
        taken = sum(line_width(own, _LEGEND) + 11 for _, own in kinds)
        gap = max(min(13.0, (self.width - taken) / max(len(kinds) - 1, 1)), 3.0)
        x, y = 0.0, _LEGEND_ROW + 5
        for shape, own in kinds:
            draw_node(canvas, shape, x + 4, y + 2.4, 3.6, False)
            x += 11 + draw_text(canvas, own, x + 11, y, _LEGEND) + gap
        lines = [(2, False, "two or more independent origins"), (1, False, "one origin or none")]
        lines += [(2, True, "hostile")] if any(edge.hostile for edge in self.edges) else []
        x, y = 0.0, 5.0
        for origins, hostile, own in lines:
            self._line_style(origins, hostile)
            canvas.line(x, y + 2.4, x + 18, y + 2.4)
            canvas.setDash()
            x += 22 + draw_text(canvas, own, x + 22, y, _LEGEND) + 13.0

    def _kind_words(self, shape: str) -> str:
        kinds = sorted({node.kind for node in self.nodes.values() if node.shape == shape and node.kind})
        return (
            shortened(initial_capital(", ".join(kinds), "en"), _LONGEST_KIND) if kinds else shape.capitalize()
        )


@lru_cache(maxsize=16)
def _laid_out(
    nodes: tuple[ChartNode, ...], edges: tuple[ChartEdge, ...], width: float, low: bool
) -> tuple[ChartLayout, float]:
    """Laid out once for all passes over the document, and how high: higher than usual where things would collide, unless it
    has to be low.
    """
    sizes = {node.id: (min(line_width(node.label, _style(node)), _LONGEST_LABEL), 8.6) for node in nodes}
    lines = [
        (edge.source, edge.target, (line_width(edge.label, _EDGE), 7.6) if edge.label else None)
        for edge in edges
    ]
    places = {node.id: (node.x, node.y) for node in nodes if node.x is not None and node.y is not None}
    rings = {node.id: 4.4 for node in nodes if node.ringed}
    saved = places if len(places) == len(nodes) else None
    usual = _usual_height(len(nodes))
    best: tuple[ChartLayout, float] | None = None
    for high in sorted({min(usual * factor, _HIGHEST) for factor in ((_LOW,) if low else (1.0, 1.15, 1.3))}):
        layout = lay_out_chart(sizes, lines, (width, high), saved, rings)
        if best is None or layout.collisions.total < best[0].collisions.total:
            best = layout, high
        if not layout.collisions.total:
            break
    assert best is not None
    return best


def _usual_height(nodes: int) -> float:
    return min(max(100.0 + 8.6 * nodes, 130.0), _HIGHEST)


def _style(node: ChartNode) -> Type:
    return _LABEL.but(weight="semibold", colour=INK) if node.ringed else _LABEL


def _arrow(canvas: BriefCanvas, tip: tuple[float, float], along: tuple[float, float]) -> None:
    (x, y), (ux, uy) = tip, along
    path = canvas.beginPath()
    path.moveTo(x, y)
    path.lineTo(x - ux * 4.6 - uy * 1.8, y - uy * 4.6 + ux * 1.8)
    path.lineTo(x - ux * 4.6 + uy * 1.8, y - uy * 4.6 - ux * 1.8)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
