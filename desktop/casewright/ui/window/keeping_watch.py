"""What is looked after while a case is open: back-ups, and what its folder means for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from casewright.casefile.access import Access
from casewright.casefile.keeping.conflict_copies import ConflictCopy
from casewright.casefile.keeping.shared_folders import SharedFolder

if TYPE_CHECKING:
    from uuid import UUID

    from casewright.ui.window.case_view import CaseView

_FIRST = 6_000  # milliseconds after opening: the views are there by then
_EVERY = 15 * 60_000


class KeepingWatch(QObject):
    """Looks into the folder once, and has a back-up made then and every quarter of an hour, where something has changed."""

    def __init__(self, view: CaseView) -> None:
        super().__init__(view)
        self._view = view
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.back_up)
        QTimer.singleShot(_FIRST, self, self.begin)

    def begin(self) -> None:
        """The first look; nothing for a case that is only read, or closed by now."""
        session = self._view.session
        if session.closed or session.read_only:
            return
        self._view.tasks.run(
            "Looking at the folder",
            look_around,
            session.case.access,
            quiet=True,
            on_done=self._tell,
            on_failed=self._fail,
        )
        self.back_up()
        self._timer.start()
        ((waiting,),) = session.case.read("SELECT count(*) FROM merge_conflict")
        if waiting:
            self._view.notice.say(
                f"{waiting:,} places that a merge brought from both sides wait to be decided.", "info",
                "Review", lambda: self._view.show_view("merge"),
            )  # fmt: skip

    def back_up(self) -> None:
        """Has a back-up made by the worker process; says something only when that fails."""
        case = self._view.session.case
        if not self._view.session.closed:
            self._view.tasks.run(
                "Backing up",
                make_back_up,
                case.access,
                case.case_id,
                in_process=True,
                quiet=True,
                on_failed=self._fail,
            )

    def _tell(self, found: tuple[SharedFolder | None, list[ConflictCopy]]) -> None:
        shared, copies = found
        view = self._view
        if view.session.closed:
            return
        if copies:
            names = ", ".join(each.path.name for each in copies[:3]) + (" …" if len(copies) > 3 else "")
            view.notice.say(
                f"Beside this case lie copies with steps that it does not have: {names}.", "warn",
                "Merge them …", lambda: view.merging.take([each.path for each in copies]),
            )  # fmt: skip
        elif shared is not None:
            view.notice.say(
                f"This case lies in {shared}. Whoever else writes there would overwrite your work, or you theirs.", "warn",
                "Work on a local copy", view.check_out_asked.emit,
            )  # fmt: skip

    def _fail(self, sentence: str) -> None:
        if not self._view.session.closed:
            self._view.notice.say(f"No back-up was made: {sentence}", "warn")


def look_around(progress: Any, access: Access) -> tuple[SharedFolder | None, list[ConflictCopy]]:
    """On a thread: the folder, and the copies beside the case."""
    from casewright.casefile.keeping.conflict_copies import conflict_copies
    from casewright.casefile.keeping.shared_folders import shared_folder

    return shared_folder(access.path), conflict_copies(access)


def make_back_up(progress: Any, access: Access, case_id: UUID) -> Path | None:
    """In the worker process."""
    from casewright.casefile.keeping.back_ups import back_up

    made = back_up(access, case_id)
    return made.path if made else None
