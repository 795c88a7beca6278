"""Graphs to draw: a hairball that grew by preferential attachment, and one shaped like a case. Always the same ones."""

from __future__ import annotations

import math

import numpy as np

from casewright.ui.graph.records import GraphEdge, GraphNode

LOOKS = (
    ("Person", "user", "person"),
    ("Organisation", "building-2", "organisation"),
    ("Place", "map-pin", "place"),
    ("Vessel", "ship", "vessel"),
    ("Event", "calendar", "event"),
)
Graph = tuple[list[GraphNode], list[GraphEdge]]


def hairball(count: int, seed: int = 1) -> Graph:
    """Barabási and Albert, two edges a node; places at random in a disc, so that edges cross the whole of it."""
    chance = np.random.default_rng(seed)
    ends = [0, 1]
    pairs = [(0, 1)]
    for node in range(2, count):
        chosen = {ends[int(each * len(ends))] for each in chance.random(2)}
        pairs += [(other, node) for other in chosen]
        ends += [each for other in chosen for each in (other, node)]
    away, angle = np.sqrt(chance.random(count)), chance.random(count) * 2 * math.pi
    spread = 60 * math.sqrt(count)
    return _graph(away * np.cos(angle) * spread, away * np.sin(angle) * spread, pairs, chance)


def case_like(count: int, seed: int = 7) -> Graph:
    """Communities with hubs, few links between them: closest to a real chart."""
    chance = np.random.default_rng(seed)
    sizes: list[int] = []
    while sum(sizes) < count:
        sizes.append(int(np.clip(chance.lognormal(3.2, 0.9), 4, 400)))
    sizes[-1] -= sum(sizes) - count
    xs, ys, pairs, first = np.zeros(count), np.zeros(count), [], 0
    firsts: list[int] = []
    for number, size in enumerate(each for each in sizes if each > 0):
        middle = 60 * math.sqrt(count) * math.sqrt(number / len(sizes)), number * math.pi * (3 - math.sqrt(5))
        some = slice(first, first + size)
        away, angle = 48 * np.sqrt(np.arange(size)), np.arange(size) * math.pi * (3 - math.sqrt(5))
        xs[some] = middle[0] * math.cos(middle[1]) + away * np.cos(angle)
        ys[some] = middle[0] * math.sin(middle[1]) + away * np.sin(angle)
        ends = [first]
        for node in range(first + 1, first + size):
            other = ends[int(chance.random() * len(ends))]
            pairs.append((other, node))
            ends += [other, other, node]
        pairs += [
            tuple(each) for each in chance.integers(first, first + size, (int(0.45 * size), 2)).tolist()
        ]
        if firsts:
            pairs.append((firsts[int(chance.random() * len(firsts))], first))
        firsts.append(first)
        first += size
    return _graph(xs, ys, [pair for pair in pairs if pair[0] != pair[1]], chance)


def _graph(x: np.ndarray, y: np.ndarray, pairs: list[tuple[int, int]], chance: np.random.Generator) -> Graph:
    words = ("Northgate", "Halvorsen", "Calder", "Varn", "Ministry", "of", "Harbour", "Star", "Trade", "Elin")
    looks = chance.integers(0, len(LOOKS), len(x)).tolist()
    names = chance.integers(0, len(words), (len(x), 3)).tolist()
    nodes = [
        GraphNode(str(n), " ".join(words[w] for w in names[n]), *LOOKS[looks[n]], float(x[n]), float(y[n]))
        for n in range(len(x))
    ]
    edges = [GraphEdge(f"e{n}", str(a), str(b), "knows", origins=1 + n % 3) for n, (a, b) in enumerate(pairs)]
    return nodes, edges
