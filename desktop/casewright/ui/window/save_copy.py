"""Saving a whole copy of the open case under another name; the case stays the one that is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from casewright.casefile.case import Case

if TYPE_CHECKING:
    from casewright.ui.window.case_view import CaseView

_FILTER = "Casewright cases (*.casewright)"


def ask_where_to_copy(view: CaseView) -> None:
    """Asks for the place, and writes the copy there on a thread."""
    usual = view.session.case.path.with_name(f"{view.session.case.path.stem} copy.casewright")
    name, _ = QFileDialog.getSaveFileName(view, "Save a copy", str(usual), _FILTER)
    if name:
        save_copy(view, Path(name).with_suffix(".casewright"))


def save_copy(view: CaseView, target: Path) -> None:
    """Writes all of the case to `target`, which the dialog has asked about where it is there already.

    Also of a case whose file was taken away from under it: what is open is all there is then.
    """
    view.tasks.run(
        "Saving a copy", _save, view.session.case, target,
        on_done=lambda _none: view.toast.say(f"Saved a copy as {target.name}."), on_failed=view.refuse,
    )  # fmt: skip


def _save(progress: Any, case: Case, target: Path) -> None:
    case.save_copy(target, replace=True)
