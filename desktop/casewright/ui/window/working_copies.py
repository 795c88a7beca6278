"""Working on a local copy of a case that lies in a shared folder, and writing it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from casewright.casefile.access import Access
from casewright.casefile.case import default_analyst

if TYPE_CHECKING:
    from casewright.casefile.keeping.working_copies import WorkingCopy
    from casewright.casefile.merging.report import MergeReport
    from casewright.ui.window.main_window import MainWindow


class WorkingCopies:
    """Closes the case in hand while its file is copied or replaced, and opens what is to be worked on then."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def check_out(self) -> None:
        """Makes a local copy of the case in hand and opens that."""
        access = self._let_go()
        if access is not None:
            self._window.tasks.run(
                "Making a local copy", _check_out, access, self._analyst(), in_process=True,
                on_done=lambda held: self._window.open_unlocked(access.at(held.path)),
                on_failed=lambda sentence: self._back(access, sentence),
            )  # fmt: skip

    def check_in(self) -> None:
        """Writes the local copy in hand back, merged with what others did, and goes on with it."""
        access = self._let_go()
        if access is not None:
            self._window.tasks.run(
                "Writing back", _check_in, access, self._analyst(), in_process=True,
                on_done=lambda report: self._written(access, report),
                on_failed=lambda sentence: self._back(access, sentence),
            )  # fmt: skip

    def greet(self, access: Access) -> None:
        """Says what there is to know of the case that was just opened: that it is a local copy, or that one is out."""
        from casewright.casefile.keeping.working_copies import is_changed, others_out, working_copy_of
        from casewright.casefile.keeping.working_copies import working_copy_at as at
        from casewright.model.errors import CaseError, NoSuchObject

        view = self._window.case_view
        if view is None:
            return
        try:
            held = at(access.path)
        except NoSuchObject:
            out = working_copy_of(access.path)
            others = others_out(access.path)
            try:
                if out is not None and is_changed(access.at(out.path)):
                    view.banner.say(
                        "You have a local copy of this case with work that is not written back.", "warn",
                        "Open the local copy", lambda: self._window.open_unlocked(access.at(out.path)),
                    )  # fmt: skip
                    return
            except CaseError:  # under another passphrase by now
                pass
            if others:
                view.banner.say(
                    f"{others[0]} has a copy of this case out. What both do is merged when it is written back."
                )
            return
        view.banner.say(
            f"Your local copy of {held.origin}. Nobody sees what you do here until it is written back.", "info",
            "Write back", self.check_in,
        )  # fmt: skip

    def _written(self, access: Access, report: MergeReport | None) -> None:
        self._window.open_unlocked(access)
        view = self._window.case_view
        if view is None:
            return
        if report is None:
            view.toast.say("Written back.")
        elif report.conflicts:
            view.notice.say(
                f"Written back. {len(report.conflicts):,} places that others changed too wait for you.", "warn",
                "Review", lambda: view.show_view("merge"),
            )  # fmt: skip
        else:
            view.toast.say("Written back, with what others did meanwhile.")

    def _let_go(self) -> Access | None:
        """Closes the case in hand; what opens it again."""
        view = self._window.case_view
        if view is None:
            return None
        access = view.session.case.access
        self._window.close_case()
        self._window.welcome.say("One moment …")
        return access

    def _back(self, access: Access, sentence: str) -> None:
        self._window.open_unlocked(access)
        self._window.refuse(sentence)

    def _analyst(self) -> str:
        return self._window.analyst or default_analyst()


def _check_out(progress: Any, access: Access, analyst: str) -> WorkingCopy:
    from casewright.casefile.keeping.working_copies import check_out

    progress.report(0.1, "Copying")
    return check_out(access, analyst)


def _check_in(progress: Any, access: Access, analyst: str) -> MergeReport | None:
    from casewright.casefile.keeping.working_copies import check_in

    progress.report(0.1, "Writing back")
    return check_in(access, analyst)
