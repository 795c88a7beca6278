"""Eigenvector centrality and PageRank by iteration in numpy; networkx would need SciPy for both."""

from __future__ import annotations

import numpy as np

from casewright.analysis.network.adjacency import Adjacency, Floats
from casewright.model.errors import CaseError

_ROUNDS = 20_000


def eigenvector(near: Adjacency, tolerance: float = 1e-12) -> Floats:
    """A node counts by how much those count that lead to it (Bonacich 1987); the vector has length 1.

    Power iteration on the matrix plus one, as in networkx, which also settles networks in two halves. In a network of
    several parts, the part with the densest core takes it all.

    Raises:
        CaseError: it does not settle, as in a directed network without circles.
    """
    nodes = near.nodes
    if not len(near.target):
        return np.full(nodes, nodes**-0.5) if nodes else np.zeros(0)
    source = near.source
    held = np.full(nodes, 1 / nodes)
    for _ in range(_ROUNDS):
        before = held
        held = before + np.bincount(near.target, weights=before[source], minlength=nodes)
        held /= np.sqrt((held * held).sum())
        if np.abs(held - before).sum() < nodes * tolerance:
            return held
    raise CaseError("Eigenvector centrality does not settle here; choose PageRank, or leave direction out.")


def pagerank(near: Adjacency, damping: float = 0.85, tolerance: float = 1e-14) -> Floats:
    """Where somebody is met who follows links at random and starts anew with probability 1 - `damping` (Page et al. 1999).

    Adds up to 1. Who leads nowhere leads everywhere, as in networkx.
    """
    nodes = near.nodes
    if not nodes:
        return np.zeros(0)
    source, degree = near.source, near.degree
    dead = degree == 0
    out = np.maximum(degree, 1)
    held = np.full(nodes, 1 / nodes)
    for _ in range(_ROUNDS):
        before = held
        flow = np.bincount(near.target, weights=(before / out)[source], minlength=nodes)
        held = damping * (flow + before[dead].sum() / nodes) + (1 - damping) / nodes
        if np.abs(held - before).sum() < tolerance * nodes:
            break
    return held
