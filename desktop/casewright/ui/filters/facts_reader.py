"""Reads what filters ask of a case, on a thread, and again after every change that concerns it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from casewright.analysis.case_filter.facts import Facts, read_facts
from casewright.casefile.change_set import CaseChanged
from casewright.casefile.readers import Readable
from casewright.ui.tasks import Progress, TaskRunner
from casewright.ui.window.session import CaseSession

_TABLES = frozenset(
    {
        "entity", "entity_name", "entity_property", "link", "claim", "claim_about", "citation", "passage", "source",
        "source_link", "mention", "tagging", "ontology_item",
    }
)  # fmt: skip


class FactsReader(QObject):
    """`facts` is None until they were read for the first time; `arrived` comes with every new reading."""

    arrived = Signal()

    def __init__(self, session: CaseSession, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.facts: Facts | None = None
        self._session, self._tasks = session, tasks
        self._reading = self._stale = self._with_origins = False
        session.changed.connect(self._on_changed)

    def want(self, origins: bool = False) -> bool:
        """Asks for facts, if so with the origins of links; whether they are there now. If not, `arrived` will come."""
        self._with_origins = self._with_origins or origins
        if self.facts is None or self._stale or (self._with_origins and not self.facts.has_origins):
            self._read()
            return False
        return True

    def _read(self) -> None:
        if self._reading:
            return
        self._reading, again = True, self.facts if not self._stale else None
        self._stale = False
        self._tasks.run(
            "Reading what filters ask",
            _read,
            self._session.case,
            again,
            self._with_origins,
            on_done=self._take,
            on_failed=self._give_up,
        )

    def _take(self, facts: Facts) -> None:
        self._reading, self.facts = False, facts
        if self._stale:
            self._read()
        else:
            self.arrived.emit()

    def _give_up(self, sentence: str) -> None:
        self._reading = False
        if not self._session.closed:
            self._session.told.emit(sentence)

    def _on_changed(self, event: CaseChanged) -> None:
        if self.facts is None and not self._reading:
            return
        if not _TABLES.isdisjoint(event.touched) or not _TABLES.isdisjoint(event.bulk):
            self._stale = True
            self._read()


def _read(progress: Progress, case: Readable, again: Facts | None, origins: bool) -> Facts:
    facts = again or read_facts(case)
    if origins:
        progress.check()
        _ = facts.origins
    return facts
