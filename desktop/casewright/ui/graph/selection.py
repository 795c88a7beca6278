"""What is chosen on the chart: nodes in the order in which they were chosen, or one edge."""

from __future__ import annotations

from collections.abc import Iterable


class Selection:
    """Nodes by index, the last one being where the keyboard stands; or one edge and no nodes."""

    def __init__(self) -> None:
        self.nodes: list[int] = []
        self.edge: int | None = None

    @property
    def current(self) -> int | None:
        """The node from which the keyboard goes on."""
        return self.nodes[-1] if self.nodes else None

    def set(self, nodes: Iterable[int]) -> bool:
        """Choose exactly these nodes; whether that is a change."""
        wanted = list(dict.fromkeys(nodes))
        changed = wanted != self.nodes or self.edge is not None
        self.nodes, self.edge = wanted, None
        return changed

    def toggle(self, node: int) -> bool:
        """Add a node, or take it away."""
        rest = [each for each in self.nodes if each != node]
        return self.set(rest if len(rest) < len(self.nodes) else [*self.nodes, node])

    def set_edge(self, edge: int) -> bool:
        """Choose one edge and no nodes."""
        changed = self.edge != edge
        self.nodes, self.edge = [], edge
        return changed
