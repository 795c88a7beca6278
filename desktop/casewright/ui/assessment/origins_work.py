"""Counts the origins behind judgements on a thread: all of an assessment in numbers, those of open drawers in words."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from casewright.analysis.judgement_origins import OriginRange, origins_of_judgements
from casewright.casefile.case import Case
from casewright.ui.citations.content import OriginsContent
from casewright.ui.tasks import Progress, TaskRunner
from casewright.ui.window.origins_content import origins_content
from casewright.ui.window.session import CaseSession

_PAUSE = 250  # milliseconds without another wish before they are counted


class OriginsWork(QObject):
    """`counted` brings ranges by judgement; `described` a judgement and its `OriginsContent`, None where nothing supports it."""

    counted = Signal(object)
    described = Signal(object, object)

    def __init__(self, session: CaseSession, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._judgements: tuple[UUID, ...] = ()
        self._to_describe: list[UUID] = []
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self._count)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._describe)

    def count(self, judgements: Sequence[UUID]) -> None:
        """Counts the origins of these judgements, and of no others that were asked for before."""
        self._judgements = tuple(judgements)
        self._later.start()

    def describe(self, judgement_id: UUID) -> None:
        """Says in words what is behind each origin of one judgement; several asked for at once are told one by one."""
        self._to_describe.append(judgement_id)
        self._soon.start()

    def _count(self) -> None:
        asked = self._judgements

        def tell(found: dict[UUID, OriginRange]) -> None:
            if asked == self._judgements:
                self.counted.emit(found)

        if asked and not self._session.closed:
            self._tasks.run("Counting origins", _ranges, self._session.case, asked, on_done=tell)

    def _describe(self) -> None:
        asked, self._to_describe = tuple(dict.fromkeys(self._to_describe)), []

        def tell(found: dict[UUID, OriginsContent | None]) -> None:
            for judgement_id, content in found.items():
                self.described.emit(judgement_id, content)

        if not self._session.closed:
            self._tasks.run("Counting origins", _in_words, self._session.case, asked, on_done=tell)


def _ranges(progress: Progress, case: Case, judgements: Sequence[UUID]) -> dict[UUID, OriginRange]:
    return origins_of_judgements(case, judgements, progress.check)


def _in_words(
    progress: Progress, case: Case, judgements: Sequence[UUID]
) -> dict[UUID, OriginsContent | None]:
    found = {}
    for judgement in judgements:
        progress.check()
        found[judgement] = origins_content(case, "judgement", judgement)
    return found
