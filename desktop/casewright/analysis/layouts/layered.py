"""The layered layout: links lead down from layer to layer, with few crossings (Sugiyama, Tagawa and Toda 1981)."""

from __future__ import annotations

import numpy as np

from casewright.analysis.layouts.around_fixed import around_fixed, as_if_free
from casewright.analysis.layouts.chart_graph import SPACING, ChartGraph, Floats, Ints
from casewright.analysis.layouts.components import components
from casewright.analysis.layouts.downward import downward
from casewright.analysis.layouts.layer_order import order_layers
from casewright.analysis.layouts.layer_places import places_in_layers
from casewright.analysis.layouts.layers import LayeredTies, layers_of
from casewright.analysis.layouts.packing import pack
from casewright.analysis.layouts.telling import Tell, stretch, unheard

_BESIDE, _BETWEEN_LAYERS = SPACING * 0.1, SPACING * 0.45
_WIDEST, _MOST_STEPS = 3.0, 6  # how much wider than high a chart may be before layers are given steps
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
    stopped = LayeredTies(layer, ties)
    rows = order_layers(stopped, stretch(tell, 0.1, 0.8))
    own = [row[row < graph.nodes] for row in rows]
    for steps in range(1, _MOST_STEPS + 1):
        places = _placed(graph, stopped, rows, own, steps)
        wide, high = np.ptp(places, axis=0) + 1
        if wide <= _WIDEST * high:
            break
    return places


def _placed(graph: ChartGraph, stopped: LayeredTies, rows: list[Ints], own: list[Ints], steps: int) -> Floats:
    """The nodes of each layer on so many steps, one below the other; without steps some charts are a mere strip."""
    half = np.full(len(stopped.layer), _STOP)
    for row in own:
        # every so-manyeth of a layer stands on the same step
        half[row] = (
            graph.room[row, 0] + _BESIDE if steps == 1 else (graph.room[row, 0].max() + _BESIDE) / steps
        )
    across = places_in_layers(stopped, rows, half)[: graph.nodes]
    return np.column_stack([across - across.mean(), _heights(graph, own, steps)])


def _heights(graph: ChartGraph, rows: list[Ints], steps: int) -> Floats:
    """How far down each node lies: names of one step and discs of the next do not touch, and layers do not mix."""
    height, top = np.zeros(graph.nodes), 0.0
    for row in rows:
        step = float((graph.room[row, 1] + graph.room[row, 2]).max())
        used = min(steps, len(row))
        height[row] = top + np.arange(len(row)) % steps * step
        height[row] += float(graph.room[row, 1].max())
        top += max(used * step + _BETWEEN_LAYERS, SPACING * 0.75)
    return height
