"""Places for the entities of a graph view: stress majorisation over pivots, components packed side by side.

Distances in the drawing follow distances in the graph (Gansner, Koren and North 2004; pivots as in Ortmann, Klimenta and
Brandes 2016). Numpy alone, no randomness: the same graph always gives the same picture. Run it only on request.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.float64]
    Edges = NDArray[np.int64]

K = TypeVar("K", bound=Hashable)
_PIVOTS = 120
_ROUNDS = 60


def lay_out(
    nodes: Sequence[K], links: Sequence[tuple[K, K]], spacing: float = 170.0
) -> dict[K, tuple[float, float]]:
    """Scene positions for all nodes; linked ones about `spacing` units apart, none closer than half of that."""
    import numpy as np

    if not nodes:
        return {}
    number = {node: index for index, node in enumerate(nodes)}
    pairs = {
        tuple(sorted((number[a], number[b]))) for a, b in links if a in number and b in number and a != b
    }
    edges = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    places = np.zeros((len(nodes), 2))
    components = _components(len(nodes), edges)
    for members in components:
        inside = edges[np.isin(edges[:, 0], members)]
        local = np.searchsorted(members, inside)
        places[members] = _spread(_component(len(members), local) * spacing, spacing * 0.55)
    _pack(places, components, spacing)
    return {
        node: (round(float(x), 1), round(float(y), 1)) for node, (x, y) in zip(nodes, places, strict=True)
    }


def _components(count: int, edges: Edges) -> list[Edges]:
    """Sorted member lists, the largest component first."""
    import numpy as np

    label = np.arange(count)
    while True:
        lowest = label.copy()
        np.minimum.at(lowest, edges[:, 0], label[edges[:, 1]])
        np.minimum.at(lowest, edges[:, 1], label[edges[:, 0]])
        lowest = lowest[lowest]
        if (lowest == label).all():
            break
        label = lowest
    groups = [np.flatnonzero(label == root) for root in np.unique(label)]
    return sorted(groups, key=lambda group: (-len(group), int(group[0])))


def _component(count: int, edges: Edges) -> Places:
    """One connected component with unit edge length, its longer axis horizontal."""
    import numpy as np

    if count == 1:
        return np.zeros((1, 2))
    pivots, distances = _pivot_distances(count, edges)
    places = _start(distances)
    weights = 1.0 / np.maximum(distances, 1.0) ** 2
    weights[np.arange(len(pivots)), pivots] = 0.0
    joined = np.concatenate([edges, edges[:, ::-1]])
    for _ in range(_ROUNDS):
        places = _majorise(places, pivots, distances, weights, joined)
    places -= places.mean(axis=0)
    _, _, axes = np.linalg.svd(places, full_matrices=False)
    turned: Places = places @ axes.T
    return turned


def _pivot_distances(count: int, edges: Edges) -> tuple[Edges, Places]:
    """Breadth-first distances from pivots chosen farthest from one another."""
    import numpy as np

    joined = np.concatenate([edges, edges[:, ::-1]])
    pivots = [int(np.bincount(joined[:, 0], minlength=count).argmax())]
    rows = [_distances(count, joined, pivots[0])]
    nearest = rows[0].copy()
    while len(pivots) < min(count, _PIVOTS):
        pivots.append(int(nearest.argmax()))
        rows.append(_distances(count, joined, pivots[-1]))
        nearest = np.minimum(nearest, rows[-1])
    return np.array(pivots), np.array(rows)


def _distances(count: int, joined: Edges, start: int) -> Places:
    import numpy as np

    far = np.full(count, np.inf)
    far[start] = 0.0
    level = 0.0
    while True:
        reached = joined[far[joined[:, 0]] == level, 1]
        reached = reached[np.isinf(far[reached])]
        if not len(reached):
            return far
        level += 1.0
        far[reached] = level


def _start(distances: Places) -> Places:
    """Pivot multidimensional scaling (Brandes and Pich 2007)."""
    import numpy as np

    squared = distances**2
    centred = squared - squared.mean(axis=0) - squared.mean(axis=1, keepdims=True) + squared.mean()
    _, _, axes = np.linalg.svd(-0.5 * centred, full_matrices=False)
    places: Places = np.zeros((distances.shape[1], 2))
    chosen = axes[:2].T
    places[:, : chosen.shape[1]] = chosen
    scale = distances.max() / max(float(np.ptp(places)), 1e-9)
    ripple = np.arange(len(places))  # nodes with the same neighbours start apart
    places = places * scale + 0.05 * np.column_stack([np.cos(2.4 * ripple), np.sin(2.4 * ripple)])
    return places


def _majorise(places: Places, pivots: Edges, distances: Places, weights: Places, joined: Edges) -> Places:
    """One Jacobi step: each node moves to where its pivots and neighbours want it."""
    import numpy as np

    away = places[None, :, :] - places[pivots][:, None, :]
    length = np.maximum(np.linalg.norm(away, axis=2), 1e-6)
    wanted = places[pivots][:, None, :] + away * (distances / length)[:, :, None]
    total = (weights[:, :, None] * wanted).sum(axis=0)
    weight = weights.sum(axis=0)
    step = places[joined[:, 0]] - places[joined[:, 1]]
    unit = step / np.maximum(np.linalg.norm(step, axis=1, keepdims=True), 1e-6)
    np.add.at(total, joined[:, 0], places[joined[:, 1]] + unit)
    np.add.at(weight, joined[:, 0], 1.0)
    moved: Places = total / weight[:, None]
    return moved


def _spread(places: Places, apart: float, rounds: int = 40) -> Places:
    """Pushes nodes that lie closer than `apart` away from one another."""
    import numpy as np

    if len(places) > 800:  # all pairs would cost too much; such views are read zoomed out
        return places
    for _ in range(rounds):
        away = places[:, None, :] - places[None, :, :]
        length = np.linalg.norm(away, axis=2)
        np.fill_diagonal(length, np.inf)
        lacking = np.maximum(apart - length, 0.0)
        if not lacking.any():
            break
        places = places + 0.5 * (away / np.maximum(length, 1e-6)[:, :, None] * lacking[:, :, None]).sum(
            axis=1
        )
    return places


def _pack(places: Places, components: list[Edges], spacing: float) -> None:
    """Sets components in rows about as wide as the largest, below one another."""
    if len(components) == 1:
        return
    widest = max(float(places[members, 0].max() - places[members, 0].min()) for members in components)
    row = max(widest, spacing * len(places) ** 0.5)
    x = y = high = 0.0
    for members in components:
        low, size = places[members].min(axis=0), places[members].max(axis=0) - places[members].min(axis=0)
        if x and x + size[0] > row:
            x, y, high = 0.0, y + high + spacing, 0.0
        places[members] += [x, y] - low
        x, high = x + float(size[0]) + spacing, max(high, float(size[1]))
