"""What holds a network together: parts, bridges, cut points, cores, clustering. networkx computes all of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from casewright.analysis.network.adjacency import Floats, Ints
from casewright.analysis.network.engine import call
from casewright.analysis.network.network import Network

if TYPE_CHECKING:
    import networkx as nx


def components(network: Network) -> Ints:
    """The number of the part each node is in: 0 is the largest, equal ones in the order of their first node.

    In a directed scope, a part is where everybody can be reached from everybody; otherwise, where all are joined.
    """
    import networkx as nx

    if network.scope.directed:
        return _numbered(call(nx.strongly_connected_components, network.digraph), len(network.nodes))
    return _numbered(call(nx.connected_components, network.graph), len(network.nodes))


def bridges(network: Network) -> list[tuple[int, int, int]]:
    """The ties without which a part falls in two: (smaller number, larger number, nodes on the smaller side)."""
    import networkx as nx

    found = sorted((min(pair), max(pair)) for pair in call(nx.bridges, network.graph))
    if not found:
        return []
    beyond = _sides(network, found)
    return [(a, b, beyond[a, b]) for a, b in found]


def cut_points(network: Network) -> dict[int, int]:
    """The nodes without which a part falls apart (articulation points), each with the number of pieces it falls into."""
    import networkx as nx

    blocks: Counter[int] = Counter()
    found: Iterable[set[int]] = call(nx.biconnected_components, network.graph)  # type: ignore[arg-type]
    for block in found:
        blocks.update(block)
    return {node: count for node, count in sorted(blocks.items()) if count > 1}


def cores(network: Network) -> Ints:
    """The largest k for which a node lies in a group where all have k neighbours in it (Seidman 1983)."""
    import networkx as nx

    return _values(call(nx.core_number, network.graph), len(network.nodes)).astype(np.int64)


def clustering(network: Network) -> Floats:
    """The part of a node's pairs of neighbours that are neighbours themselves (Watts and Strogatz 1998)."""
    import networkx as nx

    return _values(call(nx.clustering, network.graph), len(network.nodes))  # type: ignore[arg-type]


def _sides(network: Network, found: list[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """For each bridge, the nodes on its smaller side: bridges join pieces that have none within, and make trees of them."""
    import networkx as nx

    without = network.graph.copy()
    without.remove_edges_from(found)
    pieces = list(nx.connected_components(without))
    piece = {node: n for n, nodes in enumerate(pieces) for node in nodes}
    trees: nx.Graph[int] = nx.Graph((piece[a], piece[b]) for a, b in found)
    sizes: dict[tuple[int, int], int] = {}
    for tree in nx.connected_components(trees):
        below = {n: len(pieces[n]) for n in tree}
        whole = sum(below.values())
        steps = list(nx.dfs_edges(trees, min(tree)))
        for above, n in reversed(steps):
            below[above] += below[n]
            sizes[min(above, n), max(above, n)] = min(below[n], whole - below[n])
    return {(a, b): sizes[min(piece[a], piece[b]), max(piece[a], piece[b])] for a, b in found}


def _values(found: dict[int, float], nodes: int) -> Floats:
    values = np.zeros(nodes)
    values[list(found)] = list(found.values())
    return values


def _numbered(parts: Iterable[set[int]], nodes: int) -> Ints:
    number = np.zeros(nodes, dtype=np.int64)
    for n, part in enumerate(sorted(parts, key=lambda each: (-len(each), min(each)))):
        number[list(part)] = n
    return number
