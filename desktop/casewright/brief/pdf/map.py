"""The map as a vector figure: basemap, precision, links, marks and names that do not collide, a scale, the credit."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from casewright.analysis.chart_boxes import Box, shared_area
from casewright.analysis.chart_labels import place_labels
from casewright.analysis.geography.basemap import Basemap, Ring, load_basemap
from casewright.analysis.geography.camera import MapCamera
from casewright.analysis.geography.great_circle import great_circles
from casewright.analysis.geography.mercator import Floats, place_of, project, units_per_km
from casewright.brief.blocks import MapPlace, MapWay, PlaceMap
from casewright.brief.pdf.canvas import BriefCanvas
from casewright.brief.pdf.nodes import draw_node
from casewright.brief.pdf.prose import draw_text
from casewright.brief.pdf.style import GREEN, HAIRLINE, SECONDARY, WHITE, Type
from casewright.brief.pdf.typesetting import line_width, shortened

_LABEL = Type("sans", 7.4, 8.8)
_SMALL = Type("sans", 6.4, 8, colour=SECONDARY)
_LEGEND = Type("sans", 7.2, 9, colour=SECONDARY)
_SEA, _LAND, _TINTED, _COAST = HexColor("#E9EEF2"), WHITE, HexColor("#E4EFE8"), HexColor("#B9C3CC")
_LINE, _HOSTILE = HexColor("#8A97A5"), HexColor("#9E2A2B")
_RADIUS, _CLOSE, _ROOM = 4.0, 9.0, 34.0
_LOWEST, _HIGHEST, _LEGEND_HIGH = 150.0, 400.0, 34.0
_LONGEST_LABEL, _MOST_LABELS = 120.0, 70
_FINER = {"110m": 0.0, "50m": 700.0, "10m": 5_000.0}
"""Points across the world from which each scale of the basemap is drawn."""
_GRAIN = 0.25  # points: what lies closer together on a coast is one
_KM = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


@dataclass(frozen=True)
class _Mark:
    """Places too close to be told apart, by number, and where they stand; y grows downwards."""

    places: tuple[int, ...]
    x: float
    y: float


class MapFigure(Flowable):
    """As high as its places need across the full width, within bounds; `collisions` counts names that cover one another."""

    canv: BriefCanvas

    def __init__(self, block: PlaceMap) -> None:
        super().__init__()
        self.block = block
        self.collisions = 0

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """Fits the camera, puts marks and names in their places."""
        x, y = project(
            np.array([place.longitude for place in self.block.places]),
            np.array([place.latitude for place in self.block.places]),
        )
        self.width, self._frame = available, _frame_height(x, y, available)
        self.height = self._frame + _LEGEND_HIGH
        self._camera = _fitted(x, y, available, self._frame)
        px, py = self._camera.to_screen(x, y)
        self._marks = _marks(px, py)
        self._mark_of = {n: mark for mark in self._marks for n in mark.places}
        self._lines = [(way, _points(self._camera, *self._ends(way))) for way in self._drawn_ways()]
        self._names = self._placed_names()
        return self.width, self.height

    def draw(self) -> None:
        """Ground, circles, links, marks, names; below them the legend."""
        canvas = self.canv
        canvas.saveState()
        frame = canvas.beginPath()
        frame.rect(0, _LEGEND_HIGH, self.width, self._frame)
        canvas.clipPath(frame, stroke=0, fill=0)
        self._draw_ground()
        for place in self.block.places:
            self._draw_precision(place)
        for way, points in self._lines:
            self._draw_way(way, points)
        for mark in self._marks:
            shape = self.block.places[mark.places[0]].shape
            draw_node(canvas, shape, mark.x, self.height - mark.y, _RADIUS, False)
        for number, box in self._names.items():
            canvas.setFillColor(WHITE)
            canvas.setFillAlpha(0.8)
            canvas.rect(
                box.left - 1, self.height - box.bottom, box.right - box.left + 2, box.bottom - box.top, 0, 1
            )
            canvas.setFillAlpha(1)
            words = self._words(self._marks[number])
            draw_text(
                canvas, words, box.left, self.height - box.bottom + 2.2, _LABEL, None, _LONGEST_LABEL + 1
            )
        self._draw_scale()
        canvas.restoreState()
        canvas.setStrokeColor(HAIRLINE)
        canvas.setLineWidth(0.5)
        canvas.rect(0, _LEGEND_HIGH, self.width, self._frame, stroke=1, fill=0)
        self._draw_legend()

    def _drawn_ways(self) -> list[MapWay]:
        return [way for way in self.block.ways if self._mark_of[way.start] is not self._mark_of[way.end]]

    def _ends(self, way: MapWay) -> tuple[MapPlace, MapPlace]:
        return self.block.places[way.start], self.block.places[way.end]

    def _words(self, mark: _Mark) -> str:
        names = list(dict.fromkeys(self.block.places[number].label for number in mark.places))
        more = f" +{len(names) - 1}" if len(names) > 1 else ""
        return shortened(names[0], 40) + more

    def _placed_names(self) -> dict[int, Box]:
        """The boxes of names by number of the mark; one that finds no free place is left out."""
        marks = dict(enumerate(self._marks[:_MOST_LABELS]))
        places = {number: (mark.x, mark.y) for number, mark in enumerate(self._marks)}
        sizes = {
            number: (min(line_width(self._words(mark), _LABEL), _LONGEST_LABEL), 8.6)
            for number, mark in marks.items()
        }
        lines = [((float(x[0]), float(y[0])), (float(x[-1]), float(y[-1]))) for _, (x, y) in self._lines]
        radii = dict.fromkeys(places, _RADIUS)
        found = place_labels({n: places[n] for n in marks}, lines, radii, sizes, (self.width, self._frame))
        kept: dict[int, Box] = {}
        bodies = [Box(x - _RADIUS, y - _RADIUS, x + _RADIUS, y + _RADIUS) for x, y in places.values()]
        for number, box in found.items():
            covered = [*kept.values(), *bodies]
            if box.within(self.width, self._frame) and not any(shared_area(box, other) for other in covered):
                kept[number] = box
        boxes = list(kept.values())
        self.collisions = sum(bool(shared_area(a, b)) for n, a in enumerate(boxes) for b in boxes[n + 1 :])
        return kept

    def _draw_ground(self) -> None:
        canvas = self.canv
        canvas.setFillColor(_SEA)
        canvas.rect(0, _LEGEND_HIGH, self.width, self._frame, stroke=0, fill=1)
        canvas.setStrokeColor(_COAST)
        canvas.setLineWidth(0.4)
        basemap = _basemap(next(scale for scale in reversed(_FINER) if self._camera.scale >= _FINER[scale]))
        tinted = {place.country for place in self.block.places if place.country}
        for country in basemap.countries:
            canvas.setFillColor(_TINTED if country.code and country.code in tinted else _LAND)
            for ring in country.rings:
                self._draw_ring(ring)
        canvas.setFillColor(_SEA)
        for ring in basemap.lakes:
            self._draw_ring(ring)

    def _draw_ring(self, ring: Ring) -> None:
        camera = self._camera
        left, top, right, bottom = ring.bounds
        for copy in camera.copies():
            at_x, at_y = camera.offset(copy)
            scale = camera.scale
            if not (left * scale + at_x < self.width and right * scale + at_x > 0):
                continue
            if not (top * scale + at_y < self._frame and bottom * scale + at_y > 0):
                continue
            x, y = _thinned(ring.x * scale + at_x, self.height - (ring.y * scale + at_y))
            if len(x) > 2:
                path = self.canv.beginPath()
                path.moveTo(x[0], y[0])
                for px, py in zip(x[1:], y[1:], strict=True):
                    path.lineTo(px, py)
                path.close()
                self.canv.drawPath(path, stroke=1, fill=1)

    def _draw_precision(self, place: MapPlace) -> None:
        if place.precision_km is None:
            return
        radius = place.precision_km * units_per_km(place.latitude) * self._camera.scale
        if radius <= _RADIUS:
            return
        x, y = project(np.array([place.longitude]), np.array([place.latitude]))
        px, py = self._camera.to_screen(x, y)
        canvas = self.canv
        canvas.setStrokeColor(GREEN)
        canvas.setFillColor(GREEN)
        canvas.setFillAlpha(0.07)
        canvas.setLineWidth(0.5)
        canvas.setDash(2, 2)
        canvas.circle(float(px[0]), self.height - float(py[0]), radius, stroke=1, fill=1)
        canvas.setDash()
        canvas.setFillAlpha(1)

    def _draw_way(self, way: MapWay, points: tuple[Floats, Floats]) -> None:
        canvas, (x, y) = self.canv, points
        self._line_style(way)
        path = canvas.beginPath()
        path.moveTo(float(x[0]), self.height - float(y[0]))
        for px, py in zip(x[1:].tolist(), y[1:].tolist(), strict=True):
            path.lineTo(px, self.height - py)
        canvas.drawPath(path, stroke=1, fill=0)
        canvas.setDash()
        away = np.hypot(x - x[-1], y - y[-1])
        if way.directed and away[0] > 4 * _RADIUS:
            back = int(np.flatnonzero(away > _RADIUS + 1)[-1])
            self._draw_arrow(x, y, back, float(away[back]))

    def _draw_arrow(self, x: Floats, y: Floats, back: int, away: float) -> None:
        """Its tip at the rim of the mark at the end of the line."""
        ux, uy = float(x[-1] - x[back]) / away, float(y[-1] - y[back]) / away
        tip_x, tip_y = float(x[-1]) - ux * (_RADIUS + 1), self.height - float(y[-1]) + uy * (_RADIUS + 1)
        path = self.canv.beginPath()
        path.moveTo(tip_x, tip_y)
        path.lineTo(tip_x - ux * 4.6 - uy * 1.8, tip_y + uy * 4.6 - ux * 1.8)
        path.lineTo(tip_x - ux * 4.6 + uy * 1.8, tip_y + uy * 4.6 + ux * 1.8)
        path.close()
        self.canv.drawPath(path, stroke=0, fill=1)

    def _line_style(self, way: MapWay) -> None:
        colour = _HOSTILE if way.hostile else _LINE
        self.canv.setStrokeColor(colour)
        self.canv.setFillColor(colour)
        self.canv.setLineWidth(0.6 + 0.3 * min(max(way.sources, 1), 4))
        if way.sources:
            self.canv.setDash()
        else:
            self.canv.setDash(2.6, 2)

    def _draw_scale(self) -> None:
        """So many kilometres, true in the middle of the map."""
        _, latitude = place_of(self._camera.x, self._camera.y)
        per_km = units_per_km(latitude) * self._camera.scale
        km = next((each for each in reversed(_KM) if each * per_km <= 90), _KM[0])
        canvas, bottom, left = self.canv, _LEGEND_HIGH + 7, 8.0
        canvas.setStrokeColor(SECONDARY)
        canvas.setLineWidth(0.8)
        canvas.line(left, bottom, left + km * per_km, bottom)
        canvas.line(left, bottom, left, bottom + 3)
        canvas.line(left + km * per_km, bottom, left + km * per_km, bottom + 3)
        draw_text(canvas, f"{km:,} km", left + 3, bottom + 3, _SMALL)

    def _draw_legend(self) -> None:
        """Signs of kinds on one row; lines and the credit of the basemap below."""
        canvas, x, y = self.canv, 0.0, _LEGEND_HIGH - 14
        kinds = dict.fromkeys((place.shape, place.kind) for place in self.block.places)
        for shape, kind in kinds:
            draw_node(canvas, shape, x + 4, y + 2.4, 3.6, False)
            x += 11 + draw_text(canvas, kind, x + 11, y, _LEGEND) + 13
        x, y = 0.0, _LEGEND_HIGH - 28
        ways = [way for way, _ in self._lines]
        lines = [
            (MapWay(0, 0, "", 1), "cited link", any(way.sources and not way.hostile for way in ways)),
            (MapWay(0, 0, "", 0), "nothing to cite", any(not way.sources for way in ways)),
            (MapWay(0, 0, "", 1, True), "hostile", any(way.hostile for way in ways)),
        ]
        for sample, words, occurs in lines:
            if occurs:
                self._line_style(sample)
                canvas.line(x, y + 2.4, x + 18, y + 2.4)
                canvas.setDash()
                x += 22 + draw_text(canvas, words, x + 22, y, _LEGEND) + 12
        if any(place.precision_km for place in self.block.places):
            canvas.setStrokeColor(GREEN)
            canvas.setLineWidth(0.5)
            canvas.setDash(2, 2)
            canvas.circle(x + 4, y + 2.4, 4, stroke=1, fill=0)
            canvas.setDash()
            draw_text(canvas, "somewhere within", x + 11, y, _LEGEND)
        draw_text(canvas, self.block.credit, self.width, y, _SMALL.but(align="right"))


def _frame_height(x: Floats, y: Floats, width: float) -> float:
    """Such that places spread far from north to south have more room."""
    camera = _fitted(x, y, width, _HIGHEST)
    needed = (float(y.max()) - float(y.min())) * camera.scale + 2 * _ROOM
    return min(max(needed, _LOWEST, width * 0.42), _HIGHEST)


def _fitted(x: Floats, y: Floats, width: float, height: float) -> MapCamera:
    return MapCamera().sized(round(width), round(height)).fitted(x, y)


def _marks(x: Floats, y: Floats) -> list[_Mark]:
    found: list[_Mark] = []
    for number, (px, py) in enumerate(zip(x.tolist(), y.tolist(), strict=True)):
        near = next(
            (n for n, mark in enumerate(found) if math.hypot(mark.x - px, mark.y - py) < _CLOSE), None
        )
        if near is None:
            found.append(_Mark((number,), px, py))
        else:
            found[near] = _Mark((*found[near].places, number), found[near].x, found[near].y)
    return found


def _points(camera: MapCamera, start: MapPlace, end: MapPlace) -> tuple[Floats, Floats]:
    """A great circle on the page."""
    ends = [np.array([[each.longitude, each.latitude]]) for each in (start, end)]
    x, y = project(*great_circles(ends[0], ends[1]))
    shift = math.floor(float(x[0, 0]) - camera.x + 0.5)
    return (x[0] - camera.x - shift) * camera.scale + camera.width / 2, (
        y[0] - camera.y
    ) * camera.scale + camera.height / 2


def _thinned(x: Floats, y: Floats) -> tuple[Sequence[float], Sequence[float]]:
    """Points that lie apart on paper."""
    cells = np.stack([np.round(x / _GRAIN), np.round(y / _GRAIN)])
    fresh = np.append(True, np.any(np.diff(cells, axis=1) != 0, axis=0))
    return np.round(x[fresh], 2).tolist(), np.round(y[fresh], 2).tolist()


@lru_cache(maxsize=3)
def _basemap(scale: str) -> Basemap:
    return load_basemap(scale)
