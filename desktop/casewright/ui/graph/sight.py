"""Which nodes and edges of a graph are shown. What is not keeps its place: hiding never moves anything."""

from __future__ import annotations

from collections.abc import Set

import numpy as np

from casewright.ui.graph.scene import Bools, Scene


class Sight:
    """What filters let through; None is everything. Kept from one graph to the next."""

    def __init__(self) -> None:
        self.nodes: Set[str] | None = None
        self.edges: Set[str] | None = None

    def apply(self, scene: Scene) -> None:
        """Show in a scene what is to be shown; an edge only where both its ends are."""
        nodes = _among(self.nodes, [node.id for node in scene.nodes])
        edges = _among(self.edges, [edge.id for edge in scene.edges])
        scene.show_only(nodes, edges)


def _among(wanted: Set[str] | None, ids: list[str]) -> Bools:
    if wanted is None:
        return np.ones(len(ids), np.bool_)
    return np.fromiter((each in wanted for each in ids), np.bool_, len(ids))
