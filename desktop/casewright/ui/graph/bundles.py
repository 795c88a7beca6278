"""Edges between the same two nodes: a few fan out, many are drawn as one with their number."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

import numpy as np

from casewright.ui.graph.arrays import Bools, Floats, Ints, Shorts

MOST_FANNED = 4
"""Edges between two nodes up to which each is drawn by itself."""

SOLID, WEAK, UNCITED = 0, 1, 2
_WIDEST = 4
_LEVELS = _WIDEST + 1
_MOST_COUNTED = 9999
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class EdgeFacts:
    """What each edge is, by index. `polarity` is -1 for hostile, 1 for cooperative; what is `faint` is drawn pale."""

    source: Ints
    target: Ints
    origins: Shorts
    weak: Bools
    polarity: Shorts
    disputed: Bools
    directed: Bools
    faint: Bools


@dataclass(frozen=True, slots=True)
class DrawnEdges:
    """How edges are drawn, by index.

    Args:
        here: drawn at all; of a bundle only the first is.
        count: how many edges it stands for.
        bend: how far it bows out: 0 for a single one, -0.5 and 0.5 for two, -1, 0 and 1 for three. Of loops 0, 1, 2.
        parallel: how many are fanned out between its two nodes.
        dash: `SOLID`, `WEAK` or `UNCITED`.
        faint: drawn pale.
        look: one number for width, dash, polarity and paleness together.
    """

    here: Bools
    count: Shorts
    bend: Floats
    parallel: Shorts
    width: Shorts
    dash: Shorts
    polarity: Shorts
    disputed: Bools
    directed: Bools
    faint: Bools
    look: Shorts


def drawn_edges(facts: EdgeFacts, shown: Bools, opened: Set[Pair]) -> DrawnEdges:
    """How the edges that are shown are drawn.

    A bundle is as wide as its best founded edge, and broken, pale, hostile or cooperative only where all of it is.

    Args:
        opened: pairs of nodes, the lower number first, whose edges are all fanned out.
    """
    some = np.flatnonzero(shown)
    width = np.clip(facts.origins, 1, _WIDEST)
    dash = np.where(facts.origins == 0, UNCITED, np.where(facts.weak, WEAK, SOLID)).astype(np.int16)
    count, parallel, bend = np.ones(len(shown), np.int16), np.ones(len(shown), np.int16), np.zeros(len(shown))
    here = shown.copy()
    polarity, disputed, directed = facts.polarity.copy(), facts.disputed.copy(), facts.directed.copy()
    faint = facts.faint.copy()
    if len(some):
        order, first, size = _by_pair(facts.source[some], facts.target[some])
        edge = some[order]
        place = np.arange(len(edge)) - np.repeat(first, size)
        many = (size > MOST_FANNED) & ~_are_open(facts, edge[first], opened)
        in_bundle = np.repeat(many, size)
        here[edge[in_bundle & (place > 0)]] = False
        fan = np.where(in_bundle, 1, np.repeat(size, size))
        parallel[edge] = np.minimum(fan, _MOST_COUNTED)
        loop = facts.source[edge] == facts.target[edge]
        sign = np.where(facts.source[edge] <= facts.target[edge], 1.0, -1.0)
        out = np.where(loop, place, sign * (place - (fan - 1) / 2))
        bend[edge] = np.where(in_bundle, 0.0, out)
        head, starts = edge[first[many]], first[many]
        count[head] = np.minimum(size[many], _MOST_COUNTED)
        if len(head):
            # reduceat goes on to the next start: the parts between bundles are told apart by a start of their own
            cuts = np.unique(np.concatenate([starts, starts + size[many]]))
            cuts, at = cuts[cuts < len(edge)], np.searchsorted(cuts, starts)
            width[head] = np.maximum.reduceat(width[edge], cuts)[at]
            dash[head] = np.minimum.reduceat(dash[edge], cuts)[at]
            disputed[head] = np.logical_or.reduceat(facts.disputed[edge], cuts)[at]
            faint[head] = np.logical_and.reduceat(facts.faint[edge], cuts)[at]
            least = np.minimum.reduceat(facts.polarity[edge], cuts)[at]
            most = np.maximum.reduceat(facts.polarity[edge], cuts)[at]
            polarity[head] = np.where(least == most, least, 0)
            onward = facts.directed[edge] & (facts.source[edge] == np.repeat(facts.source[edge[first]], size))
            directed[head] = np.logical_and.reduceat(onward, cuts)[at]
    look = ((((polarity + 1) * 3 + dash) * _LEVELS + width) * 2 + faint).astype(np.int16)
    return DrawnEdges(here, count, bend, parallel, width, dash, polarity, disputed, directed, faint, look)


def _by_pair(source: Ints, target: Ints) -> tuple[Ints, Ints, Ints]:
    """An order in which edges of the same two nodes lie together, where each pair begins in it, and how many it has."""
    low, high = np.minimum(source, target), np.maximum(source, target)
    pair = low * (int(high.max()) + 1) + high
    order = np.argsort(pair, kind="stable")
    _, first, size = np.unique(pair[order], return_index=True, return_counts=True)
    return order, first, size


def _are_open(facts: EdgeFacts, edge: Ints, opened: Set[Pair]) -> Bools:
    if not opened:
        return np.zeros(len(edge), np.bool_)
    low = np.minimum(facts.source[edge], facts.target[edge]).tolist()
    high = np.maximum(facts.source[edge], facts.target[edge]).tolist()
    return np.array([pair in opened for pair in zip(low, high, strict=True)], np.bool_)
