"""Places for the nodes of a printed link chart: distances on the page that follow distances in the graph.

Kamada and Kawai's stress, made small by majorisation (Gansner, Koren and North 2004): no start value to guess, no
randomness, so the same chart always looks the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx
import numpy as np

from casewright.analysis.chart_boxes import Point

_ROUNDS = 300
_APART = 1.6  # distance between separate parts, in steps beyond the longest path


def spread(nodes: Sequence[Any], edges: Sequence[tuple[Any, Any]]) -> dict[Any, Point]:
    """A place for every node, principal axis horizontal; units are steps along edges."""
    if len(nodes) < 2:
        return dict.fromkeys(nodes, (0.0, 0.0))
    distances = _distances(nodes, edges)
    places = _majorised(distances, _start(len(nodes)))
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, _turned(places), strict=True)}


def fitted(places: Mapping[Any, Point], width: float, height: float, margin: Point) -> dict[Any, Point]:
    """The places stretched to the frame; a line of nodes is centred across the direction it lacks."""
    low = [min(place[axis] for place in places.values()) for axis in (0, 1)]
    high = [max(place[axis] for place in places.values()) for axis in (0, 1)]
    room = (width - 2 * margin[0], height - 2 * margin[1])

    def along(value: float, axis: int) -> float:
        extent = high[axis] - low[axis]
        share = (value - low[axis]) / extent if extent > 1e-9 else 0.5
        return margin[axis] + share * room[axis]

    return {node: (along(place[0], 0), along(place[1], 1)) for node, place in places.items()}


def _distances(nodes: Sequence[Any], edges: Sequence[tuple[Any, Any]]) -> np.ndarray[Any, Any]:
    graph: Any = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(edges)
    index = {node: number for number, node in enumerate(nodes)}
    steps = np.full((len(nodes), len(nodes)), np.inf)
    for node, lengths in nx.all_pairs_shortest_path_length(graph):
        for other, length in lengths.items():
            steps[index[node], index[other]] = length
    longest = steps[np.isfinite(steps)].max()
    steps[~np.isfinite(steps)] = max(2.0, longest * 0.6) + _APART
    return steps


def _start(count: int) -> np.ndarray[Any, Any]:
    angle = np.arange(count) * 2.399963  # the golden angle: an even spiral without symmetry
    radius = np.sqrt(np.arange(count) + 0.5)
    return np.column_stack((radius * np.cos(angle), radius * np.sin(angle)))


def _majorised(distances: np.ndarray[Any, Any], places: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Stress majorisation; every step solves a weighted Laplacian, whose inverse is found once."""
    count = len(distances)
    weights = np.where(distances > 0, 1.0 / np.maximum(distances, 1e-9) ** 2, 0.0)
    laplacian = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.inv(laplacian + np.ones((count, count)) / count)
    for _ in range(_ROUNDS):
        apart = places[:, None, :] - places[None, :, :]
        present = np.maximum(np.sqrt((apart**2).sum(axis=2)), 1e-9)
        pull = weights * distances / present
        moved = inverse @ (pull.sum(axis=1)[:, None] * places - pull @ places)
        shift = float(np.abs(moved - places).max())
        places = moved
        if shift < 1e-4:
            break
    return places


def _turned(places: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Centred, the principal axis horizontal, with signs fixed so that the picture does not flip."""
    centred = places - places.mean(axis=0)
    axes = np.linalg.svd(centred, full_matrices=False)[2]
    for axis in axes:
        if axis[np.abs(axis).argmax()] < 0:
            axis *= -1
    return np.asarray(centred @ axes.T)
