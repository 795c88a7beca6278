"""What a mesh leaves out of the repulsion between nodes that lie close together.

Nodes are cut into blocks of equally many that lie together, and within each block every pair is looked at: dense arrays and no
search. The cuts lie elsewhere every round, so whoever is parted by one in this round is not in the next.
"""

from __future__ import annotations

import numpy as np

from casewright.analysis.layouts.chart_graph import GOLDEN_ANGLE, Ints, Singles

_BLOCK = 16
_FAR_OFF = np.float32(1e9)


def near_forces(x: Singles, y: Singles, reach: float, turn: int) -> tuple[Singles, Singles]:
    """A force of one over the distance that fades out at `reach`; `turn` numbers the rounds."""
    angle = turn * GOLDEN_ANGLE
    cos, sin = np.float32(np.cos(angle)), np.float32(np.sin(angle))
    block = _blocks(x * cos + y * sin, y * cos - x * sin)
    wide_x, wide_y = np.append(x, _FAR_OFF), np.append(y, _FAR_OFF)
    block_x, block_y = wide_x[block], wide_y[block]
    across = block_x[:, :, None] - block_x[:, None, :]
    down = block_y[:, :, None] - block_y[:, None, :]
    square = across * across
    square += down * down
    square += np.float32(1e-4)
    pull = square * np.float32(-1 / reach**2)
    pull += 1
    np.maximum(pull, 0, out=pull)
    pull /= square
    force_x, force_y = np.empty_like(wide_x), np.empty_like(wide_y)
    force_x[block] = np.einsum("bij,bij->bi", pull, across)
    force_y[block] = np.einsum("bij,bij->bi", pull, down)
    return force_x[:-1], force_y[:-1]


def _blocks(along: Singles, aside: Singles) -> Ints:
    """(blocks, nodes of a block): strips by the one coordinate, cut by the other; the number of nodes fills up the last."""
    nodes = len(along)
    strips = max(1, round((nodes / _BLOCK) ** 0.5))
    length = -(-nodes // (strips * _BLOCK)) * _BLOCK
    order = np.full(strips * length, nodes)
    order[:nodes] = np.argsort(along, kind="stable")
    strip = order.reshape(strips, length)
    within = np.argsort(np.append(aside, np.float32(np.inf))[strip], axis=1, kind="stable")
    return np.take_along_axis(strip, within, axis=1).reshape(-1, _BLOCK)
