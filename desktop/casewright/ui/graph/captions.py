"""The words on the chart: names below discs, labels on edges; only where there is room."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QStaticText

from casewright.ui.graph.camera import Camera
from casewright.ui.graph.edge_pens import edge_colour
from casewright.ui.graph.label_places import TakenRoom
from casewright.ui.graph.scene import Floats, Ints, Scene
from casewright.ui.graph.strokes import Strokes
from casewright.ui.theme import colour, font, medium
from casewright.ui.theme.tokens import CAPTION, SMALL
from casewright.ui.widgets.plain_text import isolate, one_line

_WIDEST_NAME, _WIDEST_LABEL = 190, 130
_MOST_NAMES, _MOST_NAMES_FAR = 300, 60
_FAR = 0.45
_MOST_MOVED_NAMES = 150
_MOST_DISCS_AVOIDED = 500
_EDGE_LABELS_FROM_ZOOM = 0.5
_MOST_LABELLED_EDGES = 250
_PLACES_ALONG = (0.5, 0.38, 0.62)


class Caption(NamedTuple):
    """A text at its place, with the rectangle it covers and the index of its node or edge."""

    text: QStaticText
    area: QRectF
    number: int


class Captions:
    """Lays out and draws the words of one scene."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self.forget_fonts()

    def forget_fonts(self) -> None:
        """After a change of look: measure everything again."""
        self._texts: dict[tuple[str, bool], QStaticText] = {}
        self._name_font, self._chosen_font = font(SMALL, medium()), font(SMALL, QFont.Weight.DemiBold)
        self._label_font = font(CAPTION)

    def place(
        self, camera: Camera, x: Floats, y: Floats, nodes: Ints, chosen: Ints, lines: list[Strokes]
    ) -> tuple[list[Caption], list[Caption]]:
        """Names for as many nodes and labels for as many edges as there is room for: chosen ones, then by degree."""
        room = TakenRoom(camera.width, camera.height)
        size = camera.node_size()
        if len(nodes) <= _MOST_DISCS_AVOIDED:
            for node in nodes.tolist():
                room.take(x[node] - size / 2 + 3, y[node] - size / 2 + 3, size - 6, size - 6)
        names = self._place_names(room, camera, x, y, self._wanted(camera, x, y, nodes, chosen))
        return names, self._place_labels(room, camera, lines)

    def draw_names(self, painter: QPainter, names: list[Caption], chosen: set[int]) -> None:
        """Draw names on a veil of the ground, so that edges below do not cross the letters."""
        veil = QColor(colour("surface"))
        veil.setAlpha(225)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(veil)
        for caption in names:
            painter.drawRoundedRect(caption.area, 4, 4)
        painter.setPen(colour("text"))
        for caption in names:
            painter.setFont(self._chosen_font if caption.number in chosen else self._name_font)
            painter.drawStaticText(caption.area.topLeft() + QPointF(4, 1), caption.text)

    def draw_labels(self, painter: QPainter, labels: list[Caption], chosen: set[int]) -> None:
        """Draw labels of edges, each interrupting its line."""
        painter.setFont(self._label_font)
        for caption in labels:
            painter.fillRect(caption.area, colour("surface"))
            hostile = bool(self._scene.hostile[caption.number])
            picked = caption.number in chosen
            painter.setPen(edge_colour(hostile, picked) if picked or hostile else colour("text3"))
            painter.drawStaticText(caption.area.topLeft() + QPointF(3, 0), caption.text)

    def _wanted(self, camera: Camera, x: Floats, y: Floats, nodes: Ints, chosen: Ints) -> list[int]:
        most = _MOST_NAMES_FAR if camera.zoom < _FAR and len(nodes) > _MOST_NAMES_FAR * 2 else _MOST_NAMES
        picked = np.zeros(len(self._scene), np.bool_)
        picked[chosen] = True
        rest = nodes[~picked[nodes]]
        rest = rest[np.argsort(self._scene.rank[rest], kind="stable")]
        if len(rest) > most:
            rest = _thinned(x, y, rest)
        return [*nodes[picked[nodes]].tolist(), *rest.tolist()][:most]

    def _place_names(
        self, room: TakenRoom, camera: Camera, x: Floats, y: Floats, wanted: list[int]
    ) -> list[Caption]:
        below = max(camera.node_size(), 4.0) / 2 + 3
        placed: list[Caption] = []
        for node in wanted:
            text = self._text(self._scene.nodes[node].label, name=True)
            wide, high = text.size().width() + 8, text.size().height() + 2
            px, py = x[node], y[node]
            places = [
                (px - wide / 2, py + below),
                (px + below, py - high / 2),
                (px - below - wide, py - high / 2),
                (px - wide / 2, py - below - high),
            ]
            spot = room.first_free(places if len(wanted) <= _MOST_MOVED_NAMES else places[:1], wide, high)
            if spot is not None:
                placed.append(Caption(text, QRectF(round(spot[0]), round(spot[1]), wide, high), node))
        return placed

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
        text = self._text(label, name=False)
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

    def _text(self, words: str, name: bool) -> QStaticText:
        key = (words, name)
        found = self._texts.get(key)
        if found is None:
            if len(self._texts) > 4000:
                self._texts.clear()
            face = self._chosen_font if name else self._label_font
            widest = _WIDEST_NAME if name else _WIDEST_LABEL
            shown = QFontMetricsF(face).elidedText(one_line(words), Qt.TextElideMode.ElideRight, widest)
            found = QStaticText()
            found.setTextFormat(Qt.TextFormat.PlainText)
            found.setText(isolate(shown))
            found.prepare(font=self._name_font if name else face)
            self._texts[key] = found
        return found


def _thinned(x: Floats, y: Floats, nodes: Ints) -> Ints:
    """Of nodes that lie close together the first only, order kept: no room is looked for where there is none."""
    cell = (x[nodes] // 100).astype(np.int64) * 100_003 + (y[nodes] // 18).astype(np.int64)
    _, first = np.unique(cell, return_index=True)
    return nodes[np.sort(first)]


def _along(x: Floats, y: Floats, share: float) -> tuple[float, float]:
    """A point on a polyline, by its share of the points passed."""
    at = share * (len(x) - 1)
    first = min(int(at), len(x) - 2)
    rest = at - first
    return float(x[first] + (x[first + 1] - x[first]) * rest), float(
        y[first] + (y[first + 1] - y[first]) * rest
    )
