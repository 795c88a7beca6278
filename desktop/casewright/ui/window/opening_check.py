"""Holding every passage of a case that was just opened against its text, in the background, once the window is up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from casewright.casefile.anchor_check import AnchorCheck, check_anchors
from casewright.casefile.case import Case
from casewright.ui.tasks import Progress

if TYPE_CHECKING:
    from casewright.ui.window.case_view import CaseView

_PAUSE = 400  # milliseconds: the first view is drawn before


def check_on_opening(view: CaseView) -> None:
    """Checks the anchors soon; a notice leads to the list when something is wrong, and nothing is said otherwise."""
    QTimer.singleShot(_PAUSE, view, partial(_begin, view))


def _begin(view: CaseView) -> None:
    if not view.session.closed:
        view.tasks.run(
            "Checking the passages",
            _check,
            view.session.case,
            on_done=partial(_show, view),
            on_failed=partial(_say, view),
        )


def _check(progress: Progress, case: Case) -> AnchorCheck:
    return check_anchors(case, lambda done, of: progress.report(done / max(of, 1)))


def _show(view: CaseView, found: AnchorCheck) -> None:
    passages = {fault.passage_id for fault in found.faults}
    if not passages or view.session.closed:
        return
    n = len(passages)
    words = (
        "1 passage does not have its words where it says."
        if n == 1
        else f"{n:,} passages do not have their words where they say."
    )
    view.notice.say(words, "bad", "Show them", lambda: view.show_view("check"))


def _say(view: CaseView, sentence: str) -> None:
    if not view.session.closed:
        view.notice.say(f"The passages could not be checked: {sentence}", "warn")
