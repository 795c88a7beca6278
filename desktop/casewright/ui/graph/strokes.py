"""Edges as numbers: which are in sight, where their ends meet the discs, how parallel ones bow out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from casewright.ui.graph.camera import Camera
from casewright.ui.graph.scene import Bools, Floats, Ints, Scene

_STEPS = 10
_FAN = 30.0
_ARROW_GAP = 2.0


@dataclass(frozen=True, slots=True)
class Strokes:
    """Edges as polylines on the screen: `x` and `y` are (edges, points); `edge` are their indices."""

    edge: Ints
    x: Floats
    y: Floats


def edges_in_sight(scene: Scene, x: Floats, y: Floats, camera: Camera) -> Ints:
    """Edges that may cross the view: those whose ends do not both lie beyond the same side."""
    outside = (
        (x < 0).astype(np.uint8)
        | ((x > camera.width).astype(np.uint8) << 1)
        | ((y < 0).astype(np.uint8) << 2)
        | ((y > camera.height).astype(np.uint8) << 3)
    )
    return np.flatnonzero((outside[scene.source] & outside[scene.target]) == 0)


def straight(scene: Scene, x: Floats, y: Floats, edge: Ints) -> Strokes:
    """Edges from centre to centre, for views of very many."""
    a, b = scene.source[edge], scene.target[edge]
    return Strokes(edge, np.stack([x[a], x[b]], axis=1), np.stack([y[a], y[b]], axis=1))


def shaped(scene: Scene, x: Floats, y: Floats, edge: Ints, camera: Camera) -> tuple[Strokes, Strokes]:
    """Edges from disc to disc: the straight ones, and the bowed ones and loops as polylines."""
    loops = scene.source[edge] == scene.target[edge]
    bowed = (scene.bend[edge] != 0) | loops
    return _trimmed(scene, x, y, edge[~bowed], camera), _bowed(scene, x, y, edge[bowed], camera)


def _trimmed(scene: Scene, x: Floats, y: Floats, edge: Ints, camera: Camera) -> Strokes:
    a, b = scene.source[edge], scene.target[edge]
    dx, dy = x[b] - x[a], y[b] - y[a]
    long = np.hypot(dx, dy) + 1e-9
    start, end = _trims(scene, edge, long, camera)
    keep = start < end
    xs = np.stack([x[a] + dx * start, x[a] + dx * end], axis=1)
    ys = np.stack([y[a] + dy * start, y[a] + dy * end], axis=1)
    return Strokes(edge[keep], xs[keep], ys[keep])


def _bowed(scene: Scene, x: Floats, y: Floats, edge: Ints, camera: Camera) -> Strokes:
    """Quadratic curves; a loop is a circle above its node."""
    a, b = scene.source[edge], scene.target[edge]
    dx, dy = x[b] - x[a], y[b] - y[a]
    long = np.hypot(dx, dy) + 1e-9
    start, end = _trims(scene, edge, long, camera)
    out = scene.bend[edge] * _FAN * 2 * min(camera.zoom, 1.0)
    middle_x = (x[a] + x[b]) / 2 - dy / long * out
    middle_y = (y[a] + y[b]) / 2 + dx / long * out
    t = start[:, None] + (end - start)[:, None] * np.linspace(0, 1, _STEPS + 1)
    xs = (1 - t) ** 2 * x[a][:, None] + 2 * t * (1 - t) * middle_x[:, None] + t**2 * x[b][:, None]
    ys = (1 - t) ** 2 * y[a][:, None] + 2 * t * (1 - t) * middle_y[:, None] + t**2 * y[b][:, None]
    loops = a == b
    if loops.any():
        xs[loops], ys[loops] = _loops(x[a[loops]], y[a[loops]], camera)
    keep: Bools = (start < end) | loops
    return Strokes(edge[keep], xs[keep], ys[keep])


def _loops(x: Floats, y: Floats, camera: Camera) -> tuple[Floats, Floats]:
    radius = max(camera.node_size() * 0.45, 3.0)
    angle = np.linspace(0.75 * np.pi, 2.25 * np.pi, _STEPS + 1)
    up = camera.node_size() / 2 + radius * 0.45
    return x[:, None] + radius * np.cos(angle), (y - up)[:, None] + radius * np.sin(angle)


def _trims(scene: Scene, edge: Ints, long: Floats, camera: Camera) -> tuple[Floats, Floats]:
    """Where an edge starts and ends, as shares of its length: at the rims of the discs."""
    radius = camera.node_size() / 2
    return (radius + 1) / long, 1 - (radius + np.where(scene.directed[edge], _ARROW_GAP, 1)) / long
