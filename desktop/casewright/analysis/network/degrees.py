"""Degree: how many links a node has, in which direction, and with how many others."""

from __future__ import annotations

import numpy as np

from casewright.analysis.network.adjacency import Ints
from casewright.analysis.network.network import Network


def degrees(network: Network) -> dict[str, Ints]:
    """For each node, by column: `outgoing`, `incoming` and `undirected` links, their sum `links`, and `neighbours`.

    Parallel links all count; a link of a node to itself counts at both of its ends, as in networkx.
    """
    nodes = len(network.nodes)
    ends = np.array(network.ends, dtype=np.int64).reshape(-1, 2)
    directed = np.array([link.directed for link in network.links], dtype=bool)
    along, beside = ends[directed], ends[~directed]
    outgoing = np.bincount(along[:, 0], minlength=nodes)
    incoming = np.bincount(along[:, 1], minlength=nodes)
    undirected = np.bincount(beside.ravel(), minlength=nodes)
    return {
        "links": outgoing + incoming + undirected,
        "incoming": incoming,
        "outgoing": outgoing,
        "undirected": undirected,
        "neighbours": network.ties.degree,
    }
