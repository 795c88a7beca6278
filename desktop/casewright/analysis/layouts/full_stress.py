"""Stress of all pairs made small: distances on the chart follow distances in the graph, weighted 1 / distance².

Majorisation by the Guttman transform (Gansner, Koren and North 2004), each step taken twice as far as it says (de Leeuw and
Heiser 1980), which halves the number of steps. For up to some two thousand nodes: memory grows with the square.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from casewright.analysis.layouts.breadth_first import Steps
from casewright.analysis.layouts.chart_graph import Bools, Floats, Ints, Singles
from casewright.analysis.layouts.telling import Tell

_MOST_ROUNDS = 120
_AT_REST = 1e-4  # of the stress, gained in a round
_PLAIN = 4  # the last rounds are plain: doubled ones overshoot a little


def make_stress_small(
    places: Floats, steps: Steps, ties: tuple[Ints, Ints, Singles], fixed: Bools, tell: Tell
) -> Floats:
    """Places with less stress, in links.

    Args:
        places: (nodes, 2) to start from; those that are `fixed` stay.
        steps: (nodes, nodes), distances in links.
        ties: both ends of each tie and its weight, which counts for linked pairs only.
        tell: called every round; what it raises stops the work.
    """
    nodes = len(places)
    weight = 1.0 / np.maximum(steps, 1).astype(np.float64) ** 2
    weight[ties[0], ties[1]] *= ties[2]
    np.fill_diagonal(weight, 0.0)
    free = np.flatnonzero(~fixed)
    solver, pull = _solver(weight, free, places)
    pairs = np.asarray(weight, np.float32)
    wanted = pairs * steps
    found, last = places.copy(), np.inf
    for turn in range(_MOST_ROUNDS):
        tell(turn / _MOST_ROUNDS)
        target, stress = _transform(found.astype(np.float32), pairs, wanted, steps)
        goal = solver @ (target[free] + pull)
        settled = last - stress < _AT_REST * stress or turn >= _MOST_ROUNDS - _PLAIN
        found[free] = goal if settled else 2 * goal - found[free]
        if settled and last - stress >= 0 and last - stress < _AT_REST * stress:
            break
        last = stress
    return found if nodes else places


def _solver(weight: Floats, free: Ints, places: Floats) -> tuple[Floats, Floats]:
    """What turns the right side of the equations of the free nodes into places, and what fixed nodes add to that side."""
    laplacian = np.diag(weight.sum(axis=1)) - weight
    if len(free) == len(places):
        # places are known up to a shift; this keeps their middle at 0
        return np.asarray(np.linalg.inv(laplacian + 1.0 / len(places)), np.float64), np.zeros_like(places)
    fixed = np.setdiff1d(np.arange(len(places)), free)
    own = np.asarray(np.linalg.inv(laplacian[np.ix_(free, free)]), np.float64)
    return own, weight[np.ix_(free, fixed)] @ places[fixed]


def _transform(
    at: Singles, pairs: Singles, wanted: Singles, steps: NDArray[np.uint16]
) -> tuple[Floats, float]:
    """The right side of the equations, and the stress that these places have."""
    across = at[:, 0, None] - at[:, 0]
    down = at[:, 1, None] - at[:, 1]
    apart = across * across
    apart += down * down
    np.sqrt(apart, out=apart)
    stress = float(np.einsum("ij,ij->", pairs, (apart - steps) ** 2, dtype=np.float64)) / 2
    np.maximum(apart, np.float32(1e-6), out=apart)
    np.divide(wanted, apart, out=apart)
    target = np.column_stack(
        [np.einsum("ij,ij->i", apart, across), np.einsum("ij,ij->i", apart, down)]
    ).astype(np.float64)
    return target, stress
