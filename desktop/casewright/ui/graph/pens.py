"""Drawing edges: one pen for each look, arrowheads as one path.

Width says how many independent origins there are; a broken line that nothing can be cited (dots) or that what is cited was
graded doubtful (dashes); colour the polarity, which a sign on the line says too. What may not belong is pale.
"""

from __future__ import annotations

from itertools import product

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from casewright.ui.graph.arrays import Bools, Floats
from casewright.ui.graph.bundles import UNCITED, WEAK
from casewright.ui.graph.camera import Camera
from casewright.ui.graph.ink import Ink
from casewright.ui.graph.scene import Scene
from casewright.ui.graph.strokes import Strokes
from casewright.ui.graph.zero_copy import draw_lines

ARROWS_FROM_ZOOM = 0.3
FAINT = 0.4
"""Opacity of what may not belong."""

_MOST_ARROWS = 1500
_DASHES = {WEAK: [6.0, 3.0], UNCITED: [1.5, 2.5]}
_POLARITIES = {-1: "bad", 0: "ctl", 1: "ok"}


def draw_shaped(
    painter: QPainter,
    scene: Scene,
    camera: Camera,
    ink: Ink,
    parts: tuple[Strokes, Strokes],
    chosen: bool = False,
) -> None:
    """Draw straight and bowed edges with all that they show; `chosen` wider, and in the accent colour where they are neutral."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawn = scene.drawn
    for strokes in parts:
        look = drawn.look[strokes.edge]
        for each in np.unique(look):
            some = look == each
            edge = int(strokes.edge[some][0])
            width, dash, polarity = int(drawn.width[edge]), int(drawn.dash[edge]), int(drawn.polarity[edge])
            painter.setPen(edge_pen(ink, width, dash, polarity, camera.zoom, chosen, bool(drawn.faint[edge])))
            _draw_lines(painter, strokes.x[some], strokes.y[some], broken=dash in _DASHES)
        if camera.zoom >= ARROWS_FROM_ZOOM and len(strokes.edge) <= _MOST_ARROWS:
            _draw_arrows(painter, scene, strokes, camera, ink, chosen)


def draw_plain(
    painter: QPainter, scene: Scene, ink: Ink, strokes: Strokes, opacity: int, chosen: bool = False
) -> None:
    """Draw very many edges as thin lines: they differ only by the colour of their polarity; `chosen` ones are two pixels wide."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    polarity = scene.drawn.polarity[strokes.edge]
    faint = scene.drawn.faint[strokes.edge]
    for each, pale in product((0, 1, -1), (False, True)):
        some = (polarity == each) & (faint == pale)
        if not some.any():
            continue
        shade = QColor(edge_colour(ink, each, chosen))
        shade.setAlpha(int((min(255, opacity + 60) if each else opacity) * (FAINT if pale else 1)))
        pen = QPen(shade, 2 if chosen else 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        draw_lines(painter, strokes.x[some, 0], strokes.y[some, 0], strokes.x[some, 1], strokes.y[some, 1])


def edge_pen(
    ink: Ink, width: int, dash: int, polarity: int, zoom: float, chosen: bool = False, faint: bool = False
) -> QPen:
    """The pen of one look: `width` is that of `DrawnEdges`, as are the others."""
    pen = QPen(paled(edge_colour(ink, polarity, chosen), faint), _shown_width(width, zoom, chosen))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash in _DASHES:
        pen.setDashPattern([length / max(pen.widthF() / 1.25, 1.0) for length in _DASHES[dash]])
    return pen


def edge_colour(ink: Ink, polarity: int, chosen: bool) -> QColor:
    """The colour of an edge and of its label."""
    return ink.colour("accent" if chosen and not polarity else _POLARITIES[polarity])


def paled(shade: QColor, faint: bool) -> QColor:
    """The colour, or a pale one of what may not belong."""
    if not faint:
        return shade
    found = QColor(shade)
    found.setAlphaF(FAINT)
    return found


def _draw_lines(painter: QPainter, x: Floats, y: Floats, *, broken: bool) -> None:
    if broken and x.shape[1] > 2:
        # so that dashes run on from one piece of a bow to the next
        for xs, ys in zip(x.tolist(), y.tolist(), strict=True):
            painter.drawPolyline(QPolygonF([QPointF(px, py) for px, py in zip(xs, ys, strict=True)]))
    else:
        draw_lines(painter, x[:, :-1].ravel(), y[:, :-1].ravel(), x[:, 1:].ravel(), y[:, 1:].ravel())


def _shown_width(width: float, zoom: float, chosen: bool) -> float:
    """1 pixel for one origin, 0.8 more for each further one; less when zoomed out."""
    shown = 1.0 + 0.8 * (width - 1.0) * min(zoom, 1.0)
    return shown + 0.75 if chosen else shown


def _draw_arrows(
    painter: QPainter, scene: Scene, strokes: Strokes, camera: Camera, ink: Ink, chosen: bool
) -> None:
    directed, polarity = scene.drawn.directed[strokes.edge], scene.drawn.polarity[strokes.edge]
    faint = scene.drawn.faint[strokes.edge]
    extra = _shown_width(1, camera.zoom, chosen) - 1
    long = min(8.5, 4.5 + 4 * camera.zoom) + extra + 0.7 * (scene.drawn.width[strokes.edge] - 1)
    painter.setPen(Qt.PenStyle.NoPen)
    for each, pale in product((0, 1, -1), (False, True)):
        some = directed & (polarity == each) & (faint == pale)
        if some.any():
            painter.fillPath(
                _arrow_path(strokes, some, long[some]), paled(edge_colour(ink, each, chosen), pale)
            )


def _arrow_path(strokes: Strokes, some: Bools, long: Floats) -> QPainterPath:
    tip_x, tip_y = strokes.x[some, -1], strokes.y[some, -1]
    dx, dy = tip_x - strokes.x[some, -2], tip_y - strokes.y[some, -2]
    length = np.hypot(dx, dy) + 1e-9
    ux, uy = dx / length * long, dy / length * long
    half = 0.42
    corners = np.stack(
        [
            tip_x,
            tip_y,
            tip_x - ux - uy * half,
            tip_y - uy + ux * half,
            tip_x - ux + uy * half,
            tip_y - uy - ux * half,
        ],
        axis=1,
    )
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for x1, y1, x2, y2, x3, y3 in corners.tolist():
        path.addPolygon(QPolygonF([QPointF(x1, y1), QPointF(x2, y2), QPointF(x3, y3)]))
        path.closeSubpath()
    return path
