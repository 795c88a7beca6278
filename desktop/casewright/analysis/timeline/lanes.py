"""Swim-lanes: the items of a timeline by actor, by kind, by tag or by source. One item can be in several lanes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from casewright.analysis.timeline.items import Clock, TimelineItem


class LaneBy(StrEnum):
    """What the lanes are."""

    ACTOR = "actor"
    KIND = "kind"
    TAG = "tag"
    SOURCE = "source"


class LaneOrder(StrEnum):
    """Which lane comes first."""

    FIRST_DATE = "first"
    COUNT = "count"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: the numbers of its items in order of time. `key` stays the same from one reading to the next.

    `ref` is the (table, id) of the actor or source it stands for; `rest` marks the lane of what belongs to none.
    """

    key: str
    title: str
    items: tuple[int, ...]
    ref: tuple[str, UUID] | None = None
    rest: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """What lanes are called: entities and sources by id, kinds by (type of item, key)."""

    entities: Mapping[UUID, str]
    sources: Mapping[UUID, str]
    kind: Callable[[str, str], str]


_REST = {
    LaneBy.ACTOR: "No actor",
    LaneBy.KIND: "No kind",
    LaneBy.TAG: "No tag",
    LaneBy.SOURCE: "No source",
}


def lanes_of(
    items: Sequence[TimelineItem],
    shown: Sequence[int],
    clock: Clock,
    by: LaneBy,
    order: LaneOrder,
    names: Names,
) -> tuple[list[Lane], list[int]]:
    """The lanes of the shown items that are dated by a clock, and those of them that are not.

    Args:
        shown: numbers of items; those to which the clock does not apply are left out of both.
    """
    dated = [number for number in shown if items[number].periods.get(clock) is not None]
    undated = [n for n in shown if clock in items[n].periods and items[n].periods[clock] is None]
    dated.sort(key=lambda number: _time(items[number], clock))
    found: dict[str, list[int]] = {}
    rest: list[int] = []
    titles: dict[str, tuple[str, tuple[str, UUID] | None]] = {}
    for number in dated:
        keys = _keys(items[number], by, names)
        for key, title, ref in keys:
            titles.setdefault(key, (title, ref))
            found.setdefault(key, []).append(number)
        if not keys:
            rest.append(number)
    lanes = [Lane(key, titles[key][0], tuple(numbers), titles[key][1]) for key, numbers in found.items()]
    if order is LaneOrder.COUNT:
        lanes.sort(key=lambda lane: (-len(lane.items), lane.title.casefold()))
    elif order is LaneOrder.NAME:
        lanes.sort(key=lambda lane: lane.title.casefold())
    if rest:
        lanes.append(Lane(f"{by}:", _REST[by], tuple(rest), rest=True))
    return lanes, undated


def _keys(item: TimelineItem, by: LaneBy, names: Names) -> list[tuple[str, str, tuple[str, UUID] | None]]:
    if by is LaneBy.ACTOR:
        return [
            (f"actor:{each}", names.entities[each], ("entity", each))
            for each in item.actors
            if each in names.entities
        ]
    if by is LaneBy.SOURCE:
        return [
            (f"source:{each}", names.sources[each], ("source", each))
            for each in item.sources
            if each in names.sources
        ]
    if by is LaneBy.TAG:
        return [(f"tag:{tag}", tag, None) for tag in item.tags]
    return [(f"kind:{item.type}:{item.kind}", names.kind(item.type, item.kind), None)]


def _time(item: TimelineItem, clock: Clock) -> tuple[float, float]:
    period = item.periods[clock]
    assert period is not None
    first, last = period.sort_key
    # without a beginning, where it is last possible decides: otherwise all "until …" stand before everything
    return (first, last) if first != -float("inf") else (last, last)
