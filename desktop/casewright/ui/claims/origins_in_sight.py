"""Independent origins of the claims in sight: dear, so they are counted on a thread, once each until the evidence changes."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject

from casewright.analysis.claim_ledger import OriginSpan, origin_spans
from casewright.casefile.case import Case
from casewright.casefile.change_set import CaseChanged
from casewright.ui.claims.table import LedgerTable
from casewright.ui.tasks import Progress, Task, TaskRunner
from casewright.ui.window.session import CaseSession

_EVIDENCE = frozenset({"citation", "passage", "source", "source_link"})
_AHEAD = 10  # rows below those in sight, so that a step of the wheel finds them counted


class OriginsInSight(QObject):
    """Gives a table the origins of the rows it shows; one count at a time, of what is in sight when it begins."""

    def __init__(self, session: CaseSession, tasks: TaskRunner, table: LedgerTable) -> None:
        super().__init__(table)
        self._session, self._tasks, self._table = session, tasks, table
        self._task: Task | None = None
        table.rested.connect(self.count)

    def count(self) -> None:
        """Counts what is in sight and not counted yet."""
        if self._task is not None or not self._table.isVisible():
            return
        seen = self._table.in_sight()
        places = range(seen.start, min(seen.stop + _AHEAD, self._table.rows.rowCount()))
        wanted = self._table.rows.uncounted(places)
        if wanted:
            self._task = self._tasks.run(
                "Counting origins",
                _count,
                self._session.case,
                wanted,
                on_done=self._take,
                on_failed=self._fail,
            )
            self._task.cancelled.connect(self._end)

    def on_changed(self, event: CaseChanged) -> None:
        """Counts anew when the evidence has changed; what is being counted is not wanted any more."""
        if _EVIDENCE.isdisjoint(event.touched) and _EVIDENCE.isdisjoint(event.bulk):
            return
        self._table.rows.forget_origins()
        if self._task is not None:
            self._task.cancel()
        else:
            self.count()

    def _take(self, found: dict[UUID, OriginSpan | None]) -> None:
        self._table.rows.take_origins(found)
        self._end()

    def _fail(self, sentence: str) -> None:
        self._task = None
        self._session.told.emit(sentence)

    def _end(self) -> None:
        self._task = None
        if not self._session.closed:
            self.count()


def _count(progress: Progress, case: Case, claims: list[UUID]) -> dict[UUID, OriginSpan | None]:
    return origin_spans(case, claims, progress.check)
