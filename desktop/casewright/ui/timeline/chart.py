"""What a timeline shows at one moment: items in lanes, the scale, what is chosen and marked. Painter and widget share it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QRectF

from casewright.analysis.timeline.arrangement import Arrangement, Horizon, LaneBox
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

    `firsts` and `lasts` are the known first and last days of what is dated, each in order.
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

    def row_top(self, box: LaneBox, row: int, row_height: float, pad: float) -> float:
        """The upper edge of a row, from the upper edge of the lanes."""
        return box.top - self.scroll + pad + row * row_height

    def rect_of(self, spot: Spot, row_height: float, pad: float) -> QRectF:
        """The place of a bar or badge, from the upper left of the lanes."""
        shape = spot.shape
        left = shape.left + (0 if spot.box.fixed else self.origin)
        top = self.row_top(spot.box, shape.row, row_height, pad)
        return QRectF(left, top, shape.right - shape.left, row_height)

    def spot_of(self, lane: str, number: int) -> Spot | None:
        """The bar of an item in a lane, or the badge that counts it."""
        box = next((each for each in self.arrangement.boxes if each.lane.key == lane), None)
        if box is None:
            return None
        for placed in box.packed.placed:
            if placed.item == number:
                return Spot(box, placed)
        found = next((each for each in box.packed.clusters if number in each.items), None)
        return Spot(box, found) if found is not None else None
