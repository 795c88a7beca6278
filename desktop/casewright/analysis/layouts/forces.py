"""Nodes repel one another, links hold them together, and the chart cools down until it is at rest.

A link pulls with the distance to the power of `pull - 1`: at 2 like a spring, which gives an even chart; the lower, the closer
what belongs together lies and the farther apart the rest (Noack 2009), down to clear clusters at 1.5.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from casewright.analysis.layouts.chart_graph import Bools, Floats, Singles
from casewright.analysis.layouts.mesh_repulsion import Mesh
from casewright.analysis.layouts.near_repulsion import near_forces
from casewright.analysis.layouts.sparse_stress import sums_by_node
from casewright.analysis.layouts.telling import Tell
from casewright.analysis.network.adjacency import Adjacency

_REPULSION = np.float32(0.02)
_NEAR_MESHES = 1.5  # up to where the mesh is too coarse
_LARGEST_STEP = np.float32(0.7)  # of the way to where the forces balance
_COLDEST = 0.02


@dataclass(frozen=True)
class Cooling:
    """How a chart is brought to rest. `heat` is the longest step of the first round, in links."""

    pull: float
    heat: float
    rounds: int
    mesh: int


def settle(
    places: Floats, near: Adjacency, weight: Singles, fixed: Bools, cooling: Cooling, tell: Tell
) -> Floats:
    """Places at rest, in links, from places in links; `fixed` nodes stay. `tell` is called every round."""
    x, y = places[:, 0].astype(np.float32), places[:, 1].astype(np.float32)
    node, other = near.source.astype(np.int32), near.target.astype(np.int32)
    mesh, free = Mesh(cooling.mesh), np.where(fixed, np.float32(0), np.float32(1))
    for turn in range(cooling.rounds):
        tell(turn / cooling.rounds)
        force_x, force_y, width = mesh.forces(x, y)
        near_x, near_y = near_forces(x, y, _NEAR_MESHES * width, turn)
        force_x += near_x
        force_y += near_y
        force_x *= _REPULSION
        force_y *= _REPULSION
        across, down = x[node] - x[other], y[node] - y[other]
        hold = (np.sqrt(across * across + down * down) + np.float32(1e-6)) ** np.float32(cooling.pull - 2)
        hold *= weight
        stiff = sums_by_node(hold, near.start) + np.float32(1e-3)
        force_x -= sums_by_node(hold * across, near.start)
        force_y -= sums_by_node(hold * down, near.start)
        force_x /= stiff
        force_y /= stiff
        longest = np.float32(cooling.heat * (1 - turn / cooling.rounds) + _COLDEST)
        step = np.minimum(_LARGEST_STEP, longest / (np.hypot(force_x, force_y) + np.float32(1e-9))) * free
        x += force_x * step
        y += force_y * step
    found = np.column_stack([x, y]).astype(np.float64)
    return np.where(fixed[:, None], places, found)
