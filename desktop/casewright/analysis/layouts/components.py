"""The connected parts of a chart."""

from __future__ import annotations

import numpy as np

from casewright.analysis.layouts.chart_graph import Ints
from casewright.analysis.network.adjacency import Adjacency


def components(near: Adjacency) -> list[Ints]:
    """The nodes of each connected part, ascending; the largest part first, equal ones by their first node."""
    label = _labels(near)
    order = np.argsort(label, kind="stable")
    _, first = np.unique(label[order], return_index=True)
    parts = np.split(order, first[1:]) if len(order) else []
    return sorted(parts, key=lambda part: (-len(part), int(part[0])))


def _labels(near: Adjacency) -> Ints:
    """The lowest node of each node's part: labels hook onto lower ones and are followed to their end, round after round."""
    label = np.arange(near.nodes)
    source, target = near.source, near.target
    while True:
        lowest = label.copy()
        np.minimum.at(lowest, label[source], label[target])
        while not np.array_equal(lowest, lowest[lowest]):
            lowest = lowest[lowest]
        lowest = lowest[label]
        if np.array_equal(lowest, label):
            return label
        label = lowest
