"""The filter in force, as far as it concerns a timeline: which items pass, and the range of dates as a marked span.

The range never takes anything off the chart: it is marked there, and the table lists what can have held within it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple
from uuid import UUID

import numpy as np
from PySide6.QtCore import QObject, Signal

from casewright.analysis.case_filter.above import claims_above, sources_above
from casewright.analysis.case_filter.facts import Facts
from casewright.analysis.case_filter.passing import passing
from casewright.analysis.timeline.items import Clock, TimelineItem
from casewright.analysis.timeline.scale import iso_day
from casewright.model.case_filter import CaseFilter
from casewright.model.errors import CaseError
from casewright.model.periods import Period, period_of
from casewright.ui.filters.facts_reader import FactsReader
from casewright.ui.tasks import TaskRunner
from casewright.ui.timeline.chart import Span
from casewright.ui.window.session import CaseSession


class Narrowing(NamedTuple):
    """What passes, by id. A claim passes with any entity it is about; `sources` empty is all.

    `withheld` are claims and sources above the marking asked for.
    """

    entities: frozenset[UUID]
    links: frozenset[UUID]
    sources: frozenset[UUID]
    withheld: frozenset[UUID] = frozenset()

    def passes(self, item: TimelineItem) -> bool:
        """Whether an item is shown."""
        if item.id in self.withheld:
            return False
        if item.type == "source":
            return not self.sources or item.id in self.sources
        if item.type == "claim":
            spoken_for = not self.sources or not self.sources.isdisjoint(item.sources)
            return spoken_for and not self.entities.isdisjoint(item.actors)
        return item.id in (self.links if item.type == "link" else self.entities)


class TimelineFilter(QObject):
    """Follows `session.filters`. `changed` comes when other items pass, `span_changed` when the range of dates is another."""

    changed = Signal()
    span_changed = Signal()

    def __init__(self, session: CaseSession, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._state = session, session.filters
        self._reader = FactsReader(session, tasks, self)
        self._reader.arrived.connect(self.changed)
        self._followed = self._state.current
        self._above: tuple[Facts, str, frozenset[UUID]] | None = None
        self._state.changed.connect(self._on_changed)

    def narrowing(self) -> Narrowing | None:
        """What passes now, None for everything. While it is not known yet nothing does, and `changed` will come."""
        asked = replace(self._state.current, held=None)
        if asked.keeps_all:
            return None
        if not self._reader.want(origins=asked.min_origins > 1):
            return Narrowing(frozenset(), frozenset(), asked.sources)
        facts = self._reader.facts
        assert facts is not None
        try:
            found = passing(facts, asked)
        except CaseError as error:
            self._session.told.emit(str(error))
            return None
        return Narrowing(
            frozenset(facts.entities[number] for number in np.flatnonzero(found.entities)),
            frozenset(facts.links[number] for number in np.flatnonzero(found.links)),
            asked.sources,
            self._withheld(facts, asked.marking),
        )

    def _withheld(self, facts: Facts, ceiling: str | None) -> frozenset[UUID]:
        """Read anew only for other facts or another ceiling: what is asked at every change of the filter."""
        if ceiling is None:
            return frozenset()
        if self._above is None or self._above[0] is not facts or self._above[1] != ceiling:
            case = self._session.case
            self._above = (
                facts,
                ceiling,
                frozenset(claims_above(case, ceiling) | sources_above(case, ceiling)),
            )
        return self._above[2]

    def range(self) -> Period | None:
        """The range of dates in force."""
        held = self._state.current.held
        return period_of(held) if held else None

    def choose_span(self, span: Span | None) -> None:
        """Puts a range of dates in force for every page."""
        self._state.narrow(held=f"{iso_day(span.first)}/{iso_day(span.last)}" if span is not None else None)

    def within(self, items: Sequence[TimelineItem], numbers: Sequence[int]) -> Sequence[int]:
        """Which items can have held within the range. Sources stay; what says nothing of when does if the filter says so."""
        asked, undated = self.range(), self._state.current.undated
        if asked is None:
            return numbers
        found = []
        for number in numbers:
            when = items[number].periods.get(Clock.HELD)
            if when is None:
                stays = undated or Clock.HELD not in items[number].periods
            else:
                stays = not _certainly_apart(when, asked)
            if stays:
                found.append(number)
        return found

    def _on_changed(self) -> None:
        before, self._followed = self._followed, self._state.current
        if _without_range(before) != _without_range(self._followed):
            self.changed.emit()
        else:
            self.span_changed.emit()


def _without_range(asked: CaseFilter) -> CaseFilter:
    return replace(asked, held=None, undated=True, certain=False)


def _certainly_apart(a: Period, b: Period) -> bool:
    starts_after = a.start.first is not None and b.end.last is not None and a.start.first > b.end.last
    ends_before = a.end.last is not None and b.start.first is not None and a.end.last < b.start.first
    return starts_after or ends_before
