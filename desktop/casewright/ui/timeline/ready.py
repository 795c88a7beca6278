"""What is shown of a case, worked out away from the main thread: lanes with their bars, signs, faults, where time begins and ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from casewright.analysis.timeline.arrangement import (
    Horizon,
    LaneBars,
    Metrics,
    busiest_days,
    horizon_of,
    lane_bars,
)
from casewright.analysis.timeline.items import Clock, TimelineItem
from casewright.analysis.timeline.lanes import LaneBy, LaneOrder, Names, lanes_of
from casewright.analysis.timeline.reading import TimelineReading
from casewright.model.ontology import Ontology
from casewright.ui.tasks import Progress
from casewright.ui.timeline.chart import Chart, Mark
from casewright.ui.timeline.narrowing import Narrowing
from casewright.ui.timeline.signs import kind_name, lane_signs, sign_of


class Wanted(NamedTuple):
    """What somebody wants to see: by which clock, in which lanes; only one type of item where that is not empty, and only what
    passes where there is a filter.
    """

    clock: Clock
    by: LaneBy
    order: LaneOrder
    type: str
    narrowing: Narrowing | None = None

    def takes(self, item: TimelineItem) -> bool:
        """Whether an item is to be shown."""
        return (not self.type or item.type == self.type) and (
            self.narrowing is None or self.narrowing.passes(item)
        )


@dataclass(frozen=True)
class Ready:
    """A chart to be shown, its lanes, and what is in the table.

    `shown` and `undated` are numbers of items, `faults` how many contradictions of order there are among those shown.
    """

    chart: Chart
    lanes: Sequence[LaneBars]
    shown: Sequence[int]
    undated: Sequence[int]
    dated: int
    busiest: Horizon
    faults: int


def make_ready(
    progress: Progress,
    reading: TimelineReading,
    ontology: Ontology,
    wanted: Wanted,
    metrics: Metrics,
    today: int,
) -> Ready:
    """Puts the items of a reading into lanes; some 0.2 s for 10,000."""
    items, clock = reading.items, wanted.clock
    shown = [number for number, each in enumerate(items) if wanted.takes(each)]
    names = Names(
        {each.id: each.name for each in reading.entities.values()},
        reading.sources,
        lambda table, kind: kind_name(ontology, table, kind),
    )
    lanes, undated = lanes_of(items, shown, clock, wanted.by, wanted.order, names)
    progress.check()
    dated = {number for lane in lanes for number in lane.items}
    periods = [period for number in dated if (period := items[number].periods[clock]) is not None]
    horizon = horizon_of(periods, today)
    signs = [sign_of(ontology, each.type, each.kind) for each in items]
    chart = Chart(
        items=items,
        signs=signs,
        lane_signs=lane_signs(ontology, lanes, reading, signs),
        clock=clock,
        horizon=horizon,
        faults=reading.faults(),
        marks=[Mark(today, "Today"), *(Mark(day, "Cut-off") for _, day in reading.cut_offs)],
        firsts=sorted(each.start.first for each in periods if each.start.first is not None),
        lasts=sorted(each.end.last for each in periods if each.end.last is not None),
    )
    bars = lane_bars(items, lanes, clock, horizon, metrics)
    keys = {items[number].key for number in shown}
    faults = sum(1 for each in reading.findings if not keys.isdisjoint(each.objects))
    return Ready(chart, bars, shown, undated, len(dated), busiest_days(periods, horizon), faults)
