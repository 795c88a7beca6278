"""Which nodes and edges of a graph are shown. What is not keeps its place: hiding never moves anything."""

from __future__ import annotations

from collections.abc import Sequence, Set

import numpy as np

from casewright.ui.graph.arrays import Bools
from casewright.ui.graph.scene import Scene


class Sight:
    """What filters let through, None being everything; and of that only what can be cited, when asked.

    What is faint is drawn pale: it is let through, and may not belong. Kept from one graph to the next. `left_out`: how many
    nodes and edges are not shown because nothing can be cited.
    """

    def __init__(self) -> None:
        self.nodes: Set[str] | None = None
        self.edges: Set[str] | None = None
        self.faint_nodes: Set[str] = frozenset()
        self.faint_edges: Set[str] = frozenset()
        self.citable_only = False
        self.left_out = (0, 0)

    def apply(self, scene: Scene) -> None:
        """Show in a scene what is to be shown; an edge only where both its ends are."""
        nodes = _of_members(self.nodes, scene)
        edges = _among(self.edges, scene.edge_ids)
        self.left_out = (0, 0)
        if self.citable_only:
            hanging = nodes & _hang_on(scene, ~scene.cited)
            bare = edges & ~scene.cited & nodes[scene.source] & nodes[scene.target]
            self.left_out = int(hanging.sum()), int(bare.sum())
            nodes, edges = nodes & ~hanging, edges & scene.cited
        faint = (
            _among(self.faint_nodes, scene.node_ids),
            _among(self.faint_edges, scene.edge_ids),
        )
        scene.show_only(nodes, edges, *faint)


def _of_members(wanted: Set[str] | None, scene: Scene) -> Bools:
    """The nodes that are wanted; a closed group where any of its members is."""
    found = _among(wanted, scene.node_ids)
    if wanted is not None:
        for number, node in enumerate(scene.nodes):
            if node.members:
                found[number] = not wanted.isdisjoint(node.members)
    return found


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
