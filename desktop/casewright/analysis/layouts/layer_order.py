"""The order within each layer, for few crossings: barycentres up and down, then neighbours swapped where that helps."""

from __future__ import annotations

from bisect import bisect_right, insort

import numpy as np

from casewright.analysis.layouts.chart_graph import Floats, Ints
from casewright.analysis.layouts.layers import LayeredTies
from casewright.analysis.layouts.telling import Tell
from casewright.analysis.network.adjacency import Adjacency, adjacency

_SWEEPS = 24
_MOST_COUNTED = (
    5_000  # segments up to which crossings are counted after every sweep and the best order is kept
)
_MOST_SWAPPED = 1_500  # numbers up to which neighbours are swapped
_NO_BETTER = 6  # sweeps without gain after which it ends


def order_layers(ties: LayeredTies, tell: Tell) -> list[Ints]:
    """The numbers of each layer from left to right (Sugiyama, Tagawa and Toda 1981)."""
    up, down = _both_ways(ties)
    rows = _first_rows(ties, down)
    counted = len(ties.segments) <= _MOST_COUNTED
    best, fewest, since = rows, crossings(rows, down) if counted else 0, 0
    for sweep in range(_SWEEPS):
        tell(sweep / _SWEEPS)
        if counted and (not fewest or since > _NO_BETTER):
            break
        rows = _swept(rows, up if sweep % 2 == 0 else down, sweep % 2 == 0)
        if len(ties.layer) <= _MOST_SWAPPED:
            rows = _swapped(rows, up, down)
        found = crossings(rows, down) if counted else 0
        since += 1
        if found < fewest or not counted:
            best, fewest, since = rows, found, 0
    return best


def crossings(rows: list[Ints], down: Adjacency) -> int:
    """How many pairs of segments cross."""
    place = _places(rows, down.nodes)
    total = 0
    for row in rows[:-1]:
        passed: list[int] = []
        for number in row.tolist():
            ends = sorted(place[down.target[down.start[number] : down.start[number + 1]]].tolist())
            total += sum(len(passed) - bisect_right(passed, end) for end in ends)
            for end in ends:
                insort(passed, end)
    return total


def _both_ways(ties: LayeredTies) -> tuple[Adjacency, Adjacency]:
    count = len(ties.layer)
    return adjacency(count, ties.segments[:, ::-1]), adjacency(count, ties.segments)


def _first_rows(ties: LayeredTies, down: Adjacency) -> list[Ints]:
    """Numbers as a walk down from the top comes to them: what hangs together stands together."""
    seen = np.zeros(down.nodes, np.bool_)
    walked: list[int] = []
    for start in np.argsort(ties.layer, kind="stable").tolist():
        waiting = [start]
        while waiting:
            number = waiting.pop()
            if not seen[number]:
                seen[number] = True
                walked.append(number)
                waiting.extend(down.target[down.start[number] : down.start[number + 1]][::-1].tolist())
    order = np.array(walked, np.int64)
    return [order[ties.layer[order] == layer] for layer in range(ties.depth)]


def _places(rows: list[Ints], count: int) -> Ints:
    place = np.zeros(count, np.int64)
    for row in rows:
        place[row] = np.arange(len(row))
    return place


def _swept(rows: list[Ints], fixed: Adjacency, downwards: bool) -> list[Ints]:
    """Each layer sorted by the mean place of its neighbours in the layer before; who has none keeps its place."""
    found = list(rows)
    place = _places(rows, fixed.nodes).astype(np.float64)
    for layer in range(1, len(rows)) if downwards else range(len(rows) - 2, -1, -1):
        row = found[layer]
        counts = fixed.start[row + 1] - fixed.start[row]
        owner = np.repeat(np.arange(len(row)), counts)
        ends = np.cumsum(counts)
        at = np.repeat(fixed.start[row] - (ends - counts), counts) + np.arange(len(owner))
        summed = np.bincount(owner, place[fixed.target[at]], len(row))
        wish = np.where(counts > 0, summed / np.maximum(counts, 1), place[row])
        found[layer] = row[np.argsort(wish, kind="stable")]
        place[found[layer]] = np.arange(len(row))
    return found


def _swapped(rows: list[Ints], up: Adjacency, down: Adjacency) -> list[Ints]:
    """Neighbours swapped wherever that takes crossings away."""
    place = _places(rows, up.nodes)
    found = [row.copy() for row in rows]
    for _ in range(4):
        gained = False
        for row in found:
            for at in range(len(row) - 1):
                left, right = int(row[at]), int(row[at + 1])
                if sum(_gain(each, place, left, right) for each in (up, down)) > 0:
                    row[at], row[at + 1] = right, left
                    place[right], place[left] = at, at + 1
                    gained = True
        if not gained:
            break
    return found


def _gain(near: Adjacency, place: Ints, left: int, right: int) -> float:
    """How many crossings fewer there are when two neighbours change places, on one side of their layer."""
    ends = place[near.target[near.start[left] : near.start[left + 1]]]
    others = place[near.target[near.start[right] : near.start[right + 1]]]
    if not len(ends) or not len(others):
        return 0.0
    ahead: Floats = np.sign(ends[:, None] - others)
    return float(ahead.sum())
