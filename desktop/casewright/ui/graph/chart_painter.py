"""Everything on the chart that is drawn at each repaint, over the kept picture of the edges."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from casewright.ui.graph.camera import Camera, Reach
from casewright.ui.graph.captions import Captions
from casewright.ui.graph.discs import Discs, nodes_in
from casewright.ui.graph.edge_layer import EdgeLayer
from casewright.ui.graph.edge_pens import draw_shaped
from casewright.ui.graph.scene import Floats, Ints, Scene
from casewright.ui.graph.selection import Selection
from casewright.ui.graph.strokes import Strokes, edges_in_sight, shaped
from casewright.ui.theme import colour

_LABEL_REACH = 120
_MOST_CHOSEN_EDGES = 3000
_MOST_LABELLED = 600


class ChartState(NamedTuple):
    """What is to be seen: places on the screen, what is chosen, and edges that are drawn live because they move."""

    camera: Camera
    x: Floats
    y: Floats
    selection: Selection
    held: Ints
    hovered: int | None
    band: QRectF | None


class ChartPainter:
    """Draws chosen edges, labels, discs, names and the marks of the pointer for one scene."""

    def __init__(self, scene: Scene, layer: EdgeLayer) -> None:
        self._scene, self._layer = scene, layer
        self._discs, self._captions = Discs(scene), Captions(scene)

    def take_look(self) -> None:
        """After a change of colours or of the text scale."""
        self._discs = Discs(self._scene)
        self._captions.forget_fonts()

    def reach(self, camera: Camera) -> Reach | None:
        """How far discs and names reach beyond the outermost nodes; None when not every node is named."""
        return self._captions.reach(camera)

    def paint(self, painter: QPainter, state: ChartState) -> None:
        """Draw it all."""
        camera, x, y = state.camera, state.x, state.y
        chosen = np.array(state.selection.nodes, np.int64)
        lines = self._draw_live_edges(painter, state)
        nodes = nodes_in(self._scene.shown, x, y, camera.width, camera.height, _LABEL_REACH)
        names, labels = self._captions.place(camera, x, y, nodes, chosen, [*lines, *self._other_lines(state)])
        self._captions.draw_labels(painter, labels, {edge for part in lines for edge in part.edge.tolist()})
        picked = np.zeros(len(self._scene), np.bool_)
        picked[chosen] = True
        self._discs.draw(painter, camera, x, y, nodes[~picked[nodes]])
        self._discs.draw_selected(painter, camera, x, y, nodes[picked[nodes]])
        self._captions.draw_names(painter, names, set(state.selection.nodes))
        _draw_pointer_marks(painter, state)

    def _draw_live_edges(self, painter: QPainter, state: ChartState) -> list[Strokes]:
        """Edges of chosen and of dragged nodes; returns the chosen ones."""
        edges = self._scene.edges_of_all(state.selection.nodes)
        if state.selection.edge is not None:
            edges = np.append(edges, state.selection.edge)
        chosen: list[Strokes] = []
        for some, bright in ((np.setdiff1d(state.held, edges), False), (edges[:_MOST_CHOSEN_EDGES], True)):
            if len(some):
                parts = shaped(self._scene, state.x, state.y, some, state.camera)
                draw_shaped(painter, self._scene, state.camera, parts, chosen=bright)
                chosen = list(parts) if bright else chosen
        return chosen

    def _other_lines(self, state: ChartState) -> list[Strokes]:
        """The edges in the kept picture, as far as there are few enough to be labelled."""
        if len(self._layer.visible) > _MOST_LABELLED:
            return []
        rest = edges_in_sight(self._scene, state.x, state.y, state.camera)
        own = self._scene.edges_of_all(state.selection.nodes)
        return list(shaped(self._scene, state.x, state.y, np.setdiff1d(rest, own), state.camera))


def _draw_pointer_marks(painter: QPainter, state: ChartState) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if state.hovered is not None and state.hovered < len(state.x):
        painter.setPen(QPen(colour("accent"), 1.5))
        reach = max(state.camera.node_size() / 2, 4) + 3
        painter.drawEllipse(QPointF(state.x[state.hovered], state.y[state.hovered]), reach, reach)
    if state.band is not None:
        painter.setPen(QPen(colour("accent"), 1))
        painter.drawRect(state.band)
        painter.setOpacity(0.12)
        painter.fillRect(state.band, colour("accent"))
        painter.setOpacity(1)
