"""Where everything of a timeline stands: lanes one below the other, each packed for a zoom, the undated at the foot."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from casewright.analysis.timeline.items import Clock, TimelineItem
from casewright.analysis.timeline.lanes import Lane
from casewright.analysis.timeline.packing import Bar, Cluster, PackedLane, Placed, pack
from casewright.model.periods import Period

ROWS, UNDATED_ROWS, WHOLE = 10, 3, 5_000
UNDATED = "undated"
_STUB = 36.0


class Metrics(NamedTuple):
    """Sizes in pixels: a row, the free room above and below the rows of a lane, the smallest mark, a letter of a label, the shortest
    and the longest label, a chip."""

    row: float
    pad: float
    mark: float
    letter: float
    least_label: float
    longest_label: float
    chip: float


class Horizon(NamedTuple):
    """The days that are known, with some room: an open end is drawn to here."""

    first: int
    last: int


@dataclass(frozen=True)
class LaneBox:
    """A lane at its height. Its bars are pixels from day 0; those of the undated lane (`fixed`) from the left edge."""

    lane: Lane
    top: float
    height: float
    packed: PackedLane
    collapsed: bool
    fixed: bool
    reach: list[float] = field(repr=False)

    def between(self, left: float, right: float) -> Iterator[Placed]:
        """The bars that may be in sight."""
        placed = self.packed.placed
        for at in range(bisect_left(self.reach, left), len(placed)):
            if placed[at].left > right:
                break
            if placed[at].right + placed[at].room >= left:
                yield placed[at]

    def clusters_between(self, left: float, right: float) -> Sequence[Cluster]:
        """The badges that may be in sight."""
        clusters = self.packed.clusters
        first = bisect_left(clusters, left, key=lambda each: each.right)
        return clusters[first : bisect_right(clusters, right, key=lambda each: each.left)]

    def shapes(self) -> list[Placed | Cluster]:
        """Bars and badges as the arrow keys go: from left to right, in the grid of the undated row by row."""
        found: list[Placed | Cluster] = [*self.packed.placed, *self.packed.clusters]
        return sorted(found, key=lambda each: (each.row, each.left) if self.fixed else (each.left, each.row))


@dataclass(frozen=True)
class Arrangement:
    """All lanes for one zoom."""

    boxes: tuple[LaneBox, ...]
    height: float

    def box_at(self, y: float) -> int | None:
        """The number of the lane at a height."""
        at = bisect_right(self.boxes, y, key=lambda box: box.top) - 1
        return at if at >= 0 and y < self.boxes[at].top + self.boxes[at].height else None

    def between(self, top: float, bottom: float) -> Sequence[LaneBox]:
        """The lanes in sight."""
        first = bisect_right(self.boxes, top, key=lambda box: box.top + box.height)
        return self.boxes[first : bisect_right(self.boxes, bottom, key=lambda box: box.top)]


def horizon_of(periods: Sequence[Period], today: int) -> Horizon:
    """From the earliest to the latest day that is known, today among them where something goes on."""
    days = [
        d for p in periods for d in (p.start.first, p.start.last, p.end.first, p.end.last) if d is not None
    ]
    if any(p.end.kind == "open" for p in periods):
        days.append(today)
    if not days:
        return Horizon(today - 30, today + 30)
    first, last = min(days), max(days)
    room = max((last - first) // 40, 1)
    return Horizon(first - room, last + room)


def busiest_days(periods: Sequence[Period], horizon: Horizon) -> Horizon:
    """The days around most of what is dated: up to one in twenty at either end is left out where that at least halves the time."""
    starts = sorted(
        d for p in periods if (d := p.start.first if p.start.first is not None else p.end.last) is not None
    )
    if len(starts) < 20:
        return horizon
    few = len(starts) // 20
    first, last = starts[few], max(starts[-1 - few], starts[few])
    room = max((last - first) // 20, 3)
    close = Horizon(max(first - room, horizon.first), min(last + room, horizon.last))
    return close if 2 * (close.last - close.first) < horizon.last - horizon.first else horizon


@dataclass(frozen=True)
class LaneBars:
    """A lane with its items as bars, by their first day; made once, packed for every zoom."""

    lane: Lane
    bars: tuple[Bar, ...]


def lane_bars(
    items: Sequence[TimelineItem], lanes: Sequence[Lane], clock: Clock, horizon: Horizon, metrics: Metrics
) -> list[LaneBars]:
    """The lanes ready to be packed."""
    known: dict[int, Bar] = {}
    for number in {number for lane in lanes for number in lane.items}:
        period = items[number].periods[clock]
        assert period is not None
        letters = sum(map(len, items[number].parts)) + 6
        label = min(letters * metrics.letter, metrics.longest_label)
        known[number] = Bar(number, *reach_of(period, horizon), label)
    return [LaneBars(lane, tuple(sorted((known[n] for n in lane.items), key=_first))) for lane in lanes]


def reach_of(period: Period, horizon: Horizon) -> tuple[float, float, float, float]:
    """All that a period can mean: the day it begins, the day after its end, and pixels to add before and after.

    An open end reaches the horizon; an unknown one fades out over some pixels, since nobody knows how far it goes.
    """
    first, last = period.start.first, None if period.end.last is None else period.end.last + 1
    before = after = 0.0
    if first is None:
        first, before = (horizon.first, 0.0) if period.start.kind == "open" or last is None else (last, _STUB)
    if last is None:
        last, after = (horizon.last + 1, 0.0) if period.end.kind == "open" else (first, _STUB)
    return first, max(last, first), before, after


def arrange(
    lanes: Sequence[LaneBars],
    undated: Sequence[int],
    *,
    per_day: float,
    width: float,
    metrics: Metrics,
    collapsed: Collection[str] = (),
    whole: Collection[str] = (),
) -> Arrangement:
    """Packs every lane for a zoom of `per_day` pixels a day; undated items stand in a grid `width` pixels wide.

    `collapsed` and `whole` are keys of lanes: shown as counts alone, or with every item in a row.
    """
    boxes: list[LaneBox] = []
    top = 0.0
    for each in lanes:
        key = each.lane.key
        most = 0 if key in collapsed else WHOLE if key in whole else ROWS
        packed = pack(each.bars, per_day, metrics.mark, most, metrics.least_label)
        boxes.append(_box(each.lane, top, packed, most == 0, False, metrics))
        top += boxes[-1].height
    if undated:
        lane = Lane(UNDATED, "Undated", tuple(undated), rest=True)
        most = 0 if UNDATED in collapsed else WHOLE if UNDATED in whole else UNDATED_ROWS
        boxes.append(_box(lane, top, _grid(undated, width, most, metrics), most == 0, True, metrics))
        top += boxes[-1].height
    return Arrangement(tuple(boxes), top)


def _first(bar: Bar) -> float:
    return bar.first


def _box(
    lane: Lane, top: float, packed: PackedLane, collapsed: bool, fixed: bool, metrics: Metrics
) -> LaneBox:
    height = max(packed.rows, 1) * metrics.row + 2 * metrics.pad
    reach = list(accumulate((each.right + each.room for each in packed.placed), max))
    return LaneBox(lane, top, height, packed, collapsed, fixed, reach)


def _grid(numbers: Sequence[int], width: float, most: int, metrics: Metrics) -> PackedLane:
    """Chips of one width in rows from left to right; those beyond the last row are one badge."""
    columns = max(int(width // metrics.chip), 1)
    room = columns * most
    shown = numbers if len(numbers) <= room else numbers[: max(room - columns, 0)]
    placed = tuple(
        Placed(number, *_chip(at % columns, metrics), at // columns, 0.0) for at, number in enumerate(shown)
    )
    rows = -(-len(shown) // columns)
    rest = tuple(numbers[len(shown) :])
    clusters = (Cluster(rest, *_chip(0, metrics), rows),) if rest else ()
    # as everywhere, from left to right; the rows go down
    ordered = tuple(sorted(placed, key=lambda each: each.left))
    return PackedLane(ordered, clusters, rows + bool(rest))


def _chip(column: int, metrics: Metrics) -> tuple[float, float]:
    return column * metrics.chip + metrics.pad, (column + 1) * metrics.chip
