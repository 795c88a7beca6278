"""The words on the map: names of marks first, then those of countries and cities where there is room left."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QStaticText

from casewright.analysis.geography.camera import MapCamera
from casewright.ui.graph.label_places import TakenRoom
from casewright.ui.map.marks import MARK, Mark, Marks
from casewright.ui.map.outlines import Label, Names
from casewright.ui.theme import colour, font, medium
from casewright.ui.theme.tokens import CAPTION, SMALL
from casewright.ui.widgets.plain_text import isolate, one_line

_WIDEST = 160
_MOST_NAMES, _MOST_CITIES, _MOST_KEPT = 250, 60, 4000
_COUNTRIES_UP_TO, _CITIES_FROM = 30_000.0, 2_500.0
_SIDE = 3


class MapWords:
    """Lays out and draws; texts are kept until the look changes."""

    def __init__(self) -> None:
        self.forget_fonts()

    def forget_fonts(self) -> None:
        """After a change of look: measure everything again."""
        self._texts: dict[tuple[str, int], QStaticText] = {}
        self._name, self._picked = font(SMALL, medium()), font(SMALL, QFont.Weight.DemiBold)
        self._ground = font(CAPTION)

    def paint_ground(self, painter: QPainter, camera: MapCamera, names: Names, room: TakenRoom) -> None:
        """Names of countries and of the largest cities in sight, quietly."""
        painter.setFont(self._ground)
        ink = QColor(colour("text3"))
        if camera.scale <= _COUNTRIES_UP_TO:
            for label, x, y in _in_sight(names.countries, camera, len(names.countries)):
                self._put(painter, ink, label.text, x, y, room, dot=False)
        if camera.scale >= _CITIES_FROM:
            most = min(_MOST_CITIES, round(camera.scale / _CITIES_FROM * 8))
            for label, x, y in _in_sight(names.cities, camera, most):
                self._put(painter, ink, label.text, x, y, room, dot=True)

    def paint_names(
        self, painter: QPainter, marks: Marks, placed: list[Mark], picked: set[int], room: TakenRoom
    ) -> None:
        """The names of marks, chosen ones first, each beside its mark on a veil of the ground."""
        for mark in placed:
            room.take(mark.x - MARK / 2, mark.y - MARK / 2, MARK, MARK)
        veil = QColor(colour("surface"))
        veil.setAlpha(215)
        for mark in sorted(placed, key=lambda each: picked.isdisjoint(each.spots))[:_MOST_NAMES]:
            chosen = not picked.isdisjoint(mark.spots)
            face = self._picked if chosen else self._name
            text = self._text(_title(marks, mark, picked), face)
            wide, high = text.size().width() + 2 * _SIDE, text.size().height()
            spot = room.first_free(_beside(mark.x, mark.y, wide, high), wide, high)
            if spot is None:
                continue
            area = QRectF(round(spot[0]), round(spot[1]), wide, high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(veil)
            painter.drawRoundedRect(area, 3, 3)
            painter.setFont(face)
            painter.setPen(colour("text"))
            painter.drawStaticText(area.topLeft() + QPointF(_SIDE, 0), text)

    def _put(
        self, painter: QPainter, ink: QColor, words: str, x: float, y: float, room: TakenRoom, *, dot: bool
    ) -> None:
        text = self._text(words, self._ground)
        wide, high = text.size().width(), text.size().height()
        left, top = (x + 5, y - high / 2) if dot else (x - wide / 2, y - high / 2)
        if not room.take_if_free(left, top, wide, high):
            return
        painter.setPen(QPen(ink))
        painter.drawStaticText(QPointF(round(left), round(top)), text)
        if dot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(QPointF(x, y), 1.8, 1.8)

    def _text(self, words: str, face: QFont) -> QStaticText:
        key = words, face.weight() if face is not self._ground else 0
        found = self._texts.get(key)
        if found is None:
            if len(self._texts) > _MOST_KEPT:
                self._texts.clear()
            shown = QFontMetricsF(face).elidedText(words, Qt.TextElideMode.ElideRight, _WIDEST)
            found = self._texts[key] = _static_text(shown, face)
        return found


def _static_text(words: str, face: QFont) -> QStaticText:
    """Plain text on one line, ready to be drawn again and again."""
    text = QStaticText()
    text.setTextFormat(Qt.TextFormat.PlainText)
    text.setText(words)
    text.prepare(font=face)
    return text


def _title(marks: Marks, mark: Mark, picked: set[int]) -> str:
    first = next((each for each in mark.spots if each in picked), mark.spots[0])
    more = len({marks.spots[each].entity_id for each in mark.spots}) - 1
    name = isolate(one_line(marks.spots[first].name, 60))
    return f"{name} +{more}" if more else name


def _beside(x: float, y: float, wide: float, high: float) -> list[tuple[float, float]]:
    away = MARK / 2 + 3
    return [
        (x - wide / 2, y + away),
        (x + away, y - high / 2),
        (x - away - wide, y - high / 2),
        (x - wide / 2, y - away - high),
    ]


def _in_sight(
    labels: tuple[Label, ...], camera: MapCamera, most: int
) -> Iterable[tuple[Label, float, float]]:
    """The first so many that are in sight, with their places on the screen."""
    if not labels:
        return
    x, y = camera.to_screen(np.array([each.x for each in labels]), np.array([each.y for each in labels]))
    inside = (x > 0) & (x < camera.width) & (y > 0) & (y < camera.height)
    for number in np.flatnonzero(inside)[:most].tolist():
        yield labels[number], float(x[number]), float(y[number])
