"""Places for entities that are new to the chart: a few at once, many in the worker process."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QObject

from casewright.analysis.layouts.by_key import places_beside
from casewright.analysis.layouts.wish import Places
from casewright.casefile.queries.graph import EdgeRow
from casewright.ui.pages.graph.layout_work import find_room_in_worker
from casewright.ui.tasks import Task, TaskRunner

_AT_ONCE = 40  # entities; room for more is not found within a few hundredths of a second


class Newcomers(QObject):
    """Finds room beside the neighbours of whoever is new; what has a place keeps it."""

    def __init__(self, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._task: Task | None = None

    def place(
        self,
        fresh: Sequence[UUID],
        edges: Sequence[EdgeRow],
        places: Mapping[UUID, tuple[float, float]],
        later: Callable[[Places], object],
    ) -> Places:
        """The places of a few at once. Of many nothing now; `later` gets them, for one request at a time."""
        links = [(each.from_id, each.to_id) for each in edges]
        if len(fresh) <= _AT_ONCE:
            return places_beside(fresh, links, places)
        if self._task is None:
            self._task = self._tasks.run(
                "Finding room for new entities",
                find_room_in_worker,
                fresh,
                links,
                dict(places),
                on_done=later,
                in_process=True,
            )
            for ended in (self._task.done, self._task.failed, self._task.cancelled):
                ended.connect(self._end)
        return {}

    def _end(self, *_outcome: object) -> None:
        self._task = None
