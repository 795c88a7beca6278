"""The words on the chart: names below discs, labels on edges; only where there is room."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QStaticText

from casewright.ui.graph.camera import Camera, Reach
from casewright.ui.graph.edge_pens import edge_colour
from casewright.ui.graph.label_places import TakenRoom
from casewright.ui.graph.names import Caption, Names, plain_static_text
from casewright.ui.graph.scene import Floats, Ints, Scene
from casewright.ui.graph.strokes import Strokes
from casewright.ui.theme import colour, font
from casewright.ui.theme.tokens import CAPTION
from casewright.ui.widgets.plain_text import one_line

_WIDEST_LABEL = 130
_MOST_KEPT = 4000
_MOST_DISCS_AVOIDED = 500
_EDGE_LABELS_FROM_ZOOM = 0.5
_MOST_LABELLED_EDGES = 250
_PLACES_ALONG = (0.5, 0.4, 0.6, 0.3, 0.7)


class Captions:
    """Lays out and draws the words of one scene."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self.forget_fonts()

    def forget_fonts(self) -> None:
        """After a change of look: measure everything again."""
        self._texts: dict[str, QStaticText] = {}
        self._label_font = font(CAPTION)
        self._names = Names(self._scene)

    def reach(self, camera: Camera) -> Reach | None:
        """How far discs and names reach beyond the outermost nodes; None when not every node is named."""
        return self._names.reach(camera)

    def place(
        self, camera: Camera, x: Floats, y: Floats, nodes: Ints, chosen: Ints, lines: list[Strokes]
    ) -> tuple[list[Caption], list[Caption]]:
        """Names for as many nodes and labels for as many edges as there is room for: chosen ones, then by degree."""
        room = TakenRoom(camera.width, camera.height)
        size = camera.node_size()
        if len(nodes) <= _MOST_DISCS_AVOIDED:
            for node in nodes.tolist():
                room.take(x[node] - size / 2 + 3, y[node] - size / 2 + 3, size - 6, size - 6)
        names = self._names.place(room, camera, x, y, nodes, chosen)
        return names, self._place_labels(room, camera, lines)

    def draw_names(self, painter: QPainter, names: list[Caption], chosen: set[int]) -> None:
        """Draw names on a veil of the ground, so that edges below do not cross the letters."""
        self._names.draw(painter, names, chosen)

    def draw_labels(self, painter: QPainter, labels: list[Caption], chosen: set[int]) -> None:
        """Draw labels of edges, each interrupting its line."""
        painter.setFont(self._label_font)
        for caption in labels:
            painter.fillRect(caption.area, colour("surface"))
            hostile = bool(self._scene.hostile[caption.number])
            picked = caption.number in chosen
            painter.setPen(edge_colour(hostile, picked) if picked or hostile else colour("text3"))
            painter.drawStaticText(caption.area.topLeft() + QPointF(3, 0), caption.text)

    def _place_labels(self, room: TakenRoom, camera: Camera, lines: list[Strokes]) -> list[Caption]:
        shown = sum(len(strokes.edge) for strokes in lines)
        if camera.zoom < _EDGE_LABELS_FROM_ZOOM or shown > _MOST_LABELLED_EDGES:
            return []
        placed: list[Caption] = []
        for strokes in lines:
            for row, edge in enumerate(strokes.edge.tolist()):
                caption = self._place_label(room, strokes.x[row], strokes.y[row], edge)
                if caption is not None:
                    placed.append(caption)
        return placed

    def _place_label(self, room: TakenRoom, x: Floats, y: Floats, edge: int) -> Caption | None:
        label = self._scene.edges[edge].label
        long = float(np.hypot(x[-1] - x[0], y[-1] - y[0]))
        if not label or (long < 30 and len(x) == 2):
            return None
        text = self._text(label)
        wide, high = text.size().width() + 6, text.size().height()
        if len(x) == 2 and abs(x[-1] - x[0]) < wide * 0.6 and abs(y[-1] - y[0]) < high * 2.2:
            return None
        places = [
            (px - wide / 2, py - high / 2) for px, py in (_along(x, y, share) for share in _PLACES_ALONG)
        ]
        if self._scene.source[edge] == self._scene.target[edge]:
            places = [(float(x.mean()) - wide / 2, float(y.min()) - high - 1)]
        spot = room.first_free(places, wide, high)
        return (
            None if spot is None else Caption(text, QRectF(round(spot[0]), round(spot[1]), wide, high), edge)
        )

    def _text(self, words: str) -> QStaticText:
        found = self._texts.get(words)
        if found is None:
            if len(self._texts) > _MOST_KEPT:
                self._texts.clear()
            metrics = QFontMetricsF(self._label_font)
            shown = metrics.elidedText(one_line(words), Qt.TextElideMode.ElideRight, _WIDEST_LABEL)
            found = self._texts[words] = plain_static_text([shown], self._label_font)
        return found


def _along(x: Floats, y: Floats, share: float) -> tuple[float, float]:
    """A point on a polyline, by its share of the points passed."""
    at = share * (len(x) - 1)
    first = min(int(at), len(x) - 2)
    rest = at - first
    return float(x[first] + (x[first + 1] - x[first]) * rest), float(
        y[first] + (y[first + 1] - y[first]) * rest
    )
