"""The layered layout: links lead down from layer to layer, with few crossings (Sugiyama, Tagawa and Toda 1981)."""

from __future__ import annotations

import numpy as np

from casewright.analysis.layouts.around_fixed import around_fixed, as_if_free
from casewright.analysis.layouts.chart_graph import SPACING, ChartGraph, Floats
from casewright.analysis.layouts.components import components
from casewright.analysis.layouts.downward import downward
from casewright.analysis.layouts.layer_order import order_layers
from casewright.analysis.layouts.layer_places import places_in_layers
from casewright.analysis.layouts.layers import LayeredTies, layers_of
from casewright.analysis.layouts.packing import pack
from casewright.analysis.layouts.telling import Tell, stretch, unheard

_BESIDE, _BETWEEN_LAYERS = SPACING * 0.1, SPACING * 0.45
_STOP = SPACING * 0.12  # half the room that a long tie takes on its way


def layered(graph: ChartGraph, tell: Tell = unheard) -> Floats:
    """Places in scene units; links with a direction lead down wherever they lead in no circle."""
    free = as_if_free(graph)
    places = np.zeros((graph.nodes, 2))
    parts, done = components(free.ties), 0
    for part in parts:
        share = stretch(tell, 0.95 * done / graph.nodes, 0.95 * (done + len(part)) / graph.nodes)
        places[part] = _connected(free.part(part), share)
        done += len(part)
    return around_fixed(graph, pack(free, places, parts), stretch(tell, 0.95, 1))


def _connected(graph: ChartGraph, tell: Tell) -> Floats:
    ties = downward(graph)
    layer = layers_of(graph.nodes, ties)
    layered_ties = LayeredTies(layer, ties)
    rows = order_layers(layered_ties, stretch(tell, 0.1, 0.8))
    half = np.full(len(layered_ties.layer), _STOP)
    half[: graph.nodes] = graph.room[:, 0] + _BESIDE
    across = places_in_layers(layered_ties, rows, half)[: graph.nodes]
    return np.column_stack([across - across.mean(), _heights(graph, layer)[layer]])


def _heights(graph: ChartGraph, layer: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Floats:
    """How far down each layer lies: names of one layer and discs of the next do not touch."""
    depth = int(layer.max(initial=0)) + 1
    above, below = np.zeros(depth), np.zeros(depth)
    np.maximum.at(above, layer, graph.room[:, 1])
    np.maximum.at(below, layer, graph.room[:, 2])
    steps = below[:-1] + above[1:] + _BETWEEN_LAYERS
    return np.concatenate([[0.0], np.cumsum(np.maximum(steps, SPACING * 0.75))])
