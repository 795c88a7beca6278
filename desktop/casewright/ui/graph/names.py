"""The names of nodes: all of them on a small chart, as many as there is room for on a large one."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from casewright.ui.graph.arrays import Floats, Ints
from casewright.ui.graph.camera import Camera, Reach
from casewright.ui.graph.label_places import TakenRoom
from casewright.ui.graph.lettering import Caption, Lettering, Words
from casewright.ui.graph.name_places import Discs, placed, settle
from casewright.ui.graph.scene import Scene
from casewright.ui.graph.strokes import shaped
from casewright.ui.widgets.plain_text import one_line

EVERY_NAME_UP_TO = 80
"""Nodes up to which a chart names each of them."""

_ONE_LINE, _WIDEST = 112, 150
_MOST_NAMES, _MOST_NAMES_FAR = 300, 60
_FAR = 0.45
_MOST_LOOKED_AT = 600
_FADING = 0.55
_GAP = 5.0
_EDGE_ROOM = 14


class _Settled(NamedTuple):
    """Which place each name took, and for what; the last of the key is what was shown."""

    key: tuple[object, ...]
    chosen: Ints


class Names:
    """Lays out and draws the names of one scene."""

    def __init__(self, scene: Scene, lettering: Lettering) -> None:
        self._scene, self._lettering = scene, lettering
        self._texts: dict[int, tuple[Words, float, float]] = {}
        self._settled: _Settled | None = None

    def reach(self, camera: Camera) -> Reach | None:
        """About how far discs and names reach beyond the outermost nodes; None when not every node is named."""
        scene = self._scene
        if not 0 < scene.shown.sum() <= EVERY_NAME_UP_TO:
            return None
        x, y = camera.to_screen(scene.x, scene.y)
        names = self._place_every(camera, x, y, quickly=True)
        x, y = x[scene.shown], y[scene.shown]
        disc = float(scene.radius(camera)[scene.shown].max())
        left = min([float(x.min()) - disc, *(each.area.left() for each in names)])
        top = min([float(y.min()) - disc, *(each.area.top() for each in names)])
        right = max([float(x.max()) + disc, *(each.area.right() for each in names)])
        bottom = max([float(y.max()) + disc, *(each.area.bottom() for each in names)])
        room = _EDGE_ROOM
        return Reach(
            float(x.min()) - left + room,
            float(y.min()) - top + room,
            right - float(x.max()) + room,
            bottom - float(y.max()) + room,
        )

    def place(
        self, room: TakenRoom, camera: Camera, x: Floats, y: Floats, nodes: Ints, *, quickly: bool
    ) -> list[Caption]:
        """Names at their places; `nodes` are those in sight. What they cover is taken from the room.

        Args:
            quickly: names of a small chart stay on the side of their discs where they were.
        """
        if self._scene.shown.sum() > EVERY_NAME_UP_TO:
            return self._place_some(room, camera, x, y, self._wanted(x, y, nodes))
        here = np.zeros(len(self._scene), np.bool_)
        here[nodes] = True
        names = [each for each in self._place_every(camera, x, y, quickly=quickly) if here[each.number]]
        for each in names:
            room.take(each.area.x(), each.area.y(), each.area.width(), each.area.height())
        return names

    def below(self, camera: Camera, node: int, x: float, y: float) -> Caption:
        """The name of one node below its disc, whatever is there."""
        words, wide, high = self._text(node)
        return Caption(
            words,
            QRectF(
                round(x - wide / 2),
                round(y + camera.node_size() / 2 * self._scene.size[node] + 3),
                wide,
                high,
            ),
            node,
        )

    # --- a small chart: every name --------------------------------------------------------------------------------

    def _place_every(self, camera: Camera, x: Floats, y: Floats, *, quickly: bool) -> list[Caption]:
        """Each name where it settles, as far as it covers no other name and no disc there."""
        named: list[Caption] = []
        for node, left, top in self._offsets(camera, quickly):
            words, wide, high = self._text(node)
            named.append(
                Caption(words, QRectF(round(x[node] + left), round(y[node] + top), wide, high), node)
            )
        return named

    def _offsets(self, camera: Camera, quickly: bool) -> list[tuple[int, float, float]]:
        """Where each name lies from its node, by degree; `quickly` on the side of its disc where it was last."""
        scene = self._scene
        order = scene.by_degree[scene.shown[scene.by_degree]]
        if not len(order):
            return []
        x, y = scene.x * camera.scale, scene.y * camera.scale_down
        sizes = np.array([self._text(node)[1:] for node in order.tolist()], np.float64)
        discs = Discs(x[order], y[order], scene.radius(camera)[order], sizes[:, 0], sizes[:, 1])
        shown = order.tobytes(), scene.edge_shown.tobytes()
        key = (camera.scale, camera.tall, scene.x.tobytes(), scene.y.tobytes(), scene.size.tobytes(), shown)
        known = self._settled
        if known is None or (key != known.key and not (quickly and shown == known.key[-1])):
            lines = shaped(scene, x, y, np.flatnonzero(scene.edge_shown), camera)
            points = [
                np.concatenate([_points_along(each).ravel() for each in part])
                for part in zip(*((p.x, p.y) for p in lines), strict=True)
            ]
            known = self._settled = _Settled(key, settle(discs, *points))
        left, top, free = placed(discs, known.chosen)
        named = order[free]
        lefts, tops = (left[free] - x[named]).tolist(), (top[free] - y[named]).tolist()
        return list(zip(named.tolist(), lefts, tops, strict=True))

    # --- a large chart: some names ----------------------------------------------------------------------------------

    def _wanted(self, x: Floats, y: Floats, nodes: Ints) -> list[int]:
        """The nodes in sight by degree, more of them than can have their name."""
        here = np.zeros(len(self._scene), np.bool_)
        here[nodes] = True
        by_degree = self._scene.by_degree
        found = by_degree[here[by_degree]][:_MOST_LOOKED_AT]
        return [int(each) for each in (_thinned(x, y, found) if len(found) > _MOST_NAMES else found)]

    def _place_some(
        self, room: TakenRoom, camera: Camera, x: Floats, y: Floats, wanted: list[int]
    ) -> list[Caption]:
        radius = self._scene.radius(camera)
        most, fading = (_MOST_NAMES_FAR, _FADING) if camera.zoom < _FAR else (_MOST_NAMES, 0.0)
        placed: list[Caption] = []
        for node in wanted:
            if len(placed) == most:
                break
            words, wide, high = self._text(node)
            px, py = x[node], y[node]
            below = max(float(radius[node]), 2.0) + _GAP
            aside = 0.72 * below
            places = [
                (px - wide / 2, py + below),
                (px + below, py - high / 2),
                (px - below - wide, py - high / 2),
                (px - wide / 2, py - below - high),
                *(
                    (left, top)
                    for top in (py + aside, py - aside - high)
                    for left in (px + aside, px - aside - wide)
                ),
            ]
            spot = room.first_free(places, wide, high)
            if spot is not None:
                area = QRectF(round(spot[0]), round(spot[1]), wide, high)
                placed.append(Caption(words, area, node, 1.0 - fading * len(placed) / most))
        return placed

    def _text(self, node: int) -> tuple[Words, float, float]:
        """A name with the width and height that it covers."""
        found = self._texts.get(node)
        if found is None:
            # measured in the heavier face of what is chosen, so that nothing moves when it is
            lines = _wrapped(one_line(self._scene.nodes[node].label), self._lettering.metrics("chosen"))
            size = self._lettering.size(Words(lines, "chosen"))
            found = self._texts[node] = (Words(lines, "name"), *size)
        return found


def _wrapped(words: str, metrics: QFontMetricsF) -> tuple[str, ...]:
    """A name on one line when it is short; else on two of about the same length, shortened where need be."""
    if metrics.horizontalAdvance(words) <= _ONE_LINE or " " not in words:
        return (metrics.elidedText(words, Qt.TextElideMode.ElideRight, _WIDEST),)
    breaks = [at for at, letter in enumerate(words) if letter == " "]
    at = min(breaks, key=lambda at: max(map(metrics.horizontalAdvance, (words[:at], words[at + 1 :]))))
    lines = (words[:at], words[at + 1 :])
    return tuple(metrics.elidedText(each, Qt.TextElideMode.ElideRight, _WIDEST) for each in lines)


def _points_along(ends: Floats) -> Floats:
    """Points on polylines: those of a bow as they are, a straight line cut into pieces."""
    if ends.shape[1] != 2:
        return ends
    return np.asarray(ends[:, :1] + (ends[:, 1:] - ends[:, :1]) * np.linspace(0.04, 0.96, 14), np.float64)


def _thinned(x: Floats, y: Floats, nodes: Ints) -> Ints:
    """Of nodes that lie close together the first only, order kept: no room is looked for where there is none."""
    cell = (x[nodes] // 100).astype(np.int64) * 100_003 + (y[nodes] // 18).astype(np.int64)
    _, first = np.unique(cell, return_index=True)
    return nodes[np.sort(first)]
