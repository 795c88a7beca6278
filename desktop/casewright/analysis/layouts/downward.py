"""Every tie given a direction such that none leads in a circle, against as few links as can be."""

from __future__ import annotations

from collections import deque

import numpy as np

from casewright.analysis.layouts.chart_graph import ChartGraph, Floats, Ints
from casewright.analysis.network.adjacency import adjacency


def downward(graph: ChartGraph) -> Ints:
    """(ties, 2): upper and lower end of each tie. A chart whose links lead in no circle keeps all their directions.

    Nodes are put in a row by the greedy heuristic of Eades, Lin and Smyth (1993); links without direction follow the row.
    """
    directed = graph.links[graph.directed & (graph.links[:, 0] != graph.links[:, 1])]
    place = _row(graph.nodes, *_counted(graph.nodes, directed))
    ties = np.column_stack([graph.ties.source, graph.ties.target])
    return ties[place[ties[:, 0]] < place[ties[:, 1]]]


def _counted(nodes: int, links: Ints) -> tuple[Ints, Floats]:
    """Each arc once, with how many links go along it."""
    keys, times = np.unique(links[:, 0] * max(nodes, 1) + links[:, 1], return_counts=True)
    return np.column_stack(np.divmod(keys, max(nodes, 1))), times.astype(np.float64)


def _row(nodes: int, arcs: Ints, times: Floats) -> Ints:
    """The place of each node in the row: sources from the front, sinks from the back, of the rest who sends most."""
    out, into = adjacency(nodes, arcs), adjacency(nodes, arcs[:, ::-1])
    weight = {(a, b): t for (a, b), t in zip(map(tuple, arcs.tolist()), times.tolist(), strict=True)}
    sent = np.bincount(arcs[:, 0], times, nodes).tolist()
    got = np.bincount(arcs[:, 1], times, nodes).tolist()
    left_out = np.bincount(arcs[:, 0], minlength=nodes).tolist()
    left_in = np.bincount(arcs[:, 1], minlength=nodes).tolist()
    sources = deque(n for n in range(nodes) if not left_in[n])
    sinks = deque(n for n in range(nodes) if left_in[n] and not left_out[n])
    rest = sorted(range(nodes), key=lambda n: got[n] - sent[n])
    taken = [False] * nodes
    front: list[int] = []
    back: list[int] = []

    def take(node: int) -> None:
        taken[node] = True
        for other in out.target[out.start[node] : out.start[node + 1]].tolist():
            left_in[other] -= 1
            got[other] -= weight[node, other]
            if not left_in[other] and not taken[other]:
                sources.append(other)
        for other in into.target[into.start[node] : into.start[node + 1]].tolist():
            left_out[other] -= 1
            sent[other] -= weight[other, node]
            if not left_out[other] and not taken[other]:
                sinks.append(other)

    at = 0
    while len(front) + len(back) < nodes:
        if sinks:
            node = sinks.popleft()
            if not taken[node]:
                take(node)
                back.append(node)
        elif sources:
            node = sources.popleft()
            if not taken[node]:
                take(node)
                front.append(node)
        else:
            while taken[rest[at]]:
                at += 1
            ahead = [n for n in rest[at : at + _LOOK_AHEAD] if not taken[n]]
            node = max(ahead, key=lambda n: (sent[n] - got[n], -n))
            take(node)
            front.append(node)
    place = np.empty(nodes, np.int64)
    place[front + back[::-1]] = np.arange(nodes)
    return place


_LOOK_AHEAD = 200
"""Of the nodes that sent most at the start, how many are looked at again: all would cost the square of the nodes."""
