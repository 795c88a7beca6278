"""Parts of a chart set side by side: the largest in the middle, others where there is room, the smallest in rows below."""

from __future__ import annotations

import numpy as np

from casewright.analysis.layouts.chart_graph import SPACING, ChartGraph, Floats, Ints
from casewright.analysis.layouts.overlaps import boxes_at

_MOST_FITTED = 200  # parts beyond these go into rows; so do those of one or two nodes
_WIDE = 1.5  # how much wider than high the whole may become
_GAP = SPACING * 0.6
_FINE, _MOST_CELLS = 3, 250  # cells to a gap, and about how many across all parts together


def pack(
    graph: ChartGraph,
    places: Floats,
    parts: list[Ints],
    pull: Floats | None = None,
    gap: float = _GAP,
    *,
    every: bool = False,
) -> Floats:
    """Places with whole parts moved so that none covers another. Parts that hold a fixed node stay.

    Args:
        parts: nodes of each part, those to be placed first at the front.
        pull: (parts, parts), how strongly a part is drawn to another; without it all are drawn to the middle.
        every: fit in the small parts too, instead of setting them in rows.
    """
    if len(parts) < 2:
        return places
    found = places.copy()
    stays = [bool(graph.fixed[part].any()) for part in parts]
    fitted = [n for n, part in enumerate(parts) if stays[n] or every or len(part) > 2 or n == 0][
        :_MOST_FITTED
    ]
    order = sorted(fitted, key=lambda n: not stays[n])
    floor = _Floor(graph, found, [parts[n] for n in order], gap)
    middle: dict[int, Floats] = {}
    for n in order:
        target = _target(n, middle, pull)
        shift = np.zeros(2) if stays[n] else floor.room_for(found, parts[n], target)
        found[parts[n]] += shift
        floor.take(found, parts[n])
        middle[n] = found[parts[n]].mean(axis=0)
    rest = [part for n, part in enumerate(parts) if n not in middle]
    if rest:
        placed = np.concatenate([parts[n] for n in order])
        _in_rows(graph, found, placed, rest, gap)
    return found


def _target(part: int, middle: dict[int, Floats], pull: Floats | None) -> Floats:
    """Where a part would like to be: between those that draw it; the middle of the first part otherwise."""
    if not middle:
        return np.zeros(2)
    if pull is not None:
        strength = np.array([pull[part, other] for other in middle])
        if strength.sum() > 0:
            return np.asarray(strength @ np.array(list(middle.values())) / strength.sum(), np.float64)
    return next(iter(middle.values()))


class _Floor:
    """A grid of cells; what nodes and links cover is taken, with half a gap around it."""

    def __init__(self, graph: ChartGraph, places: Floats, parts: list[Ints], gap: float) -> None:
        self._graph, self._gap = graph, gap
        sizes = np.array([_extent(graph, places, part) for part in parts]) + 2 * gap
        self._cell = max(gap / _FINE, float(np.sqrt(sizes.prod(axis=1).sum())) / _MOST_CELLS)
        cells = np.ceil(sizes / self._cell)
        side = int(2.2 * np.sqrt(cells.prod(axis=1).sum()) * _WIDE + 2 * cells.max()) + 4
        self._taken = np.zeros((side, side), np.bool_)
        self._origin = places[parts[0]].mean(axis=0) - side * self._cell / 2

    def room_for(self, places: Floats, part: Ints, target: Floats) -> Floats:
        """How far to move a part so that nothing is below its rectangle, as near to the target as can be."""
        boxes = boxes_at(places[part], self._graph.room[part], self._gap)
        corner = np.array([boxes.left.min(), boxes.top.min()])
        extent = np.array([boxes.right.max(), boxes.bottom.max()]) - corner
        wide, high = (np.ceil(extent / self._cell).astype(np.int64) + 1).tolist()
        summed = np.zeros(np.add(self._taken.shape, 1), np.int64)
        np.cumsum(np.cumsum(self._taken, axis=0), axis=1, out=summed[1:, 1:])
        below = summed[high:, wide:] - summed[:-high, wide:] - summed[high:, :-wide] + summed[:-high, :-wide]
        line, column = np.nonzero(below == 0)
        at = self._origin + np.column_stack([column, line]) * self._cell
        away = at + extent / 2 - target
        best = int(((away[:, 0] / _WIDE) ** 2 + away[:, 1] ** 2).argmin())
        return np.asarray(at[best] - corner, np.float64)

    def take(self, places: Floats, part: Ints) -> None:
        """Marks what the nodes of a part and the links between them cover."""
        boxes = boxes_at(places[part], self._graph.room[part], self._gap)
        left, right = self._cells(boxes.left, 0), self._cells(boxes.right, 0)
        top, bottom = self._cells(boxes.top, 1), self._cells(boxes.bottom, 1)
        for down in range(int((bottom - top).max()) + 1):
            for across in range(int((right - left).max()) + 1):
                self._taken[np.minimum(top + down, bottom), np.minimum(left + across, right)] = True
        ends = places[self._graph.links[np.isin(self._graph.links[:, 0], part)]]
        long = np.abs(ends[:, 1] - ends[:, 0]).max(initial=0.0)
        for share in np.linspace(0, 1, int(long / self._cell) + 2):
            point = ends[:, 0] + (ends[:, 1] - ends[:, 0]) * share
            self._taken[self._cells(point[:, 1], 1), self._cells(point[:, 0], 0)] = True

    def _cells(self, along: Floats, axis: int) -> Ints:
        cells = ((along - self._origin[axis]) / self._cell).astype(np.int64)
        return np.asarray(np.clip(cells, 0, len(self._taken) - 1), np.int64)


def _extent(graph: ChartGraph, places: Floats, part: Ints) -> tuple[float, float]:
    boxes = boxes_at(places[part], graph.room[part])
    return float(boxes.right.max() - boxes.left.min()), float(boxes.bottom.max() - boxes.top.min())


def _in_rows(graph: ChartGraph, places: Floats, placed: Ints, parts: list[Ints], gap: float) -> None:
    """Sets small parts in rows below everything, about as wide as that or as they are many."""
    above = boxes_at(places[placed], graph.room[placed])
    sizes = [_extent(graph, places, part) for part in parts]
    area = sum((wide + gap) * (high + gap) for wide, high in sizes)
    length = max(float(above.right.max() - above.left.min()), (area * _WIDE) ** 0.5)
    start = (float(above.left.min()) + float(above.right.max()) - length) / 2
    x, y, highest = 0.0, float(above.bottom.max()) + gap, 0.0
    for part, (wide, high) in zip(parts, sizes, strict=True):
        if x and x + wide > length:
            x, y, highest = 0.0, y + highest + gap, 0.0
        boxes = boxes_at(places[part], graph.room[part])
        places[part] += [start + x - float(boxes.left.min()), y - float(boxes.top.min())]
        x, highest = x + wide + gap, max(highest, high)
