"""Items of one lane stacked in rows so that no two bars overlap; what finds no row is counted in clusters.

All distances are pixels from day 0, so that panning changes nothing: a lane is packed anew only when the zoom changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

GAP = 6.0
CELL = 64.0
_LONGER = 1.3  # a label may be this much longer than was guessed from its number of letters


class Wanted(NamedTuple):
    """A bar from `left` to `right` for item `item`, whose label would be about `label` pixels wide."""

    item: int
    left: float
    right: float
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


def pack(wanted: Sequence[Wanted], most_rows: int, least_label: float) -> PackedLane:
    """Stacks bars, which come by their left edge, in at most so many rows (and one more for clusters).

    A bar takes the first row where its neighbour's label stays whole; failing that a new row; failing that the row that
    has been free longest, whose label is then cut short, and left out when less than `least_label` remains. Cost: the number of bars times rows.
    """
    whole: list[float] = []  # for each row, where its last label ends when it is not cut
    bare: list[float] = []  # where its last bar ends
    rows: list[int] = []
    left_over: list[Wanted] = []
    taken: list[Wanted] = []
    for each in wanted:
        row = _row_for(each, whole, bare, most_rows)
        if row is None:
            left_over.append(each)
            continue
        if row == len(whole):
            whole.append(0.0)
            bare.append(0.0)
        bare[row] = each.right + GAP
        inside = each.right - each.left >= each.label
        whole[row] = bare[row] + (0.0 if inside else each.label + GAP)
        taken.append(each)
        rows.append(row)
    clusters = _clusters(left_over, len(whole))
    return PackedLane(_with_room(taken, rows, len(whole), least_label), clusters, len(whole) + bool(clusters))


def _row_for(each: Wanted, whole: list[float], bare: list[float], most: int) -> int | None:
    for row, end in enumerate(whole):
        if end <= each.left:
            return row
    if len(whole) < most:
        return len(whole)
    if not bare:
        return None
    row = min(range(len(bare)), key=bare.__getitem__)
    return row if bare[row] <= each.left else None


def _with_room(taken: list[Wanted], rows: list[int], count: int, least: float) -> tuple[Placed, ...]:
    """Each label gets the room up to the next bar of its row."""
    following = [float("inf")] * count
    found: list[Placed] = []
    for each, row in zip(reversed(taken), reversed(rows), strict=True):
        room = min(following[row] - each.right - 2 * GAP, _LONGER * each.label)
        inside = each.right - each.left >= each.label
        found.append(Placed(each.item, each.left, each.right, row, 0.0 if inside or room < least else room))
        following[row] = each.left
    return tuple(reversed(found))


def _clusters(left_over: list[Wanted], row: int) -> tuple[Cluster, ...]:
    """One badge for each cell of the width of a badge: it stands where its items are, and never on another."""
    cells: dict[int, list[int]] = {}
    for each in left_over:
        cells.setdefault(int(each.left // CELL), []).append(each.item)
    return tuple(
        Cluster(tuple(items), cell * CELL + 2, (cell + 1) * CELL - 2, row)
        for cell, items in sorted(cells.items())
    )
