"""Everything on the map above the ground: precision, links, marks, names, the scale."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from casewright.analysis.geography.camera import MapCamera
from casewright.analysis.geography.mercator import place_of, units_per_km
from casewright.model.ontology import Ontology
from casewright.ui.graph.label_places import TakenRoom
from casewright.ui.map.marks import MARK, Mark, Marks
from casewright.ui.map.outlines import Names
from casewright.ui.map.ways import Ways
from casewright.ui.map.words import MapWords
from casewright.ui.theme import colour, draw_glyph, font, kind_colours
from casewright.ui.theme.tokens import CAPTION

_GLYPH = 13
_KM = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_WIDEST_BAR = 140
_EDGE = 14
_PALE = 0.5


class MapState(NamedTuple):
    """What is to be seen. `picked` are the numbers of the chosen spots, `way` that of the chosen link."""

    camera: MapCamera
    marks: Marks
    ways: Ways
    names: Names
    picked: frozenset[int]
    way: int | None
    hovered: int | None


class MapPainter:
    """Draws the state of a map; the same drawing serves the window and exports."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self.words = MapWords()

    def paint(self, painter: QPainter, state: MapState) -> list[Mark]:
        """Draws it all and gives back where the marks are."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        camera, placed = state.camera, state.marks.placed(state.camera)
        for mark in placed:
            self._draw_precision(painter, camera, state, mark)
        picked = set(state.picked)
        state.ways.paint(painter, camera, state.way, picked)
        room = TakenRoom(camera.width, camera.height)
        for mark in placed:
            self._draw_mark(painter, state, mark)
        self.words.paint_names(painter, state.marks, placed, picked, room)
        self.words.paint_ground(painter, camera, state.names, room)
        return placed

    def _draw_precision(self, painter: QPainter, camera: MapCamera, state: MapState, mark: Mark) -> None:
        """The circle within which each lies; only where it reaches beyond the mark."""
        radii = set()
        for number in mark.spots:
            spot = state.marks.spots[number]
            if spot.precision_km is not None:
                radii.add(round(spot.precision_km * units_per_km(spot.latitude) * camera.scale))
        for radius in sorted(radii, reverse=True)[:3]:
            if radius > MARK / 2:
                ink, _tint = kind_colours("place")
                fill, line = QColor(ink), QColor(ink)
                fill.setAlpha(22)
                line.setAlpha(120)
                painter.setBrush(fill)
                painter.setPen(QPen(line, 1, Qt.PenStyle.DashLine))
                painter.drawEllipse(QPointF(mark.x, mark.y), radius, radius)

    def _draw_mark(self, painter: QPainter, state: MapState, mark: Mark) -> None:
        chosen = [each for each in mark.spots if each in state.picked]
        spot = state.marks.spots[chosen[0] if chosen else mark.spots[0]]
        kind = self._ontology.entity_kind_shown(spot.kind)
        ink, tint = kind_colours(kind.colour)
        at = QPointF(round(mark.x), round(mark.y))
        radius = MARK / 2
        painter.setOpacity(_PALE if all(each in state.marks.possible for each in mark.spots) else 1)
        if chosen or state.hovered in mark.spots:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("soft" if chosen else "hover"))
            painter.drawEllipse(at, radius + 6, radius + 6)
        pen = QPen(QColor(ink), 2.2 if chosen else 1.3)
        if spot.how == "linked":
            pen.setStyle(Qt.PenStyle.DashLine)
            pen.setDashPattern([2.4 / pen.widthF(), 2.4 / pen.widthF()])
        painter.setPen(pen)
        painter.setBrush(QColor(tint))
        painter.drawEllipse(at, radius - 1, radius - 1)
        draw_glyph(painter, QRectF(at.x() - _GLYPH / 2, at.y() - _GLYPH / 2, _GLYPH, _GLYPH), kind.icon, ink)
        count = len({state.marks.spots[each].entity_id for each in mark.spots})
        if count > 1:
            _draw_count(painter, at + QPointF(radius * 0.72, -radius * 0.72), count)
        painter.setOpacity(1)


def _draw_count(painter: QPainter, at: QPointF, count: int) -> None:
    painter.setFont(font(CAPTION - 1, QFont.Weight.DemiBold))
    words = str(count) if count < 1000 else "999+"
    wide = max(15.0, painter.fontMetrics().horizontalAdvance(words) + 8.0)
    area = QRectF(at.x() - wide / 2, at.y() - 7.5, wide, 15)
    painter.setPen(QPen(colour("surface"), 1.5))
    painter.setBrush(colour("text2"))
    painter.drawRoundedRect(area, 7.5, 7.5)
    painter.setPen(colour("surface"))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)


def draw_scale(painter: QPainter, camera: MapCamera) -> None:
    """A bar of so many kilometres, true at the middle of the map."""
    _, latitude = place_of(camera.x, camera.y)
    per_km = units_per_km(latitude) * camera.scale
    length = next((each for each in reversed(_KM) if each * per_km <= _WIDEST_BAR), _KM[0])
    wide, bottom = length * per_km, camera.height - _EDGE
    painter.setPen(QPen(colour("text2"), 1.4))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.drawPolyline(
        [
            QPointF(_EDGE, bottom - 5),
            QPointF(_EDGE, bottom),
            QPointF(_EDGE + wide, bottom),
            QPointF(_EDGE + wide, bottom - 5),
        ]
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font(CAPTION))
    painter.drawText(QPointF(_EDGE + 5, bottom - 4), f"{length:,} km")
