"""Bars of one lane stacked in rows so that no two overlap; what finds no row is counted in clusters.

Places are pixels from day 0, so that panning changes nothing: a lane is packed anew only when the zoom changes. That happens
with every turn of the wheel and for every lane, so the loop is plain and an item that finds no row costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

GAP = 6.0
CELL = 64.0
"""The width of a badge, and of the time that it counts, in pixels."""
_LONGER = 1.3  # a label may be this much longer than was guessed from its number of letters


class Bar(NamedTuple):
    """An item from day `first` to day `last`, with so many pixels more `before` and `after`; its label is about `label` pixels wide."""

    item: int
    first: float
    last: float
    before: float
    after: float
    label: float


class Placed(NamedTuple):
    """A bar in a row; its label has `room` pixels to the right of the bar, 0 when it has none or stands inside."""

    item: int
    left: float
    right: float
    row: int
    room: float


class Cluster(NamedTuple):
    """Several items that found no row, as one badge with their number, in the row below all others."""

    items: tuple[int, ...]
    left: float
    right: float
    row: int


class PackedLane(NamedTuple):
    """The bars of a lane and its clusters, each by their left edge, and how many rows they take."""

    placed: tuple[Placed, ...]
    clusters: tuple[Cluster, ...]
    rows: int


def pack(bars: Sequence[Bar], per_day: float, mark: float, most_rows: int, least_label: float) -> PackedLane:
    """Stacks bars, which come by their first day, in at most so many rows, and one more for clusters.

    A bar, never narrower than `mark`, takes the first row where its neighbour's label stays whole; failing that a new row;
    failing that the row that has been free longest, whose label is then cut short, and left out below `least_label`.
    """
    whole: list[float] = []  # for each row, where its last label ends when it is not cut
    bare: list[float] = []  # where its last bar ends
    soonest = -float("inf") if most_rows else float("inf")  # the row that is free first, once there are all
    taken: list[tuple[int, float, float, int, float]] = []
    cells: dict[int, list[int]] = {}
    for item, first, last, before, after, label in bars:
        left, right = first * per_day - before, last * per_day + after
        if right - left < mark:
            middle = (left + right) / 2
            left, right = middle - mark / 2, middle + mark / 2
        if left < soonest:
            cells.setdefault(int(left // CELL), []).append(item)
            continue
        row = 0
        for end in whole:
            if end <= left:
                break
            row += 1
        else:
            if row < most_rows:
                whole.append(0.0)
                bare.append(0.0)
            else:
                row = bare.index(soonest)
        beside = 0.0 if right - left >= label else label
        bare[row] = right + GAP
        whole[row] = right + GAP + (beside + GAP if beside else 0.0)
        if len(bare) == most_rows:
            soonest = min(bare)
        taken.append((item, left, right, row, beside))
    clusters = tuple(
        Cluster(tuple(items), cell * CELL + 2, (cell + 1) * CELL - 2, len(whole))
        for cell, items in sorted(cells.items())
    )
    placed = _with_room(taken, len(whole), least_label)
    return PackedLane(placed, clusters, len(whole) + bool(clusters))


def _with_room(
    taken: list[tuple[int, float, float, int, float]], rows: int, least: float
) -> tuple[Placed, ...]:
    """Each label gets the room up to the next bar of its row."""
    following = [float("inf")] * rows
    found: list[Placed] = []
    for item, left, right, row, beside in reversed(taken):
        room = min(following[row] - right - 2 * GAP, _LONGER * beside)
        found.append(Placed(item, left, right, row, room if room >= least else 0.0))
        following[row] = left
    found.sort(key=_left)
    return tuple(found)


def _left(placed: Placed) -> float:
    return placed.left
