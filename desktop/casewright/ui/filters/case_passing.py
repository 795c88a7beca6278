"""What passes the filter in force, of the whole case: for pages that show all of it, such as the map."""

from __future__ import annotations

from uuid import UUID

import numpy as np
from PySide6.QtCore import QObject, Signal

from casewright.analysis.case_filter.facts import Facts
from casewright.analysis.case_filter.passing import Passing, links_among, passing
from casewright.analysis.case_filter.spans import Bools, Ints, range_of, spans_of
from casewright.model.errors import CaseError
from casewright.ui.filters.facts_reader import FactsReader
from casewright.ui.tasks import TaskRunner
from casewright.ui.window.session import CaseSession


class CasePassing(QObject):
    """`applied` comes when what passes was worked out anew; `dated` brings the dates of links and which of them count."""

    applied = Signal()
    dated = Signal(object, object)

    def __init__(self, session: CaseSession, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._reader = FactsReader(session, tasks, self)
        self._reader.arrived.connect(self._on_facts)
        self.passing: Passing | None = None
        self._entities = self._links = frozenset[UUID]()
        session.filters.changed.connect(self.apply)

    @property
    def keeps_all(self) -> bool:
        """Whether nothing is left out."""
        return self.passing is None

    def start(self) -> None:
        """Reads what filters ask, the first time that the page is shown."""
        if self._reader.want():
            self._on_facts()

    def keeps_entity(self, entity_id: UUID) -> bool:
        """Whether an entity passes."""
        return self.keeps_all or entity_id in self._entities

    def keeps_link(self, link_id: UUID) -> bool:
        """Whether a link passes, with both its ends."""
        return self.keeps_all or link_id in self._links

    def states(self, dates: list[str | None]) -> Ints | None:
        """How dates in EDTF stand to the range asked for (`analysis/case_filter/spans.py`); None where none is asked for."""
        held = self._session.filters.current.held
        if self.keeps_all or held is None:
            return None
        spans = spans_of((number, text) for number, text in enumerate(dates) if text is not None)
        return spans.states(*range_of(held), len(dates))

    def apply(self) -> None:
        """Works it out; facts that are not there yet are read first."""
        asked = self._session.filters.current
        if not self._reader.want(origins=asked.min_origins > 1):
            return
        facts = self._reader.facts
        assert facts is not None
        try:
            self.passing = None if asked.keeps_all else passing(facts, asked)
        except CaseError as error:
            self._session.told.emit(str(error))
            self._session.filters.clear()
            return
        if self.passing is not None:
            self._entities = _ids(facts.entities, self.passing.entities)
            self._links = _ids(facts.links, self.passing.links)
        self.applied.emit()

    def _on_facts(self) -> None:
        facts = self._reader.facts
        assert facts is not None
        self.dated.emit(facts.link_spans, links_among(facts, _everything(facts)))
        self.apply()


def _everything(facts: Facts) -> Bools:
    return np.ones(len(facts.entities), np.bool_)


def _ids(ids: list[UUID], which: Bools) -> frozenset[UUID]:
    return frozenset(ids[number] for number in np.flatnonzero(which).tolist())
