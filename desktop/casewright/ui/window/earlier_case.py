"""Showing the case as it was known at an earlier moment, and the way back to today."""

from __future__ import annotations

import shutil
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from casewright.casefile.access import Access
from casewright.casefile.change_set import ChangeSet
from casewright.casefile.opening import open_unlocked
from casewright.model.errors import CaseError
from casewright.ui.history import work
from casewright.ui.window.words import clock_words

if TYPE_CHECKING:
    from casewright.ui.window.main_window import MainWindow


class EarlierCase:
    """The earlier case is a file of its own in a temporary folder, encrypted as the case is, and gone when it is closed."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._folder: Path | None = None

    def show(self, step: ChangeSet) -> None:
        """Opens the case as it was after a step, read-only, in place of today's."""
        view = self._window.case_view
        if view is None:
            return
        access = view.session.case.access
        self.forget()
        self._folder = Path(tempfile.mkdtemp(prefix="casewright-"))
        target = self._folder / access.path.name
        self._window.tasks.run(
            "Going back in the history", work.write_as_known, access, step.seq, target, in_process=True,
            on_done=lambda _later: self._open(access, target, clock_words(step.at)), on_failed=self._on_failed,
        )  # fmt: skip

    def forget(self) -> None:
        """Removes the file of an earlier case that is no longer shown."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def closed(self, path: Path) -> None:
        """A case was closed; if it is the earlier one, its file goes."""
        if self._folder is not None and path.parent == self._folder:
            self.forget()

    def _open(self, today: Access, target: Path, moment: str) -> None:
        if self._folder is None or target.parent != self._folder:
            return  # another moment was asked for meanwhile, or the window was closed
        try:
            case = open_unlocked(today.at(target), self._window.analyst, read_only=True)
        except CaseError as error:
            self._on_failed(str(error))
            return
        view = self._window.show_earlier(case)
        view.say_as_known(moment, partial(self._back, today))

    def _back(self, today: Access) -> None:
        self._window.open_unlocked(today)

    def _on_failed(self, sentence: str) -> None:
        self.forget()
        self._window.refuse(sentence)
