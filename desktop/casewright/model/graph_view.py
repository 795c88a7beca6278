"""Graph views: a selection of entities with positions that only a person, or a layout a person asked for, moves."""

from __future__ import annotations

from uuid import UUID

from casewright.model.base import (
    Row,
    flag,
    fraction,
    optional_text,
    reference,
    required_text,
)


class GraphView(Row, table=True):
    """A saved picture of part of the case. `filters` and `style` are JSON objects."""

    __tablename__ = "graph_view"

    title: str = required_text()
    description: str | None = optional_text()
    filters: str = required_text()
    style: str = required_text()
    marking: str | None = optional_text()


class GraphNode(Row, table=True):
    """An entity's place in a graph view, in scene units (y grows downwards)."""

    __tablename__ = "graph_node"

    view_id: UUID = reference("graph_view")
    entity_id: UUID = reference("entity")
    x: float = fraction(0.0)
    y: float = fraction(0.0)
    pinned: bool = flag()
    hidden: bool = flag()
