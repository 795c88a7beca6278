"""What is drawn at each repaint over the picture of the chart: what is chosen, what is dragged, the marks of the pointer."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from casewright.ui.graph.arrays import Floats, Ints
from casewright.ui.graph.art import Art
from casewright.ui.graph.camera import Camera
from casewright.ui.graph.discs import nodes_in
from casewright.ui.graph.lettering import Caption
from casewright.ui.graph.pens import draw_plain, draw_shaped
from casewright.ui.graph.picture import Picture
from casewright.ui.graph.selection import Selection
from casewright.ui.graph.strokes import shaped, straight

_MOST_CHOSEN_EDGES = 3000
_MOST_CHOSEN_NAMES = 60
_LABEL_REACH = 120


class Live(NamedTuple):
    """What is to be seen now: places on the screen, what is chosen, hovered over or within the rubber band."""

    camera: Camera
    x: Floats
    y: Floats
    selection: Selection
    dragging: bool
    hovered: int | None
    band: QRectF | None


def draw_overlay(painter: QPainter, art: Art, picture: Picture, live: Live) -> None:
    """Draw the picture where it belongs and everything over it."""
    across, down = picture.offset(live.camera)
    corner = QPointF(across - picture.margin[0], down - picture.margin[1])
    painter.drawImage(corner, picture.image)
    painter.setClipRect(QRectF(0, 0, live.camera.width, live.camera.height))
    chosen_edges = _chosen_edges(art, live)
    held = _rest(picture.left_out.edges, chosen_edges)
    for edges, bright in ((held, False), (chosen_edges, True)):
        if len(edges):
            _draw_edges(painter, art, live, edges, bright, picture.detailed)
    if len(chosen_edges) and not live.dragging:
        painter.drawImage(corner, picture.upper())
        _draw_chosen_labels(painter, art, picture, corner, set(chosen_edges.tolist()))
    _draw_nodes(painter, art, picture, live, corner)
    _draw_pointer_marks(painter, art, live)


def _chosen_edges(art: Art, live: Live) -> Ints:
    edges = art.scene.edges_of_all(live.selection.nodes)
    if live.selection.edge is not None:
        edges = np.append(edges, live.selection.edge)
    return art.scene.drawn_among(edges)[:_MOST_CHOSEN_EDGES] if len(edges) else edges


def _draw_edges(painter: QPainter, art: Art, live: Live, edges: Ints, bright: bool, detailed: bool) -> None:
    if detailed:
        lines = shaped(art.scene, live.x, live.y, edges, live.camera)
        draw_shaped(painter, art.scene, live.camera, art.ink, lines, chosen=bright)
    else:
        thin = straight(art.scene, live.x, live.y, edges)
        draw_plain(painter, art.scene, art.ink, thin, 255 if bright else 150, chosen=bright)


def _draw_chosen_labels(
    painter: QPainter, art: Art, picture: Picture, corner: QPointF, edges: set[int]
) -> None:
    labels = [each for each in picture.placed.labels if each.number in edges and each.words.style == "label"]
    art.lettering.draw(
        painter, [_moved(each, corner, "label chosen")._replace(opacity=1.0) for each in labels]
    )


def _draw_nodes(painter: QPainter, art: Art, picture: Picture, live: Live, corner: QPointF) -> None:
    """The nodes that move and those that are chosen, with their names."""
    camera, x, y = live.camera, live.x, live.y
    chosen = np.array(live.selection.nodes, np.int64)
    held = _rest(picture.left_out.nodes, chosen)
    chosen = _in_view(art, live, chosen)
    if len(held):
        art.discs.draw(painter, camera, x, y, held)
        names = [
            art.captions.name_below(camera, node, x[node], y[node])
            for node in held[:_MOST_CHOSEN_NAMES].tolist()
        ]
        art.lettering.draw(painter, names)
    if not len(chosen):
        return
    art.discs.draw(painter, camera, x, y, chosen, chosen=True)
    placed = {each.number: each for each in picture.placed.names}
    names = []
    for node in chosen[:_MOST_CHOSEN_NAMES].tolist():
        known = placed.get(node)
        names.append(
            _moved(art.captions.name_below(camera, node, x[node], y[node]), QPointF(), "chosen")
            if known is None
            else _moved(known, corner, "chosen")
        )
    art.lettering.draw(painter, names)


def _rest(some: Ints, taken: Ints) -> Ints:
    """Those that are not taken; at once in the usual case that all of them are."""
    return some[:0] if np.array_equal(some, taken) else np.setdiff1d(some, taken)


def _in_view(art: Art, live: Live, nodes: Ints) -> Ints:
    if not len(nodes):
        return nodes
    camera = live.camera
    inside = nodes_in(
        art.scene.shown[nodes], live.x[nodes], live.y[nodes], camera.width, camera.height, _LABEL_REACH
    )
    return nodes[inside]


def _moved(caption: Caption, corner: QPointF, style: str) -> Caption:
    words = caption.words._replace(style=style)
    return caption._replace(words=words, area=caption.area.translated(corner))


def _draw_pointer_marks(painter: QPainter, art: Art, live: Live) -> None:
    ink, scene = art.ink, art.scene
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if live.hovered is not None and live.hovered < len(live.x):
        painter.setPen(QPen(ink.colour("accent"), 1.5))
        reach = max(float(scene.radius(live.camera)[live.hovered]), 4) + 3
        painter.drawEllipse(QPointF(live.x[live.hovered], live.y[live.hovered]), reach, reach)
    if live.band is not None:
        painter.setPen(QPen(ink.colour("accent"), 1))
        painter.drawRect(live.band)
        painter.setOpacity(0.12)
        painter.fillRect(live.band, ink.colour("accent"))
        painter.setOpacity(1)
