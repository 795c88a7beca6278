"""What a timeline shows at one moment: items in lanes, the scale, what is chosen and marked. Painter and widget share it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QRectF

from casewright.analysis.timeline.arrangement import Arrangement, Horizon, LaneBox, Metrics
from casewright.analysis.timeline.items import Clock, TimelineItem
from casewright.analysis.timeline.packing import Cluster, Placed
from casewright.analysis.timeline.scale import TimeScale

Key = tuple[str, UUID]
_NO_DAYS, _NO_TIME = Horizon(1, 2), TimeScale(1.0, 1.0, 1.0)


class Sign(NamedTuple):
    """How an item or lane is drawn: a colour group of the ontology and an icon."""

    colour: str
    icon: str


class Mark(NamedTuple):
    """An upright line at a day: today, or where an assessment ends."""

    day: int
    words: str


class Span(NamedTuple):
    """A chosen stretch of days, both inclusive."""

    first: int
    last: int


class Spot(NamedTuple):
    """A bar or badge in a lane."""

    box: LaneBox
    shape: Placed | Cluster


@dataclass
class Chart:
    """`selected` and `related` are objects, `focus` is (lane, item) where the keyboard stands.

    `firsts` and `lasts` are the known first and last days of what is dated, each in order; `titles` keeps words that were made ready.
    """

    items: Sequence[TimelineItem] = ()
    signs: Sequence[Sign] = ()
    lane_signs: Mapping[str, Sign] = field(default_factory=dict)
    clock: Clock = Clock.HELD
    arrangement: Arrangement = field(default_factory=lambda: Arrangement((), 0.0))
    horizon: Horizon = _NO_DAYS
    scale: TimeScale = _NO_TIME
    scroll: float = 0.0
    faults: Mapping[Key, Sequence[str]] = field(default_factory=dict)
    marks: Sequence[Mark] = ()
    selected: Key | None = None
    focus: tuple[str, int] | None = None
    span: Span | None = None
    firsts: Sequence[int] = ()
    lasts: Sequence[int] = ()
    titles: dict[int, str] = field(default_factory=dict)

    @property
    def origin(self) -> float:
        """What is added to a bar's pixels from day 0 to have its place from the left edge of the drawing."""
        return -self.scale.start * self.scale.per_day

    def is_chosen(self, number: int) -> bool:
        """Whether an item is the selected object."""
        return self.items[number].key == self.selected

    def is_related(self, number: int) -> bool:
        """Whether an item has to do with the selected object: is about it, or rests on it."""
        if self.selected is None:
            return False
        table, each = self.selected
        item = self.items[number]
        return (table == "entity" and each in item.actors) or (table == "source" and each in item.sources)

    def beyond(self) -> tuple[int, int]:
        """How many dated items lie wholly before the days in sight, and how many wholly after."""
        before = bisect_left(self.lasts, self.scale.start)
        return before, len(self.firsts) - bisect_right(self.firsts, self.scale.end)

    def row_top(self, box: LaneBox, row: int, metrics: Metrics) -> float:
        """The upper edge of a row, from the upper edge of the lanes."""
        return box.top - self.scroll + metrics.pad + row * metrics.row

    def place(self, spot: Spot, metrics: Metrics) -> QRectF:
        """Where a bar or badge is, from the upper left of the lanes."""
        shape = spot.shape
        left = shape.left + (0 if spot.box.fixed else self.origin)
        return QRectF(left, self.row_top(spot.box, shape.row, metrics), shape.right - shape.left, metrics.row)

    def spot_at(self, x: float, y: float, metrics: Metrics) -> Spot | None:
        """The bar (with its label) or badge at a point, counted from the upper left of the lanes."""
        number = self.arrangement.box_at(y + self.scroll) if x >= 0 and y >= 0 else None
        if number is None:
            return None
        box = self.arrangement.boxes[number]
        x -= 0.0 if box.fixed else self.origin
        row = (y + self.scroll - box.top - metrics.pad) // metrics.row
        for placed in box.between(x - metrics.mark, x + metrics.mark):
            if placed.row == row and placed.left - 3 <= x <= placed.right + max(placed.room, 3):
                return Spot(box, placed)
        found = next((each for each in box.clusters_between(x, x) if each.row == row), None)
        return Spot(box, found) if found is not None else None

    def spot_of(self, lane: str, number: int) -> Spot | None:
        """The bar of an item in a lane, or the badge that counts it."""
        box = next((each for each in self.arrangement.boxes if each.lane.key == lane), None)
        if box is None:
            return None
        return next((Spot(box, each) for each in box.shapes() if number in items_in(each)), None)

    def first_spot(self, key: Key) -> Spot | None:
        """Where an object is first shown."""
        for box in self.arrangement.boxes:
            for number in box.lane.items:
                if self.items[number].key == key:
                    return self.spot_of(box.lane.key, number)
        return None


def items_in(shape: Placed | Cluster) -> tuple[int, ...]:
    """The numbers of the items that a bar or badge stands for."""
    return shape.items if isinstance(shape, Cluster) else (shape.item,)
