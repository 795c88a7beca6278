"""What the canvas is given: plain nodes and edges, ready to be drawn."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GraphNode:
    """One entity at its place, or a closed group of them.

    Args:
        icon: key of the ontology, as is `colour`.
        x: in scene units, as is `y`, which grows downwards.
        pinned: stays where it is when a layout runs.
        members: ids of the entities that a closed group stands for; none for an entity.
        shape: the colour group whose shape it has; that of its own colour when empty.
    """

    id: str
    label: str
    kind: str
    icon: str
    colour: str
    x: float
    y: float
    pinned: bool = False
    members: tuple[str, ...] = ()
    shape: str = ""


@dataclass(frozen=True, slots=True)
class GraphEdge:
    """One link.

    Args:
        origins: independent origins behind it, 0 when it rests on nothing that can be cited; draws it thicker, up to four.
        weak: every citation of it that was graded is doubtful or improbable.
        polarity: `hostile`, `cooperative`, or anything else.
        disputed: something in the case contradicts it.
        directed: has an arrowhead at its target.
    """

    id: str
    source: str
    target: str
    label: str = ""
    origins: int = 1
    weak: bool = False
    polarity: str = ""
    disputed: bool = False
    directed: bool = True
