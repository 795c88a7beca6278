"""Ties the filter in force to a chart: what is shown of it, what its view keeps, and how much that is."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

import numpy as np
from PySide6.QtCore import QObject, Signal

from casewright.analysis.case_filter.facts import Facts
from casewright.analysis.case_filter.passing import Passing, links_among, passing
from casewright.analysis.case_filter.spans import Bools
from casewright.casefile.queries import filtering
from casewright.model.case_filter import CaseFilter, read_filter
from casewright.model.errors import CaseError
from casewright.model.markings import checked_marking
from casewright.ui.filters import words
from casewright.ui.filters.facts_reader import FactsReader
from casewright.ui.graph.canvas import GraphCanvas
from casewright.ui.tasks import TaskRunner
from casewright.ui.window.session import CaseSession


class ChartFilter(QObject):
    """Shows on a canvas what passes `session.filters`; it never moves a node.

    `said` brings how much is shown, in words; `saved_differs` whether the filter could be kept in the view, or was;
    `dated` brings the dates of links (`Spans`) and which of their owners the chart could show, read anew, and `known` the
    facts and the entities that the chart holds; `applied` what passes (`Passing`, None without a filter), whenever that was
    worked out.
    """

    dated = Signal(object, object)
    known = Signal(object, object)
    applied = Signal(object)

    said = Signal(str)
    saved_differs = Signal(bool)

    def __init__(self, session: CaseSession, tasks: TaskRunner, canvas: GraphCanvas) -> None:
        super().__init__(canvas)
        self._session, self._state, self._canvas = session, session.filters, canvas
        self._reader = FactsReader(session, tasks, self)
        self._reader.arrived.connect(self._on_facts)
        self._view: UUID | None = None
        self._saved = CaseFilter()
        self._within: Collection[UUID] = ()
        self._member: tuple[Facts, Bools] | None = None
        self._links = 0
        self._keys: tuple[Facts, np.ndarray, np.ndarray] | None = None
        self.passing: Passing | None = None
        self._state.changed.connect(self.apply)

    @property
    def facts(self) -> Facts | None:
        """What `passing` numbers, once it was read."""
        return self._reader.facts

    def show_view(self, view_id: UUID | None) -> None:
        """Puts the filter of a view in force; of the whole case, none. One that cannot be read is told, and nothing hidden."""
        self._view, self._saved = view_id, self._read_saved(view_id)
        self._state.set(self._saved)
        self._say_difference()

    def view_changed(self) -> None:
        """The view was edited, or an edit of it undone: its filter follows, unless somebody is trying out another one."""
        saved, followed = self._read_saved(self._view), self._state.current == self._saved
        if saved != self._saved:
            self._saved = saved
            if followed:
                self._state.set(saved)
        self._say_difference()

    def show_within(self, entities: Collection[UUID], links: int) -> None:
        """What the chart holds now: only these entities and the links among them, of which there are so many."""
        self._within, self._links, self._member = entities, links, None
        if self._reader.want():
            self._on_facts()
        else:
            self.apply()

    def leaves_out(self, entity: UUID) -> bool:
        """Whether an entity is on the chart and does not pass."""
        scene = self._canvas.scene
        number = scene.index.get(str(entity))
        return number is not None and not scene.shown[number]

    def save(self) -> None:
        """Keeps the filter in force in the view shown; one undoable step."""
        if self._view is not None:
            self._session.run("graph_views.save_filters", self._view, self._state.current)

    def apply(self) -> None:
        """Shows what passes now. Facts that are not there yet are read first; until then nothing is shown that might not pass."""
        asked = self._state.current
        self._say_difference()
        ready = self._reader.want(origins=asked.min_origins > 1)
        if asked.keeps_all:
            self._canvas.set_shown(None, None)
            total = len(self._within)
            self.said.emit(words.how_much(total, total, self._links, self._links))
            self.passing = None
        elif not ready:
            if self.passing is None:
                self._canvas.set_shown(frozenset(), frozenset())
        else:
            self._show(asked)
        self.applied.emit(self.passing)

    def _on_facts(self) -> None:
        facts = self._reader.facts
        assert facts is not None
        self.dated.emit(facts.link_spans, links_among(facts, self._members(facts)))
        self.known.emit(facts, self._within)
        self.apply()

    def _show(self, asked: CaseFilter) -> None:
        facts = self._reader.facts
        assert facts is not None
        try:
            found = self.passing = passing(facts, asked, self._members(facts))
        except CaseError as error:
            self._session.told.emit(str(error))
            self._state.clear()
            return
        entities, links = self._ids(facts)
        self._canvas.set_shown(
            set(entities[found.entities].tolist()),
            set(links[found.links].tolist()),
            set(entities[found.possible_entities].tolist()),
            set(links[found.possible_links].tolist()),
        )
        counts = (found.entities, found.links)
        shown, linked = (int(np.count_nonzero(each)) for each in counts)
        self.said.emit(words.how_much(shown, found.entities_of, linked, found.links_of, found.undated))

    def _members(self, facts: Facts) -> Bools:
        """Which entities of the facts the chart holds; worked out once, since time is played."""
        if self._member is None or self._member[0] is not facts:
            self._member = facts, facts.members(self._within)
        return self._member[1]

    def _ids(self, facts: Facts) -> tuple[np.ndarray, np.ndarray]:
        """The ids of the facts as the canvas knows them."""
        if self._keys is None or self._keys[0] is not facts:
            entities, links = (
                np.array([str(each) for each in ids], object) for ids in (facts.entities, facts.links)
            )
            self._keys = facts, entities, links
        return self._keys[1:]

    def _read_saved(self, view_id: UUID | None) -> CaseFilter:
        if view_id is None:
            return CaseFilter()
        try:
            found = read_filter(filtering.saved_filters(self._session.case, view_id))
            if found.marking is not None:
                checked_marking(found.marking, self._session.markings)
        except CaseError as error:
            self._session.told.emit(f"{error} Everything is shown.")
            return CaseFilter()
        return found

    def _say_difference(self) -> None:
        could = self._view is not None and not self._session.read_only
        self.saved_differs.emit(could and self._state.current != self._saved)
