"""Closed groups on the chart: their members are drawn as one node, and the links of those as links of the group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from casewright.model.graph_groups import GraphGroup
from casewright.ui.graph.records import GraphEdge, GraphNode
from casewright.ui.widgets.plain_text import one_line

KIND = "Group"


def with_groups_closed(
    nodes: Sequence[GraphNode], edges: Sequence[GraphEdge], groups: Iterable[GraphGroup]
) -> tuple[list[GraphNode], list[GraphEdge]]:
    """The chart with one node for each closed group, in the middle of its members; links within a group are not drawn."""
    by_id = {node.id: node for node in nodes}
    instead: dict[str, str] = {}
    made: list[GraphNode] = []
    for group in groups:
        members = [by_id[str(each)] for each in group.members if str(each) in by_id]
        if members and not group.opened:
            made.append(_as_node(group, members))
            instead |= {each.id: str(group.id) for each in members}
    if not made:
        return list(nodes), list(edges)
    kept = [node for node in nodes if node.id not in instead]
    ends = ((edge, instead.get(edge.source), instead.get(edge.target)) for edge in edges)
    drawn = [
        replace(edge, source=source or edge.source, target=target or edge.target)
        for edge, source, target in ends
        if source is None or source != target
    ]
    return [*kept, *made], drawn


def _as_node(group: GraphGroup, members: Sequence[GraphNode]) -> GraphNode:
    (colour, _), *_ = Counter(each.colour for each in members).most_common(1)
    x, y = (
        sum(each.x for each in members) / len(members),
        sum(each.y for each in members) / len(members),
    )
    title = f"{one_line(group.title, 60)} ({len(members)})"
    return GraphNode(
        str(group.id), title, KIND, "layers", colour, x, y,
        pinned=all(each.pinned for each in members), members=tuple(each.id for each in members),
    )  # fmt: skip
