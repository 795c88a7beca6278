"""Who links two groups: entities that both sides have links with, and those that the shortest paths lead through."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

import networkx as nx

from casewright.analysis.network.engine import call, engine_name
from casewright.analysis.network.network import Network
from casewright.analysis.network.result import Column, Result, Row
from casewright.analysis.network.selection import nodes_of


def who_links(network: Network, one: Collection[UUID], other: Collection[UUID]) -> Result:
    """One row for each entity outside both groups that has links with both, or lies on a shortest path between them.

    `between` is the part of the shortest paths from each of the one to each of the other that lead through it, after
    Freeman (1977) for these pairs only. The summary counts the links that join the groups directly.

    Raises:
        InvalidValue, NoSuchObject: as `nodes_of`.
    """
    starts, ends = nodes_of(network, one, other)
    through = call(nx.betweenness_centrality_subset, network.digraph, sources=starts, targets=ends)
    common = set(common_neighbours(network, one, other))
    found = {n for n, share in through.items() if share > 0} | common
    rows = []
    for n in sorted(found - {*starts, *ends}):
        node = network.nodes[n]
        sides = [_links(network, n, side) for side in (starts, ends)]
        values = {
            "between": through[n] / (len(starts) * len(ends)),
            "common": n in common,
            **_counted("one", sides[0]),
            **_counted("other", sides[1]),
        }
        rows.append(Row((node.id,), (node.name,), (node.kind,), values))
    rows.sort(key=lambda row: (-row.values["between"], not row.values["common"]))
    direct = [link for a in starts for b in ends for link in network.between.get((min(a, b), max(a, b)), [])]
    columns = (
        Column("between", "Between them", 3), Column("common", "Has links with both", None),
        Column("one_links", "Links with the first"), Column("one_uncited", "Uncited"),
        Column("other_links", "Links with the second"), Column("other_uncited", "Uncited"),
    )  # fmt: skip
    summary = {
        "direct_links": len(direct),
        "direct_uncited": sum(not link.citations for link in direct),
        "common_neighbours": len(common),
    }
    parameters = {**network.scope.parameters(), "engine": engine_name(nx.betweenness_centrality_subset)}
    paint = {member: row.values["between"] for row in rows for member in _members(network, row)}
    return Result(
        "who_links", "Who links the two", "Part of the shortest paths between the two that lead through it.",
        columns, rows, network.coverage, parameters, paint, summary,
    )  # fmt: skip


def common_neighbours(network: Network, one: Collection[UUID], other: Collection[UUID]) -> list[int]:
    """The nodes outside both groups that have links with some of each, in whichever direction; ascending."""
    starts, ends = nodes_of(network, one, other)
    graph = network.graph
    near = [{n for node in side for n in graph[node]} for side in (starts, ends)]
    return sorted((near[0] & near[1]) - {*starts, *ends})


def _links(network: Network, node: int, side: list[int]) -> list[bool]:
    """For each link of a node with a group, whether it is cited."""
    pairs = ((min(node, each), max(node, each)) for each in side)
    return [link.citations > 0 for pair in pairs for link in network.between.get(pair, [])]


def _counted(side: str, cited: list[bool]) -> dict[str, int]:
    return {f"{side}_links": len(cited), f"{side}_uncited": cited.count(False)}


def _members(network: Network, row: Row) -> tuple[UUID, ...]:
    return network.nodes[network.number[row.entities[0]]].members
