"""The independent origins behind links, counted on a thread whenever what they rest on has changed."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from casewright.casefile.case import Case
from casewright.casefile.change_set import CaseChanged
from casewright.ui.tasks import Progress, Task, TaskRunner
from casewright.ui.window.session import CaseSession

_TABLES = frozenset({"claim_about", "citation", "passage", "source", "source_link", "link"})


class OriginCount(QObject):
    """`counts` holds the latest by id of the link; `counted` says that there are others."""

    counted = Signal()

    def __init__(self, session: CaseSession, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.counts: dict[UUID, int] = {}
        self._session, self._tasks = session, tasks
        self._task: Task | None = None
        session.changed.connect(self._on_changed)
        self._start()

    def _start(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task = self._tasks.run(
            "Counting origins", count_link_origins, self._session.case, on_done=self._take
        )

    def _take(self, counts: dict[UUID, int]) -> None:
        self._task = None
        if counts != self.counts:
            self.counts = counts
            self.counted.emit()

    def _on_changed(self, event: CaseChanged) -> None:
        if not _TABLES.isdisjoint(event.touched) or not _TABLES.isdisjoint(event.bulk):
            self._start()


def count_link_origins(progress: Progress, case: Case) -> dict[UUID, int]:
    """On a thread: origins of every link that something supports."""
    from casewright.analysis.link_origins import origins_of_links

    return origins_of_links(case, progress.check)
