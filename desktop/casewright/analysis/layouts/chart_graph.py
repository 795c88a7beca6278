"""What every layout is given: nodes by number, links, how much room each node takes, and which of them stay."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from casewright.analysis.network.adjacency import Adjacency, adjacency
from casewright.analysis.network.adjacency import Floats as Floats
from casewright.analysis.network.adjacency import Ints as Ints

Bools = NDArray[np.bool_]
Singles = NDArray[np.float32]

SPACING = 170.0
"""Scene units that two linked nodes lie apart where nothing else is wanted."""
DISC = SPACING * 38 / 120
"""The width of a node's disc: the chart draws links of `SPACING` 120 pixels long and discs 38 pixels wide."""
GOLDEN_ANGLE = float(np.pi * (3 - np.sqrt(5)))
"""Successive directions at this angle never line up: nodes without a better place start on such a spiral."""


@dataclass(frozen=True, eq=False)
class ChartGraph:
    """A chart to be laid out. Lengths are scene units, y grows downwards.

    Args:
        links: (links, 2), from and to; loops and parallel links are allowed.
        weight: (links,), how strongly each link holds its ends together, 1 for an ordinary one.
        directed: (links,).
        room: (nodes, 3), what each node covers with its name: to each side of its place, above it, below it.
        places: (nodes, 2), where nodes are now; read for those that are fixed, and where a layout starts from them.
        fixed: (nodes,), those that must not move.
    """

    links: Ints
    weight: Floats
    directed: Bools
    room: Floats
    places: Floats
    fixed: Bools

    @property
    def nodes(self) -> int:
        """How many nodes there are."""
        return len(self.places)

    @cached_property
    def ties(self) -> Adjacency:
        """Neighbours, whatever the direction and however many links join them."""
        return adjacency(self.nodes, self.links, both_ways=True)

    @cached_property
    def tie_weight(self) -> Singles:
        """The weight of each entry of `ties.target`: that of the links between both nodes together."""
        ties, nodes = self.ties, self.nodes
        proper = self.links[:, 0] != self.links[:, 1]
        ends, weight = self.links[proper], self.weight[proper]
        keys = np.concatenate([ends[:, 0] * nodes + ends[:, 1], ends[:, 1] * nodes + ends[:, 0]])
        at = np.searchsorted(ties.source * nodes + ties.target, keys)
        summed = np.bincount(at, np.concatenate([weight, weight]), len(ties.target))
        return np.asarray(summed, np.float32)

    def part(self, members: Ints) -> ChartGraph:
        """The chart of some nodes, ascending, and the links between them."""
        number = np.full(self.nodes, -1, np.int64)
        number[members] = np.arange(len(members))
        inside = (number[self.links] >= 0).all(axis=1) if len(self.links) else np.zeros(0, np.bool_)
        return ChartGraph(
            number[self.links[inside]],
            self.weight[inside],
            self.directed[inside],
            self.room[members],
            self.places[members],
            self.fixed[members],
        )


def chart_graph(
    nodes: int,
    links: Ints,
    *,
    weight: Floats | None = None,
    directed: Bools | None = None,
    room: Floats | None = None,
    places: Floats | None = None,
    fixed: Bools | None = None,
) -> ChartGraph:
    """A chart with what is not given as it usually is: discs without names, all links alike, nothing fixed."""
    links = np.asarray(links, np.int64).reshape(-1, 2)
    return ChartGraph(
        links,
        np.ones(len(links)) if weight is None else weight,
        np.ones(len(links), np.bool_) if directed is None else directed,
        np.full((nodes, 3), DISC / 2) if room is None else room,
        np.zeros((nodes, 2)) if places is None else places,
        np.zeros(nodes, np.bool_) if fixed is None else fixed,
    )
