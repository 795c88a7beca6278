"""Small signs on edges: + and − for the polarity, ! for what is disputed."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from casewright.ui.graph.camera import Camera
from casewright.ui.graph.ink import Ink
from casewright.ui.graph.label_places import TakenRoom
from casewright.ui.graph.scene import Scene
from casewright.ui.graph.strokes import Strokes, along
from casewright.ui.graph.zero_copy import Cells, draw_sprites

HOSTILE, COOPERATIVE, DISPUTED = 0, 1, 2
MARKS_FROM_ZOOM = 0.45
SIDE = 13
"""Pixels from one edge of a mark to the other."""

_SIGN_AT = (0.24, 0.18, 0.32, 0.4, 0.6)
_DISPUTE_AT = (0.76, 0.7, 0.64, 0.82, 0.5)


class Mark(NamedTuple):
    """One sign around its place on the screen."""

    x: float
    y: float
    kind: int
    edge: int


class Marks:
    """Draws the signs of one look."""

    def __init__(self, ink: Ink) -> None:
        self._ink = ink
        self._atlases: dict[float, QPixmap] = {}

    def places(self, room: TakenRoom, scene: Scene, camera: Camera, lines: tuple[Strokes, ...]) -> list[Mark]:
        """Where signs stand: on each line the first place that is free; none when zoomed out. Takes their room."""
        placed: list[Mark] = []
        for strokes in lines if camera.zoom >= MARKS_FROM_ZOOM else ():
            polarity, disputed = scene.drawn.polarity[strokes.edge], scene.drawn.disputed[strokes.edge]
            for some, kind in (
                (polarity < 0, HOSTILE),
                (polarity > 0, COOPERATIVE),
                (disputed, DISPUTED),
            ):
                shares = _SIGN_AT if kind != DISPUTED else _DISPUTE_AT
                points = [along(strokes.x[some], strokes.y[some], share) for share in shares]
                for row, edge in enumerate(strokes.edge[some].tolist()):
                    spot = room.first_free(
                        [(float(x[row]) - SIDE / 2, float(y[row]) - SIDE / 2) for x, y in points], SIDE, SIDE
                    )
                    if spot is not None:
                        placed.append(Mark(spot[0] + SIDE / 2, spot[1] + SIDE / 2, kind, edge))
        return placed

    def draw(self, painter: QPainter, marks: list[Mark]) -> None:
        """Draw signs around their places."""
        if not marks:
            return
        x, y = np.array([each.x for each in marks]), np.array([each.y for each in marks])
        kind = np.array([each.kind for each in marks], np.int64)
        ratio = painter.device().devicePixelRatioF()
        atlas = self._atlases.get(ratio)
        if atlas is None:
            atlas = self._atlases[ratio] = self._drawn(ratio)
        side = atlas.height()
        cells = Cells(kind * side, 0, side, side)
        draw_sprites(painter, np.round(x), np.round(y), cells, atlas, 1 / ratio)

    def draw_one(self, painter: QPainter, kind: int, centre: QPointF) -> None:
        """Draw one sign as shapes, for legends and for papers."""
        _draw_mark(painter, self._ink, kind, centre)

    def _drawn(self, ratio: float) -> QPixmap:
        side = 2 * round((SIDE + 3) * ratio / 2)
        atlas = QPixmap(3 * side, side)
        atlas.fill(Qt.GlobalColor.transparent)
        painter = QPainter(atlas)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(ratio, ratio)
        for kind in (HOSTILE, COOPERATIVE, DISPUTED):
            _draw_mark(painter, self._ink, kind, QPointF((kind + 0.5) * side / ratio, side / ratio / 2))
        painter.end()
        return atlas


def _draw_mark(painter: QPainter, ink: Ink, kind: int, centre: QPointF) -> None:
    """A disc with a sign; for a dispute a square on its corner."""
    shade = ink.colour({HOSTILE: "bad", COOPERATIVE: "ok", DISPUTED: "warn"}[kind])
    ground = ink.colour({HOSTILE: "bad_soft", COOPERATIVE: "ok_soft", DISPUTED: "warn_soft"}[kind])
    x, y, half = centre.x(), centre.y(), SIDE / 2 - 0.5
    painter.setPen(QPen(shade, 1.25))
    painter.setBrush(ground)
    if kind == DISPUTED:
        painter.save()
        painter.translate(centre)
        painter.rotate(45)
        painter.drawRect(QRectF(-half * 0.8, -half * 0.8, half * 1.6, half * 1.6))
        painter.restore()
        painter.setPen(QPen(shade, 1.5))
        painter.drawLine(QLineF(x, y - 3, x, y + 0.5))
        painter.drawPoint(QPointF(x, y + 3))
        return
    painter.drawEllipse(centre, half, half)
    painter.setPen(QPen(shade, 1.5))
    painter.drawLine(QLineF(x - 3, y, x + 3, y))
    if kind == COOPERATIVE:
        painter.drawLine(QLineF(x, y - 3, x, y + 3))
