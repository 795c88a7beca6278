"""Edges as numbers: which are in sight, where their ends meet the discs, how parallel ones bow out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from casewright.ui.graph.arrays import Bools, Floats, Ints
from casewright.ui.graph.camera import Camera
from casewright.ui.graph.scene import Scene

_STEPS = 10
_FAN, _WIDEST_FAN, _FAN_OF_LENGTH = 26.0, 120.0, 0.6
_RIM_GAP = 0.5
_HALVINGS = 14


@dataclass(frozen=True, slots=True)
class Strokes:
    """Edges as polylines on the screen: `x` and `y` are (edges, points); `edge` are their indices."""

    edge: Ints
    x: Floats
    y: Floats


def edges_in_sight(scene: Scene, x: Floats, y: Floats, camera: Camera) -> Ints:
    """Edges drawn that may cross the view: those whose ends do not both lie beyond the same side."""
    outside = (
        (x < 0).astype(np.uint8)
        | ((x > camera.width).astype(np.uint8) << 1)
        | ((y < 0).astype(np.uint8) << 2)
        | ((y > camera.height).astype(np.uint8) << 3)
    )
    return np.flatnonzero(scene.drawn.here & ((outside[scene.source] & outside[scene.target]) == 0))


def straight(scene: Scene, x: Floats, y: Floats, edge: Ints) -> Strokes:
    """Edges from centre to centre, for views of very many."""
    a, b = scene.source[edge], scene.target[edge]
    return Strokes(edge, np.stack([x[a], x[b]], axis=1), np.stack([y[a], y[b]], axis=1))


def shaped(scene: Scene, x: Floats, y: Floats, edge: Ints, camera: Camera) -> tuple[Strokes, Strokes]:
    """Edges from disc to disc: the straight ones, and the bowed ones and loops as polylines."""
    loops = scene.source[edge] == scene.target[edge]
    bowed = (scene.drawn.bend[edge] != 0) | loops
    return _trimmed(scene, x, y, edge[~bowed], camera), _bowed(scene, x, y, edge[bowed], camera)


def along(x: Floats, y: Floats, share: float) -> tuple[Floats, Floats]:
    """A point on each of some polylines, by its share of the points passed."""
    at = share * (x.shape[1] - 1)
    first = min(int(at), x.shape[1] - 2)
    rest = at - first
    return x[:, first] + (x[:, first + 1] - x[:, first]) * rest, y[:, first] + (
        y[:, first + 1] - y[:, first]
    ) * rest


def nearest_stroke(lines: tuple[Strokes, ...], px: float, py: float, within: float) -> int | None:
    """The edge whose line passes nearest to a point, if within so many pixels."""
    best, found = within, None
    for strokes in lines:
        if not len(strokes.edge):
            continue
        x, y, dx, dy = strokes.x[:, :-1], strokes.y[:, :-1], np.diff(strokes.x), np.diff(strokes.y)
        share = np.clip(((px - x) * dx + (py - y) * dy) / (dx * dx + dy * dy + 1e-9), 0, 1)
        distance = np.hypot(x + share * dx - px, y + share * dy - py).min(axis=1)
        nearest = int(distance.argmin())
        if distance[nearest] <= best:
            best, found = float(distance[nearest]), int(strokes.edge[nearest])
    return found


def _trimmed(scene: Scene, x: Floats, y: Floats, edge: Ints, camera: Camera) -> Strokes:
    a, b = scene.source[edge], scene.target[edge]
    dx, dy = x[b] - x[a], y[b] - y[a]
    long = np.hypot(dx, dy) + 1e-9
    radius = scene.radius(camera) + _RIM_GAP
    start, end = radius[a] / long, 1 - radius[b] / long
    keep = start < end
    xs = np.stack([x[a] + dx * start, x[a] + dx * end], axis=1)
    ys = np.stack([y[a] + dy * start, y[a] + dy * end], axis=1)
    return Strokes(edge[keep], xs[keep], ys[keep])


def _bowed(scene: Scene, x: Floats, y: Floats, edge: Ints, camera: Camera) -> Strokes:
    """Quadratic curves; a loop is a circle above its node."""
    if not len(edge):
        return Strokes(edge, np.zeros((0, _STEPS + 1)), np.zeros((0, _STEPS + 1)))
    a, b = scene.source[edge], scene.target[edge]
    dx, dy = x[b] - x[a], y[b] - y[a]
    long = np.hypot(dx, dy) + 1e-9
    # the middle of a bow lies half as far out as the point that pulls it
    out = scene.drawn.bend[edge] * 2 * _fan_step(scene, edge, long, camera)
    middle_x = (x[a] + x[b]) / 2 - dy / long * out
    middle_y = (y[a] + y[b]) / 2 + dx / long * out
    first, pull, last = (x[a], y[a]), (middle_x, middle_y), (x[b], y[b])
    radius = scene.radius(camera) + _RIM_GAP
    start = _leaves_disc(first, pull, last, radius[a])
    end = 1 - _leaves_disc(last, pull, first, radius[b])
    t = start[:, None] + (end - start)[:, None] * np.linspace(0, 1, _STEPS + 1)
    xs = _on_bow(t, first[0][:, None], pull[0][:, None], last[0][:, None])
    ys = _on_bow(t, first[1][:, None], pull[1][:, None], last[1][:, None])
    loops = a == b
    if loops.any():
        xs[loops], ys[loops] = _loops(
            x[a[loops]], y[a[loops]], scene.drawn.bend[edge[loops]], scene.radius(camera)[a[loops]]
        )
    keep: Bools = (start < end) | loops
    return Strokes(edge[keep], xs[keep], ys[keep])


def _fan_step(scene: Scene, edge: Ints, long: Floats, camera: Camera) -> Floats:
    """Pixels between two parallel edges: less where there are many, or where they are short."""
    gaps = np.maximum(scene.drawn.parallel[edge] - 1, 1)
    widest = np.minimum(_WIDEST_FAN, long * _FAN_OF_LENGTH)
    return np.asarray(np.minimum(_FAN * min(camera.zoom, 1.0), widest / gaps), np.float64)


def _on_bow(t: Floats, first: Floats, pull: Floats, last: Floats) -> Floats:
    return np.asarray((1 - t) ** 2 * first + 2 * t * (1 - t) * pull + t**2 * last, np.float64)


Points = tuple[Floats, Floats]


def _leaves_disc(first: Points, pull: Points, last: Points, radius: Floats) -> Floats:
    """The share of each bow after which it is so far from where it began, by halving."""
    low, high = np.zeros(len(radius)), np.full(len(radius), 0.6)
    for _ in range(_HALVINGS):
        t = (low + high) / 2
        dx = _on_bow(t, first[0], pull[0], last[0]) - first[0]
        dy = _on_bow(t, first[1], pull[1], last[1]) - first[1]
        inside = np.hypot(dx, dy) < radius
        low, high = np.where(inside, t, low), np.where(inside, high, t)
    return high


def _loops(x: Floats, y: Floats, place: Floats, disc: Floats) -> tuple[Floats, Floats]:
    """Circles above their nodes, each farther out than the one before."""
    radius = (np.maximum(disc * 0.9, 3.0) * (1 + 0.4 * place))[:, None]
    angle = np.linspace(0.75 * np.pi, 2.25 * np.pi, _STEPS + 1)
    up = disc[:, None] + radius * 0.45
    return x[:, None] + radius * np.cos(angle), y[:, None] - up + radius * np.sin(angle)
