"""What the canvas is given: plain nodes and edges, ready to be drawn."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GraphNode:
    """One entity at its place. `icon` and `colour` are keys of the ontology; x and y in scene units, y downwards."""

    id: str
    label: str
    kind: str
    icon: str
    colour: str
    x: float
    y: float
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class GraphEdge:
    """One link.

    Args:
        weight: number of independent origins behind it; draws it thicker, up to four.
        dashed: disputed, or resting on nothing that can be walked back.
        hostile: of hostile polarity; drawn in red, and its label says what it is.
        directed: has an arrowhead at its target.
    """

    id: str
    source: str
    target: str
    label: str = ""
    weight: float = 1.0
    dashed: bool = False
    hostile: bool = False
    directed: bool = True
