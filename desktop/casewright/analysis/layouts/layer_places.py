"""Where in its layer each node stands: long ties straight, nodes near the middle of what they are tied to.

Brandes and Köpf (2002): four alignments, to the upper and the lower neighbours, from the left and from the right, each set as
tightly as the widths allow; every number takes the mean of the two middle ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from casewright.analysis.layouts.chart_graph import Floats, Ints
from casewright.analysis.layouts.layers import LayeredTies

Rows = list[list[int]]


def places_in_layers(ties: LayeredTies, rows: Sequence[Ints], half: Floats) -> Floats:
    """The place of each number along its layer; `half` is half the width it takes."""
    order = [row.tolist() for row in rows]
    upper, lower = _neighbours(ties)
    conflicts = _conflicts(ties, order, upper)
    found = []
    for near, downwards in ((upper, True), (lower, False)):
        for leftwards in (True, False):
            turned = order if downwards else order[::-1]
            turned = turned if leftwards else [row[::-1] for row in turned]
            across = _set(turned, _blocks(turned, near, conflicts, len(half)), half)
            found.append(across if leftwards else -across)
    return _balanced(found, half)


def _neighbours(ties: LayeredTies) -> tuple[Rows, Rows]:
    upper: Rows = [[] for _ in ties.layer]
    lower: Rows = [[] for _ in ties.layer]
    for above, below in ties.segments.tolist():
        upper[below].append(above)
        lower[above].append(below)
    return upper, lower


def _conflicts(ties: LayeredTies, order: Rows, upper: Rows) -> set[tuple[int, int]]:
    """Segments that cross one between two stops: long ties are kept straight at the expense of these."""
    found: set[tuple[int, int]] = set()
    for above, row in pairwise(order):
        place = {number: at for at, number in enumerate(above)}
        first, scanned = 0, 0
        for at, number in enumerate(row):
            inner = (
                next((each for each in upper[number] if each >= ties.nodes), None)
                if number >= ties.nodes
                else None
            )
            if inner is None and at < len(row) - 1:
                continue
            end = place[inner] if inner is not None else len(above) - 1
            for other in row[scanned : at + 1]:
                for each in upper[other]:
                    crosses = place[each] < first or place[each] > end
                    if crosses and not (other >= ties.nodes and each >= ties.nodes):
                        found.add((each, other))
            first, scanned = end, at + 1
    return found


def _blocks(order: Rows, near: Rows, conflicts: set[tuple[int, int]], count: int) -> list[int]:
    """Numbers joined to a middle neighbour, from layer to layer, as straight blocks: the first of each one's block."""
    root, align = list(range(count)), list(range(count))
    place = [0] * count
    for row in order:
        for at, number in enumerate(row):
            place[number] = at
    for row in order:
        last = -1
        for number in row:
            around = sorted(near[number], key=place.__getitem__)
            for middle in around[(len(around) - 1) // 2 : len(around) // 2 + 1]:
                free = align[number] == number and place[middle] > last
                if free and (middle, number) not in conflicts and (number, middle) not in conflicts:
                    align[middle] = number
                    root[number] = root[middle]
                    align[number] = root[number]
                    last = place[middle]
    return root


def _set(order: Rows, root: list[int], half: Floats) -> Floats:
    """Blocks set as far left as they go, then each as far right as its right neighbours leave it."""
    widths = half.tolist()
    before: dict[int, dict[int, float]] = {}
    after: dict[int, dict[int, float]] = {}
    for row in order:
        for left, right in pairwise(row):
            one, other = root[left], root[right]
            apart = max(widths[left] + widths[right], before.setdefault(other, {}).get(one, 0.0))
            before[other][one] = apart
            after.setdefault(one, {})[other] = apart
    blocks = _sorted_blocks(set(root), before, after)
    across = dict.fromkeys(blocks, 0.0)
    for block in blocks:
        across[block] = max(
            (across[each] + apart for each, apart in before.get(block, {}).items()), default=0.0
        )
    for block in reversed(blocks):
        limit = min((across[each] - apart for each, apart in after.get(block, {}).items()), default=None)
        if limit is not None:
            across[block] = max(across[block], limit)
    return np.array([across[each] for each in root])


def _sorted_blocks(
    blocks: set[int], before: dict[int, dict[int, float]], after: dict[int, dict[int, float]]
) -> list[int]:
    """Blocks with all that stand to the left of a block before it."""
    left = {block: len(before.get(block, ())) for block in blocks}
    ready = sorted(block for block, count in left.items() if not count)
    found = []
    while ready:
        block = ready.pop()
        found.append(block)
        for other in after.get(block, ()):
            left[other] -= 1
            if not left[other]:
                ready.append(other)
    return found


def _balanced(found: list[Floats], half: Floats) -> Floats:
    """The four settings laid over the narrowest of them, and of each number's four places the mean of the middle two."""
    widths = [float((each + half).max() - (each - half).min()) for each in found]
    narrow = found[int(np.argmin(widths))]
    for at, each in enumerate(found):
        leftwards = at % 2 == 0
        each += narrow.min() - each.min() if leftwards else narrow.max() - each.max()
    return np.asarray(np.sort(np.array(found), axis=0)[1:3].mean(axis=0), np.float64)
