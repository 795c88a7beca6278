"""A graph as a file states it, before anything of it is in a case."""

from __future__ import annotations

from dataclasses import dataclass, field

from casewright.exchange.formats import Skipped

Texts = dict[str, str]


@dataclass
class FoundNode:
    """A node: all its attributes as text, and its place as the file has it (y grows upwards)."""

    id: str
    label: str | None = None
    attributes: Texts = field(default_factory=dict)
    x: float | None = None
    y: float | None = None


@dataclass
class FoundEdge:
    """An edge. `row` counts from 1, for edges without an id."""

    row: int
    id: str | None
    source: str
    target: str
    directed: bool
    label: str | None = None
    attributes: Texts = field(default_factory=dict)


@dataclass
class FoundGraph:
    """All nodes and edges, and what the file has beyond them."""

    nodes: list[FoundNode] = field(default_factory=list)
    edges: list[FoundEdge] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


def number(text: str | None) -> float | None:
    """A finite number, or None."""
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if abs(value) < 1e12 else None
