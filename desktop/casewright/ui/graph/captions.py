"""The words on the chart: names of nodes, labels on edges, numbers on bundles; only where there is room."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QRectF, Qt

from casewright.ui.graph.arrays import Floats, Ints
from casewright.ui.graph.camera import Camera, Reach
from casewright.ui.graph.label_places import TakenRoom
from casewright.ui.graph.lettering import Caption, Lettering, Words
from casewright.ui.graph.marks import Mark, Marks
from casewright.ui.graph.names import Names
from casewright.ui.graph.scene import Scene
from casewright.ui.graph.strokes import Strokes, along
from casewright.ui.widgets.plain_text import one_line

_WIDEST_LABEL = 130
_MOST_KEPT = 4000
_MOST_DISCS_AVOIDED = 500
_LABELS_FROM_ZOOM, _LABELS_FULL_AT = 0.45, 0.65
_MOST_LABELLED_EDGES = 250
_COUNTS_FROM_ZOOM = 0.2
_PLACES_ALONG = (0.5, 0.4, 0.6, 0.3, 0.7)
_LABEL_STYLES = {-1: "label hostile", 0: "label", 1: "label cooperative"}


class Placed(NamedTuple):
    """Words and signs at their places."""

    names: list[Caption]
    marks: list[Mark]
    labels: list[Caption]

    def without(self, nodes: Ints, edges: Ints) -> Placed:
        """The same without what belongs to some nodes and edges; nothing else moves."""
        gone_nodes, gone_edges = set(nodes.tolist()), set(edges.tolist())
        return Placed(
            [each for each in self.names if each.number not in gone_nodes],
            [each for each in self.marks if each.edge not in gone_edges],
            [each for each in self.labels if each.number not in gone_edges],
        )


class Captions:
    """Lays out the words of one scene."""

    def __init__(self, scene: Scene, lettering: Lettering, marks: Marks) -> None:
        self._scene, self._lettering, self._marks = scene, lettering, marks
        self._words: dict[tuple[str, str], Words] = {}
        self._names = Names(scene, lettering)

    def reach(self, camera: Camera) -> Reach | None:
        """How far discs and names reach beyond the outermost nodes; None when not every node is named."""
        return self._names.reach(camera)

    def place(
        self,
        camera: Camera,
        x: Floats,
        y: Floats,
        nodes: Ints,
        lines: tuple[Strokes, ...],
        *,
        quickly: bool = False,
    ) -> Placed:
        """Names for as many nodes and labels for as many edges as there is room for, by degree."""
        room = TakenRoom(camera.width, camera.height)
        radius = self._scene.radius(camera)
        if len(nodes) <= _MOST_DISCS_AVOIDED:
            for node in nodes.tolist():
                room.take_disc(x[node], y[node], float(radius[node]))
        names = self._names.place(room, camera, x, y, nodes, quickly=quickly)
        marks = self._marks.places(room, self._scene, camera, lines)
        return Placed(names, marks, self._place_labels(room, camera, lines))

    def name_below(self, camera: Camera, node: int, x: float, y: float) -> Caption:
        """The name of one node below its disc, whatever is there."""
        return self._names.below(camera, node, x, y)

    def _place_labels(self, room: TakenRoom, camera: Camera, lines: tuple[Strokes, ...]) -> list[Caption]:
        placed: list[Caption] = []
        shown = sum(len(strokes.edge) for strokes in lines)
        labelled = camera.zoom >= _LABELS_FROM_ZOOM and shown <= _MOST_LABELLED_EDGES
        opacity = float(np.interp(camera.zoom, (_LABELS_FROM_ZOOM, _LABELS_FULL_AT), (0.35, 1.0)))
        for strokes in lines:
            for row, edge in enumerate(strokes.edge.tolist()):
                x, y = strokes.x[row : row + 1], strokes.y[row : row + 1]
                if self._scene.drawn.count[edge] > 1:
                    if camera.zoom >= _COUNTS_FROM_ZOOM:
                        placed.append(self._place_count(room, x, y, edge))
                elif labelled and (found := self._place_label(room, x, y, edge, opacity)) is not None:
                    placed.append(found)
        return placed

    def _place_count(self, room: TakenRoom, x: Floats, y: Floats, edge: int) -> Caption:
        """The number of a bundle, shown even where there is no room: without it a line would pass for one link."""
        words = Words((f"×{self._scene.drawn.count[edge]}",), "count")
        wide, high = self._lettering.size(words)
        places = _places_along(x, y, wide, high)
        left, top = room.first_free(places, wide, high) or places[0]
        return Caption(words, QRectF(round(left), round(top), wide, high), edge)

    def _place_label(
        self, room: TakenRoom, x: Floats, y: Floats, edge: int, opacity: float
    ) -> Caption | None:
        label = self._scene.edges[edge].label
        across, down = abs(float(x[0, -1] - x[0, 0])), abs(float(y[0, -1] - y[0, 0]))
        straight = x.shape[1] == 2
        if not label or (straight and across + down < 30):
            return None
        words = self._label_words(label, _LABEL_STYLES[int(self._scene.drawn.polarity[edge])])
        wide, high = self._lettering.size(words)
        if straight and across < wide * 0.6 and down < high * 2.2:
            return None
        places = _places_along(x, y, wide, high)
        if self._scene.source[edge] == self._scene.target[edge]:
            places = [(float(x.mean()) - wide / 2, float(y.min()) - high - 1)]
        spot = room.first_free(places, wide, high)
        return (
            None
            if spot is None
            else Caption(words, QRectF(round(spot[0]), round(spot[1]), wide, high), edge, opacity)
        )

    def _label_words(self, label: str, style: str) -> Words:
        found = self._words.get((label, style))
        if found is None:
            if len(self._words) > _MOST_KEPT:
                self._words.clear()
            metrics = self._lettering.metrics(style)
            shown = metrics.elidedText(one_line(label), Qt.TextElideMode.ElideRight, _WIDEST_LABEL)
            found = self._words[label, style] = Words((shown,), style)
        return found


def _places_along(x: Floats, y: Floats, wide: float, high: float) -> list[tuple[float, float]]:
    """Lefts and tops that centre something on a line, the middle of the line first."""
    points = (along(x, y, share) for share in _PLACES_ALONG)
    return [(float(px[0]) - wide / 2, float(py[0]) - high / 2) for px, py in points]
