"""Drawing edges: one pen for each look, arrowheads as one path."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from casewright.ui.graph.camera import Camera
from casewright.ui.graph.scene import Bools, Ints, Scene
from casewright.ui.graph.strokes import Strokes
from casewright.ui.graph.zero_copy import draw_lines
from casewright.ui.theme import colour

_MOST_ARROWS = 1500
_ARROWS_FROM_ZOOM = 0.3
_DASHES = [4.0, 3.0]


def draw_shaped(
    painter: QPainter, scene: Scene, camera: Camera, parts: tuple[Strokes, Strokes], chosen: bool = False
) -> None:
    """Draw straight and bowed edges with their widths, dashes, colours and arrowheads; `chosen` in the accent colour."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for strokes in parts:
        for look in _looks(scene, strokes.edge):
            some = _with_look(scene, strokes.edge, look)
            _draw_group(painter, strokes, some, look, camera, chosen)
        if camera.zoom >= _ARROWS_FROM_ZOOM and len(strokes.edge) <= _MOST_ARROWS:
            _draw_arrows(painter, scene, strokes, camera, chosen)


def draw_plain(painter: QPainter, scene: Scene, strokes: Strokes, opacity: int) -> None:
    """Draw very many edges as thin lines: only hostile ones differ, by colour."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    hostile = scene.hostile[strokes.edge]
    for red in (False, True):
        some = hostile == red
        ink = QColor(edge_colour(red, False))
        ink.setAlpha(min(255, opacity + 60) if red else opacity)
        pen = QPen(ink, 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        draw_lines(painter, strokes.x[some, 0], strokes.y[some, 0], strokes.x[some, 1], strokes.y[some, 1])


def edge_colour(hostile: bool, chosen: bool) -> QColor:
    """The colour of an edge and of its label."""
    return colour("bad" if hostile else "accent" if chosen else "ctl")


Look = tuple[bool, bool, float]


def _looks(scene: Scene, edge: Ints) -> list[Look]:
    return sorted(
        {
            (bool(hostile), bool(dashed), float(width))
            for hostile, dashed, width in zip(
                scene.hostile[edge], scene.dashed[edge], scene.width[edge], strict=True
            )
        }
    )


def _with_look(scene: Scene, edge: Ints, look: Look) -> Bools:
    hostile, dashed, width = look
    found: Bools = (
        (scene.hostile[edge] == hostile) & (scene.dashed[edge] == dashed) & (scene.width[edge] == width)
    )
    return found


def _draw_group(
    painter: QPainter, strokes: Strokes, some: Bools, look: Look, camera: Camera, chosen: bool
) -> None:
    hostile, dashed, width = look
    x, y = strokes.x[some], strokes.y[some]
    pen = QPen(edge_colour(hostile, chosen), _shown_width(width, camera, chosen))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    bowed = x.shape[1] > 2
    if dashed and not bowed:
        pen.setDashPattern(_DASHES)
    painter.setPen(pen)
    # every second piece of a bow: its pieces are too short for dashes of their own
    step = 2 if dashed and bowed else 1
    starts = np.arange(0, x.shape[1] - 1, step)
    draw_lines(
        painter,
        x[:, starts].ravel(),
        y[:, starts].ravel(),
        x[:, starts + 1].ravel(),
        y[:, starts + 1].ravel(),
    )


def _shown_width(width: float, camera: Camera, chosen: bool) -> float:
    shown = 1.0 + (width - 1.0) * min(camera.zoom, 1.0)
    return shown + 0.75 if chosen else shown


def _draw_arrows(painter: QPainter, scene: Scene, strokes: Strokes, camera: Camera, chosen: bool) -> None:
    directed = scene.directed[strokes.edge]
    hostile = scene.hostile[strokes.edge]
    long = min(8.5, 4.5 + 4 * camera.zoom)
    painter.setPen(Qt.PenStyle.NoPen)
    for red in (False, True):
        some = directed & (hostile == red)
        path = _arrow_path(strokes, some, long + (1 if chosen else 0))
        if not path.isEmpty():
            painter.fillPath(path, edge_colour(red, chosen))


def _arrow_path(strokes: Strokes, some: Bools, long: float) -> QPainterPath:
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
