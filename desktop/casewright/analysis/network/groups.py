"""Who links two groups: entities that both sides have links with, and those that the shortest paths lead through."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from casewright.analysis.network.engine import call, engine_name
from casewright.analysis.network.network import Network
from casewright.analysis.network.result import Column, Result, Row
from casewright.analysis.network.selection import nodes_of

_SIDES = (
    Column("one_links", "Links with the first"), Column("one_uncited", "Uncited"),
    Column("other_links", "Links with the second"), Column("other_uncited", "Uncited"),
)  # fmt: skip


def who_links(network: Network, one: Collection[UUID], other: Collection[UUID]) -> Result:
    """One row for each entity outside both groups that has links with both, or lies on a shortest path between them.

    `between` is the part of the shortest paths from each of the one to each of the other that lead through it, after
    Freeman (1977) for these pairs only. The summary counts the links that join the groups directly.

    Raises:
        InvalidValue, NoSuchObject: as `nodes_of`.
    """
    import networkx as nx

    starts, ends = nodes_of(network, one, other)
    through = call(nx.betweenness_centrality_subset, network.digraph, sources=starts, targets=ends)
    common = set(common_neighbours(network, one, other))
    found = {n for n, share in through.items() if share > 0} | common
    rows = []
    for n in sorted(found - {*starts, *ends}):
        shares = {"between": through[n] / (len(starts) * len(ends)), "common": n in common}
        rows.append(_row(network, n, starts, ends, shares))
    rows.sort(key=lambda row: (-row.values["between"], not row.values["common"]))
    columns = (Column("between", "Between them", 3), Column("common", "Has links with both", None), *_SIDES)
    summary = {**_direct(network, starts, ends), "common_neighbours": len(common)}
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


def common_table(network: Network, one: Collection[UUID], other: Collection[UUID]) -> Result:
    """One row for each common neighbour, with its links to either side; those with the most entities in reach first.

    `reached` is how many entities of both groups it has links with. The summary counts the links that join the groups directly.

    Raises:
        InvalidValue, NoSuchObject: as `nodes_of`.
    """
    starts, ends = nodes_of(network, one, other)
    both = {*starts, *ends}
    rows = [
        _row(network, n, starts, ends, {"reached": len(both.intersection(network.graph[n]))})
        for n in common_neighbours(network, one, other)
    ]
    rows.sort(key=lambda row: (-row.values["reached"], -row.values["one_links"] - row.values["other_links"]))
    paint = {member: float(row.values["reached"]) for row in rows for member in _members(network, row)}
    return Result(
        "common_neighbours", "Common neighbours", "Entities outside both groups that have links with some of each, in whichever direction.",
        (Column("reached", "Of both groups"), *_SIDES), rows, network.coverage, network.scope.parameters(), paint,
        {**_direct(network, starts, ends), "common_neighbours": len(rows)},
    )  # fmt: skip


def _row(network: Network, n: int, starts: list[int], ends: list[int], values: dict[str, Any]) -> Row:
    node = network.nodes[n]
    sides = {
        **_counted("one", _links(network, n, starts)),
        **_counted("other", _links(network, n, ends)),
    }
    return Row((node.id,), (node.name,), (node.kind,), {**values, **sides})


def _direct(network: Network, starts: list[int], ends: list[int]) -> dict[str, int]:
    """How many links join the two groups, and how many of these are uncited."""
    found = [link for a in starts for b in ends for link in network.between.get((min(a, b), max(a, b)), [])]
    return {"direct_links": len(found), "direct_uncited": sum(not link.citations for link in found)}


def _links(network: Network, node: int, side: list[int]) -> list[bool]:
    """For each link of a node with a group, whether it is cited."""
    pairs = ((min(node, each), max(node, each)) for each in side)
    return [link.citations > 0 for pair in pairs for link in network.between.get(pair, [])]


def _counted(side: str, cited: list[bool]) -> dict[str, int]:
    return {f"{side}_links": len(cited), f"{side}_uncited": cited.count(False)}


def _members(network: Network, row: Row) -> tuple[UUID, ...]:
    return network.nodes[network.number[row.entities[0]]].members
