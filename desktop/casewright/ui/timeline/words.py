"""A timeline in words: for tooltips, the line below the chart, and whoever does not see it."""

from __future__ import annotations

from collections.abc import Sequence

from casewright.analysis.timeline.items import Clock, TimelineItem
from casewright.analysis.timeline.lanes import Lane
from casewright.analysis.timeline.packing import Cluster
from casewright.analysis.timeline.scale import day_words
from casewright.model.dates import show_date
from casewright.model.periods import Period
from casewright.ui.timeline.chart import Chart, Spot
from casewright.ui.widgets.plain_text import isolate, one_line
from casewright.ui.window.words import type_word

CLOCK_WORDS = {
    Clock.HELD: "when it happened",
    Clock.PUBLISHED: "when it was published",
    Clock.CAPTURED: "when it was captured",
}
_SHORT = {Clock.HELD: "held", Clock.PUBLISHED: "published", Clock.CAPTURED: "captured"}


def when_words(period: Period | None) -> str:
    """A period as people say it; `not dated` for none."""
    return show_date(period.edtf) if period is not None else "not dated"


def title_words(item: TimelineItem, limit: int = 300) -> str:
    """The title as it can be shown anywhere: on one line, each part in its own direction."""
    return " – ".join(isolate(one_line(part, limit)) for part in item.parts)


def item_words(item: TimelineItem, clock: Clock) -> str:
    """One item in a line: its date by the clock, what it is, its title."""
    return f"{when_words(item.periods.get(clock))} · {type_word(item.type)} · {title_words(item)}"


def spot_words(chart: Chart, spot: Spot) -> str:
    """What stands at a place of the chart, with its lane."""
    lane = isolate(one_line(spot.box.lane.title, 80))
    if isinstance(spot.shape, Cluster):
        return f"{len(spot.shape.items)} items {_between(chart, spot.shape)}· {lane}"
    item = chart.items[spot.shape.item]
    faults = chart.faults.get(item.key, ())
    wrong = f"Contradiction of order: {isolate(one_line(faults[0]))} " if faults else ""
    return f"{wrong}{item_words(item, chart.clock)} · {lane}"


def tooltip_words(chart: Chart, spot: Spot, most: int = 6) -> str:
    """All three clocks of an item and what is wrong with its dates; of a badge, the first of its items."""
    if isinstance(spot.shape, Cluster):
        shown = [f"• {item_words(chart.items[n], chart.clock)}" for n in spot.shape.items[:most]]
        more = len(spot.shape.items) - most
        return "\n".join([spot_words(chart, spot), *shown, *([f"… and {more} more"] if more > 0 else [])])
    item = chart.items[spot.shape.item]
    clocks = [f"{_SHORT[clock].capitalize()}: {when_words(period)}" for clock, period in item.periods.items()]
    faults = [f"Contradiction of order: {isolate(one_line(each))}" for each in chart.faults.get(item.key, ())]
    return "\n".join([title_words(item), " · ".join(clocks), *faults])


def lane_words(lane: Lane) -> str:
    """The name of a lane and how much is in it."""
    return (
        f"{isolate(one_line(lane.title))} · {len(lane.items):,} {'item' if len(lane.items) == 1 else 'items'}"
    )


def count_words(shown: int, undated: int) -> str:
    """How much is shown, in one line."""
    return f"{shown:,} dated · {undated:,} undated" if undated else f"{shown:,} dated"


def fault_words(faults: int) -> str:
    """How many contradictions of order there are."""
    return f"{faults:,} {'contradiction' if faults == 1 else 'contradictions'} of order"


def _between(chart: Chart, cluster: Cluster) -> str:
    periods = [chart.items[n].periods.get(chart.clock) for n in cluster.items]
    days: Sequence[int] = [p.start.first for p in periods if p is not None and p.start.first is not None]
    if not days:
        return ""
    return (
        f"from {day_words(min(days))} to {day_words(max(days))} "
        if min(days) != max(days)
        else f"on {day_words(min(days))} "
    )
