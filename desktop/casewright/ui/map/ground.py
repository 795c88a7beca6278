"""Sea, land, lakes, borders and the graticule as a picture that is kept until the camera or the colours change.

It is drawn in slices on the thread of the window (Qt holds Python's lock while it draws); while the map is moved the kept
picture is shifted and scaled, and drawn anew when the map rests.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from time import perf_counter

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QTransform

from casewright.analysis.geography.camera import MapCamera
from casewright.analysis.geography.mercator import HIGHEST_LATITUDE, place_of, project_point
from casewright.ui.map.outlines import Outline, Outlines
from casewright.ui.theme import colour, kind_colours

_STEPS = (30, 15, 10, 5, 2, 1, 0.5, 0.2, 0.1)
_LINE_ROOM = 110
_LEAST_SEEN = 0.7
_STEP_OF_PAPER = 20  # outlines


class Ground:
    """The picture below everything else; `tinted` countries stand out."""

    def __init__(self, outlines: Outlines) -> None:
        self._outlines = outlines
        self.image = QImage()
        self.tinted: frozenset[str] = frozenset()
        self._camera = MapCamera()
        self._shown = MapCamera()
        self._rest: Iterator[tuple[Outline, int, str]] = iter(())
        self._work = QImage()
        self.complete = True

    def begin(self, camera: MapCamera, ratio: float, tinted: Collection[str]) -> None:
        """Start a new picture; the last one is shown until this one is complete."""
        self._camera, self.tinted = camera, frozenset(tinted)
        size = round(camera.width * ratio), round(camera.height * ratio)
        self._work = QImage(*size, QImage.Format.Format_RGB32)
        self._work.setDevicePixelRatio(ratio)
        self._work.fill(colour("sunken"))
        self._rest = self._parts()
        self.complete = False

    def advance(self, seconds: float) -> None:
        """Draw for about so long, or until the picture is complete."""
        if self.complete:
            return
        until = perf_counter() + seconds
        painter = QPainter(self._work)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(QRectF(0, 0, self._camera.width, self._camera.height))
        for outline, copy, look in self._rest:
            self._draw(painter, outline, copy, look)
            if perf_counter() >= until:
                painter.end()
                return
        self._draw_graticule(painter)
        painter.end()
        self.image, self._shown, self.complete = self._work, self._camera, True

    def paint(self, painter: QPainter, camera: MapCamera) -> None:
        """The kept picture, shifted and scaled to where the camera has gone since."""
        painter.fillRect(QRectF(0, 0, camera.width, camera.height), colour("sunken"))
        if self.image.isNull():
            return
        shown = self._shown
        factor = camera.scale / shown.scale
        away = shown.x - camera.x
        away -= math.floor(away + 0.5)
        left = away * camera.scale + camera.width / 2 - shown.width / 2 * factor
        top = (shown.y - camera.y) * camera.scale + camera.height / 2 - shown.height / 2 * factor
        painter.drawImage(QRectF(left, top, shown.width * factor, shown.height * factor), self.image)

    def draw(self, painter: QPainter, camera: MapCamera, tinted: Collection[str]) -> Iterator[None]:
        """Draws the ground as shapes, for papers, some at each step."""
        self._camera, self.tinted = camera, frozenset(tinted)
        painter.fillRect(QRectF(0, 0, camera.width, camera.height), colour("sunken"))
        for number, (outline, copy, look) in enumerate(self._parts()):
            fill, line = _looks(look)
            painter.setPen(QPen(line, 1.0))
            painter.setBrush(fill)
            place = QTransform.fromTranslate(*camera.offset(copy)).scale(camera.scale, camera.scale)
            painter.drawPolygon(place.map(outline.polygon))
            if number % _STEP_OF_PAPER == 0:
                yield
        self._draw_graticule(painter)

    def is_of(self, camera: MapCamera) -> bool:
        """Whether the picture, or the one being drawn, is of this camera."""
        return camera == self._camera

    def _parts(self) -> Iterator[tuple[Outline, int, str]]:
        """What is in sight: land, the tinted land above it, lakes."""
        camera = self._camera
        land, lakes = self._outlines.at(camera.scale)
        plain = [each for each in land if each.code not in self.tinted or not each.code]
        tinted = [each for each in land if each.code and each.code in self.tinted]
        for outlines, look in ((plain, "land"), (tinted, "tinted"), (lakes, "lake")):
            for outline in outlines:
                for copy in range(camera.copies().start - 1, camera.copies().stop + 1):
                    if self._is_in_sight(outline, copy):
                        yield outline, copy, look

    def _is_in_sight(self, outline: Outline, copy: int) -> bool:
        camera = self._camera
        left, top, right, bottom = outline.ring.bounds
        x, y = camera.offset(copy)
        scale = camera.scale
        return (
            left * scale + x < camera.width
            and right * scale + x > 0
            and top * scale + y < camera.height
            and bottom * scale + y > 0
            and max(right - left, bottom - top) * scale > _LEAST_SEEN
        )

    def _draw(self, painter: QPainter, outline: Outline, copy: int, look: str) -> None:
        fill, line = _looks(look)
        painter.save()
        painter.translate(*self._camera.offset(copy))
        painter.scale(self._camera.scale, self._camera.scale)
        pen = QPen(line, 1.0)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(fill)
        painter.drawPolygon(outline.polygon)
        painter.restore()

    def _draw_graticule(self, painter: QPainter) -> None:
        """Meridians and parallels, at round degrees that lie well apart on the screen."""
        camera = self._camera
        step = next((each for each in reversed(_STEPS) if each / 360 * camera.scale >= _LINE_ROOM), _STEPS[0])
        line = QColor(colour("ctl"))
        line.setAlpha(46)
        painter.setPen(QPen(line, 1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for x in _round_between(*self._longitudes(), step):
            px = round((x / 360 + 0.5 - camera.x) * camera.scale + camera.width / 2)
            painter.drawLine(QLineF(px, 0, px, camera.height))
        south, north = self._latitudes()
        for latitude in _round_between(south, north, step):
            py = round((project_point(0, latitude)[1] - camera.y) * camera.scale + camera.height / 2)
            painter.drawLine(QLineF(QPointF(0, py), QPointF(camera.width, py)))

    def _longitudes(self) -> tuple[float, float]:
        camera = self._camera
        half = camera.width / 2 / camera.scale
        return (camera.x - half - 0.5) * 360, (camera.x + half - 0.5) * 360

    def _latitudes(self) -> tuple[float, float]:
        camera = self._camera
        half = camera.height / 2 / camera.scale
        return place_of(0, camera.y + half)[1], place_of(0, camera.y - half)[1]


def _looks(look: str) -> tuple[QColor, QColor]:
    """Fill and border."""
    if look == "tinted":
        ink, tint = kind_colours("place")
        line = QColor(ink)
        line.setAlpha(150)
        return QColor(tint), line
    return colour("surface") if look == "land" else colour("sunken"), colour("line2")


def _round_between(least: float, most: float, step: float) -> Iterator[float]:
    for n in range(math.ceil(least / step), math.floor(most / step) + 1):
        if abs(n * step) < HIGHEST_LATITUDE or step >= 1:
            yield n * step
