"""Which nodes and edges of a graph are shown. What is not keeps its place: hiding never moves anything."""

from __future__ import annotations

from collections.abc import Sequence, Set

import numpy as np

from casewright.ui.graph.arrays import Bools
from casewright.ui.graph.scene import Scene


class Sight:
    """What filters let through, None being everything; and of that only what can be cited, when asked.

    What is faint is drawn pale: it is let through, and may not belong. Kept from one graph to the next.
    """

    def __init__(self) -> None:
        self.nodes: Set[str] | None = None
        self.edges: Set[str] | None = None
        self.faint_nodes: Set[str] = frozenset()
        self.faint_edges: Set[str] = frozenset()
        self.citable_only = False

    def apply(self, scene: Scene) -> None:
        """Show in a scene what is to be shown; an edge only where both its ends are."""
        nodes = _among(self.nodes, scene.node_ids)
        edges = _among(self.edges, scene.edge_ids)
        if self.citable_only:
            edges &= scene.cited
            nodes &= ~_hang_on(scene, ~scene.cited)
        faint = (
            _among(self.faint_nodes, scene.node_ids),
            _among(self.faint_edges, scene.edge_ids),
        )
        scene.show_only(nodes, edges, *faint)


def _among(wanted: Set[str] | None, ids: Sequence[str]) -> Bools:
    if not wanted and wanted is not None:
        return np.zeros(len(ids), np.bool_)
    if wanted is None:
        return np.ones(len(ids), np.bool_)
    return np.fromiter(map(wanted.__contains__, ids), np.bool_, len(ids))


def _hang_on(scene: Scene, edges: Bools) -> Bools:
    """The nodes all of whose edges are among these, and that have some."""

    def touched(some: Bools) -> Bools:
        found = np.zeros(len(scene), np.bool_)
        found[scene.source[some]] = found[scene.target[some]] = True
        return found

    return touched(edges) & ~touched(~edges)
