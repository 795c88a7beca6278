"""Fixed nodes under a layout that would have moved them: the rest is laid around where they stand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from casewright.analysis.layouts.chart_graph import ChartGraph, Floats
from casewright.analysis.layouts.organic import without_overlaps
from casewright.analysis.layouts.telling import Tell, unheard


def as_if_free(graph: ChartGraph) -> ChartGraph:
    """The same chart with nothing fixed."""
    return replace(graph, fixed=np.zeros(graph.nodes, np.bool_)) if graph.fixed.any() else graph


def around_fixed(graph: ChartGraph, places: Floats, tell: Tell = unheard) -> Floats:
    """Places shifted to lie as the fixed nodes do, these at their own places, and the others moved off them.

    Without fixed nodes the places stay as they are.
    """
    if not graph.fixed.any():
        return places
    shift = (graph.places[graph.fixed] - places[graph.fixed]).mean(axis=0)
    found = np.where(graph.fixed[:, None], graph.places, places + shift)
    return without_overlaps(graph, found, tell)
