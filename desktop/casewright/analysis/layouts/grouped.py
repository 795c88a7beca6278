"""The layout by group: each group organic on its own, groups side by side, those with more links between them nearer."""

from __future__ import annotations

import numpy as np

from casewright.analysis.layouts.around_fixed import around_fixed, as_if_free
from casewright.analysis.layouts.chart_graph import SPACING, ChartGraph, Floats, Ints
from casewright.analysis.layouts.organic import organic
from casewright.analysis.layouts.packing import pack
from casewright.analysis.layouts.telling import Tell, stretch, unheard

_BETWEEN = SPACING * 1.1


def by_group(graph: ChartGraph, group: Ints, tell: Tell = unheard) -> Floats:
    """Places in scene units; `group` numbers each node's group, from 0 without gaps."""
    free = as_if_free(graph)
    places = np.zeros((graph.nodes, 2))
    sizes = np.bincount(group)
    order = np.argsort(-sizes, kind="stable")
    parts, done = [np.flatnonzero(group == number) for number in order.tolist()], 0
    for part in parts:
        share = stretch(tell, 0.95 * done / graph.nodes, 0.95 * (done + len(part)) / graph.nodes)
        places[part] = organic(free.part(part), 0.0, share)
        done += len(part)
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    ends = place[group[free.links]]
    between = np.bincount(ends[:, 0] * len(parts) + ends[:, 1], minlength=len(parts) ** 2)
    pull = between.reshape(len(parts), len(parts)).astype(np.float64)
    packed = pack(free, places, parts, pull + pull.T, _BETWEEN, every=True)
    return around_fixed(graph, packed, stretch(tell, 0.95, 1))
