"""Looking a text through and holding what was found against the case, both off the main thread."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from casewright.casefile.case import Case
from casewright.casefile.change_set import CaseChanged
from casewright.ingest.child import CANCELLED, Refusal
from casewright.ingest.suggestions.offers import Offers
from casewright.ingest.suggestions.suggest import ReadText, look_through, offers
from casewright.ui.tasks import Progress, Task, TaskCancelled, TaskRunner
from casewright.ui.window.session import CaseSession

_PAUSE = 30  # milliseconds: several changes in a row are looked at once
_REMEMBERED = 8
_TABLES = frozenset({
    "entity", "entity_name", "sameness", "mention", "passage", "claim", "citation", "claim_about", "link", "rejected_suggestion",
    "ontology_item",
})  # fmt: skip


class SuggestionWork(QObject):
    """`ready` brings `Offers` and the text whenever they change; `began` and `refused` (with a sentence) tell of the looking through."""

    ready = Signal(object, str)
    began = Signal()
    refused = Signal(str)

    def __init__(self, session: CaseSession, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._known: dict[UUID, tuple[ReadText, str]] = {}
        self._text_id: UUID | None = None
        self._task: Task | None = None
        self._asked = self._answered = 0
        self._patience = 1.0
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self._hold_against)
        session.changed.connect(self._on_changed)

    @property
    def read(self) -> ReadText | None:
        """What was found in the text that is shown; None until it is looked through."""
        known = self._known.get(self._text_id) if self._text_id else None
        return known[0] if known else None

    @property
    def is_fresh(self) -> bool:
        """Whether the latest `ready` knows of every change of the case."""
        return self._answered == self._asked and not self._later.isActive()

    @property
    def is_looking(self) -> bool:
        """Whether a text is being looked through."""
        return self._task is not None

    def show_text(self, source_id: UUID | None, text_id: UUID | None) -> None:
        """Goes over to another text; what was found in it before is taken again."""
        self.cancel()
        self._text_id = text_id
        if text_id in self._known:
            self._hold_against()
        elif source_id is not None and text_id is not None:
            self.look(source_id, text_id)

    def look(self, source_id: UUID, text_id: UUID) -> None:
        """Looks a text through, also when that was done before; a second time it may take twice as long."""
        self.cancel()
        self._text_id = text_id
        work = self._tasks.run(
            "Looking for names, dates and links", _look, self._session.case, source_id, text_id, self._patience
        )  # fmt: skip
        work.done.connect(lambda found: self._on_looked(work, found))
        work.failed.connect(lambda said: self._on_ended(work, said))
        work.cancelled.connect(lambda: self._on_ended(work, CANCELLED))
        self._task = work
        self.began.emit()

    def cancel(self) -> None:
        """Ends the looking through."""
        if self._task is not None:
            self._task.cancel()

    def refresh(self) -> None:
        """Holds what was found against the case as it is now, in a moment."""
        self._later.start()

    def _on_looked(self, work: Task, found: tuple[ReadText, str] | str) -> None:
        if work is not self._task or self._session.closed:
            return
        self._task = None
        if isinstance(found, str):
            self._patience *= 2
            self.refused.emit(found)
            return
        self._known[found[0].source_text_id] = found
        while len(self._known) > _REMEMBERED:
            del self._known[next(iter(self._known))]
        self._hold_against()

    def _on_ended(self, work: Task, said: str) -> None:
        if work is self._task and not self._session.closed:
            self._task = None
            self.refused.emit(said)

    def _hold_against(self) -> None:
        """On a thread; an answer that is older than the latest question is thrown away."""
        if self._session.closed or self._text_id not in self._known:
            return
        read, text = self._known[self._text_id]
        self._asked += 1
        asked = self._asked

        def tell(found: Offers) -> None:
            if not self._session.closed and asked == self._asked and self._text_id == read.source_text_id:
                self._answered = asked
                self.ready.emit(found, text)

        def give_up(said: str) -> None:
            self._answered = self._asked
            self.refused.emit(said)

        case = self._session.case
        self._tasks.run(
            "Comparing with the case", lambda _progress: offers(case, read), on_done=tell, on_failed=give_up
        )

    def _on_changed(self, event: CaseChanged) -> None:
        if self._text_id in self._known and not _TABLES.isdisjoint({*event.touched, *event.bulk}):
            self._asked += 1  # what is under way does not know of this change
            self._later.start()


def _look(
    progress: Progress, case: Case, source_id: UUID, text_id: UUID, patience: float
) -> tuple[ReadText, str] | str:
    def unwanted() -> bool:
        try:
            progress.check()
        except TaskCancelled:
            return True
        return False

    found = look_through(case, source_id, text_id, cancel=unwanted, patience=patience)
    if isinstance(found, Refusal):
        progress.check()
        return found.reason
    return found, case.text_of(found.text_sha256)
