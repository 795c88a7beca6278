"""Undo and redo in the window: at once, or on a thread when very much has changed; and said afterwards."""

from __future__ import annotations

from collections.abc import Callable

from casewright.casefile.change_set import ChangeSet
from casewright.model.parted_text import PartedText
from casewright.ui.tasks import TaskRunner
from casewright.ui.widgets.notice import Toast
from casewright.ui.window.session import CaseSession

_AT_ONCE = 300  # changed rows that are taken back while one waits


class UndoSteps:
    """Takes steps back and does them again, and offers the way back."""

    def __init__(self, session: CaseSession, tasks: TaskRunner, toast: Toast) -> None:
        self._session, self._tasks, self._toast = session, tasks, toast

    def undo(self) -> None:
        """Takes back the latest step, and says which."""
        self._take_back("Undoing", self._session.case.undo_label(), self._session.undo, self._say_undone)

    def redo(self) -> None:
        """Does again what was taken back last, and says what."""
        self._take_back("Doing again", self._session.case.redo_label(), self._session.redo, self._say_redone)

    def _take_back(
        self,
        label: str,
        target: ChangeSet | None,
        act: Callable[[], ChangeSet],
        say: Callable[[ChangeSet], object],
    ) -> None:
        if target is None or target.changes <= _AT_ONCE:
            say(act())
        else:
            self._tasks.run(label, lambda _progress: act(), on_done=say, on_failed=self._session.told.emit)

    def _say_undone(self, step: ChangeSet) -> None:
        self._toast.say(PartedText(("Undone: ", self._session.describe(step))), "Redo", self.redo)

    def _say_redone(self, step: ChangeSet) -> None:
        words = self._session.describe(step).parts[-1]  # without "Undid: "
        self._toast.say(PartedText(("Done again: ", words)), "Undo", self.undo)
