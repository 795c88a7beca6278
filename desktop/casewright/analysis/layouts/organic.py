"""The organic layout: distances that follow those in the graph, then forces that draw together what belongs together.

Up to `FEW` nodes all distances count, and the chart is as good as they allow. Beyond that pivots stand for them, and forces
do the fine work. The one choice is how tight: from 0, an even chart, to 1, clear clusters far apart.
"""

from __future__ import annotations

import numpy as np

from casewright.analysis.layouts.chart_graph import SPACING, ChartGraph, Floats
from casewright.analysis.layouts.components import components
from casewright.analysis.layouts.forces import Cooling, settle
from casewright.analysis.layouts.full_stress import make_stress_small
from casewright.analysis.layouts.overlaps import ROUNDS, pushed_apart, set_free
from casewright.analysis.layouts.packing import pack
from casewright.analysis.layouts.pivots import choose_pivots, first_places
from casewright.analysis.layouts.sparse_stress import make_sparse_stress_small
from casewright.analysis.layouts.telling import Tell, stretch, unheard

FEW = 2000
_PIVOTS, _PIVOTS_MANY, _MANY = 100, 50, 20_000
_GAP = SPACING * 0.04  # left free around discs and names
_FULL, _FULL_MANY, _ALL_NAMED = 0.75, 0.5, 80
"""How much of the chart discs and names cover before they are pushed apart, which makes dense parts grow; up to how many nodes
every name is shown."""
_WIDEST = 1.35
_ROUNDS_MANY = 10  # of pushing apart, where many nodes are seen from afar


def organic(graph: ChartGraph, tight: float = 0.0, tell: Tell = unheard) -> Floats:
    """Places in scene units, (nodes, 2): linked nodes about `SPACING` apart, connected parts side by side.

    Args:
        tight: from 0, organic, to 1, clusters.
        tell: called every round with the part that is done; what it raises stops the work.
    """
    places = graph.places.copy()
    unit = _unit(graph)
    parts, done = components(graph.ties), 0
    for part in parts:
        share = stretch(tell, done / graph.nodes, (done + len(part)) / graph.nodes)
        places[part] = connected(graph.part(part), unit, tight, share)
        done += len(part)
    return pack(graph, places, parts)


def connected(graph: ChartGraph, unit: float, tight: float, tell: Tell) -> Floats:
    """Places of one connected part; `unit` is how many scene units a link is long."""
    if graph.nodes == 1 or graph.fixed.all():
        return graph.places
    places = _spread(graph, unit, tight, stretch(tell, 0, 0.9))
    if graph.fixed.any():
        places = np.where(graph.fixed[:, None], graph.places, places * unit)
    else:
        places = _turned(places) * _wider(graph)
        places *= _scale(graph, places, unit, tight)
    return without_overlaps(graph, places, stretch(tell, 0.9, 1))


def without_overlaps(
    graph: ChartGraph, places: Floats, tell: Tell = unheard, vertical: bool = False
) -> Floats:
    """Discs and names moved off one another: all of them on a chart of a few nodes, the worst on one of many."""
    few = graph.nodes <= FEW
    rounds = ROUNDS if few else _ROUNDS_MANY
    apart = pushed_apart(
        places, graph.room, graph.fixed, gap=_GAP, rounds=rounds, vertical=vertical, tell=tell
    )
    return set_free(apart, graph.room, graph.fixed) if few and not vertical else apart


def _spread(graph: ChartGraph, unit: float, tight: float, tell: Tell) -> Floats:
    """Places in links."""
    near, weight, few = graph.ties, graph.tie_weight, graph.nodes <= FEW
    wanted = _PIVOTS if graph.nodes <= _MANY else _PIVOTS_MANY
    pivots, steps = choose_pivots(near, graph.nodes if few else wanted, stretch(tell, 0, 0.1))
    places = first_places(steps[:, :: max(1, steps.shape[1] // _PIVOTS)])
    if graph.fixed.any():
        places = _matched(places, graph, unit)
    if few:
        share = stretch(tell, 0, 0.6 if tight else 1)
        ties = near.source, near.target, weight
        places = make_stress_small(places, steps, ties, graph.fixed, share)
        if not tight:
            return places
    else:
        share = stretch(tell, 0.1, 0.45)
        places = make_sparse_stress_small(places, near, weight, (pivots, steps), graph.fixed, share)
    rounds = round((50 if graph.nodes > 50_000 else 60) * (1 + 0.5 * tight))
    mesh = 64 if few else 512 if graph.nodes > 50_000 else 256
    cooling = Cooling(pull=2 - (0.35 if few else 0.5) * tight, heat=5 - 2 * tight, rounds=rounds, mesh=mesh)
    return settle(places, near, weight, graph.fixed, cooling, stretch(tell, 0.6 if few else 0.45, 1))


def _matched(places: Floats, graph: ChartGraph, unit: float) -> Floats:
    """Turned, mirrored and shifted to lie as the fixed nodes do (Procrustes), which stand at their own places."""
    fixed, wanted = graph.fixed, graph.places / unit
    middle, aim = places[fixed].mean(axis=0), wanted[fixed].mean(axis=0)
    left, _, right = np.linalg.svd((places[fixed] - middle).T @ (wanted[fixed] - aim))
    found = (places - middle) @ (left @ right) + aim
    return np.where(fixed[:, None], wanted, found)


def _unit(graph: ChartGraph) -> float:
    """How long a link is: as among the fixed nodes where these are linked, `SPACING` otherwise."""
    if not graph.fixed.any():
        return SPACING
    ends = graph.links[graph.fixed[graph.links].all(axis=1)]
    away = graph.places[ends[:, 0]] - graph.places[ends[:, 1]]
    long = np.hypot(away[:, 0], away[:, 1])
    long = long[long > 0]
    return float(np.median(long)) if len(long) else SPACING


def _scale(graph: ChartGraph, places: Floats, unit: float, tight: float) -> float:
    """Scene units a unit of these places: the usual link is then one `unit` long, longer where that leaves too little room."""
    away = places[graph.ties.source] - places[graph.ties.target]
    # within clusters most links are short, and names need no more than room
    share = 0.5 + 0.4 * tight if graph.nodes <= FEW else 0.5
    usual = float(np.quantile(np.hypot(away[:, 0], away[:, 1]), share))
    extent = np.ptp(places, axis=0)
    area = float(np.maximum(extent, extent.max() / 10).prod()) / graph.nodes
    full = (_FULL if graph.nodes <= _ALL_NAMED else _FULL_MANY) - 0.3 * tight
    covered = float((2 * graph.room[:, 0] * (graph.room[:, 1] + graph.room[:, 2])).mean())
    by_link = max(unit / max(usual, 1e-9), unit / (1.25 * area**0.5)) if share == 0.5 else unit / usual
    return float(max(by_link, (covered / full / area) ** 0.5))


def _wider(graph: ChartGraph) -> Floats:
    """How much to stretch across and down: names are wider than high, and so are windows."""
    wide, high = 2 * graph.room[:, 0], graph.room[:, 1] + graph.room[:, 2]
    stretch_by = float(np.clip(wide.mean() / high.mean(), 1.0, _WIDEST)) ** 0.5
    return np.array([stretch_by, 1 / stretch_by])


def _turned(places: Floats) -> Floats:
    """Around their middle, the longer axis horizontal; names lie that way too."""
    centred = places - places.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    axes = axes[:, ::-1] * np.where(axes[:, ::-1].diagonal() < 0, -1.0, 1.0)
    return np.asarray(centred @ axes, np.float64)
