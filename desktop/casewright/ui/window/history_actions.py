"""Ways back into the history of a case: its keys, in the palette and on the F1 sheet."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from casewright.casefile.access import Access
from casewright.ui.actions import Action
from casewright.ui.history import work
from casewright.ui.window.unlocking_copies import unlock_copies

if TYPE_CHECKING:
    from casewright.casefile.signing.examination import Signatures
    from casewright.ui.window.case_view import CaseView

SCOPE = "history"
_GROUP = "History"
_CASES = "Casewright cases (*.casewright);;All files (*)"


def history_actions(view: CaseView) -> list[Action]:
    """What a page in front does with the step in hand, and the history of what is selected."""

    def page() -> Any:
        """The page, as long as it is in front."""
        return view.tabs.page(SCOPE) if view.tabs.started and view.tabs.current_key == SCOPE else None

    def has_step() -> bool:
        found = page()
        return found is not None and found.current() is not None

    def can_change() -> bool:
        return view.is_writable() and has_step()

    def show_signatures() -> None:
        view.tasks.run(
            "Checking the signatures", work.examine, view.session.case.access, in_process=True,
            on_done=partial(_show_signatures, view), on_failed=view.refuse,
        )  # fmt: skip

    def compare_file() -> None:
        folder = str(view.session.case.path.parent)
        name, _ = QFileDialog.getOpenFileName(view, "Compare with another case file", folder, _CASES)
        if name:
            compare_with(view, Path(name))

    def of_selection() -> None:
        selected = view.session.selection
        if selected is not None:
            view.show_view(SCOPE).show_history_of(selected.id)

    def add(
        key: str, title: str, keys: str, icon: str, run: Callable[[Any], object], when: Callable[[], bool]
    ) -> Action:
        return Action(f"history.{key}", title, lambda: run(page()), keys, icon, when, _GROUP, SCOPE)

    return [
        Action(
            "history.of_selection", "History of what is selected", of_selection, "", "history",
            lambda: view.session.selection is not None, _GROUP,
        ),
        Action("history.signatures", "Who signed what …", show_signatures, "", "fingerprint", group=_GROUP),
        Action("history.compare_file", "Compare with another case file …", compare_file, "", "split", group=_GROUP),
        add("take_back", "Take back this step", "T", "undo-2", lambda p: p.take_back(), can_change),
        add("restore", "Restore this field to what it was before", "R", "history", lambda p: p.restore(), can_change),
        add("return", "Return the case to this moment", "Shift+R", "arrow-left", lambda p: p.return_here(), can_change),
        add("known", "The case as it was known then", "K", "eye", lambda p: p.show_as_known(), has_step),
        add("compare", "Compare this moment with now", "D", "split", lambda p: p.compare(), has_step),
    ]  # fmt: skip


def compare_with(view: CaseView, path: Path) -> None:
    """Lists what another case file holds differently."""

    def show(found: list[Any]) -> None:
        from casewright.ui.history.differences_dialog import DifferencesDialog

        if not view.session.closed:
            said = "Added is what only the other file has, deleted what only this case has."
            dialog = DifferencesDialog(f"Compared with {path.name}", said, found, view)
            dialog.opened.connect(view.session.open)
            dialog.finished.connect(dialog.deleteLater)
            dialog.show()

    def compare(opened: list[Access]) -> None:
        view.tasks.run(
            "Comparing", work.compare_files, view.session.case.access, opened[0], in_process=True, on_done=show,
            on_failed=view.refuse,
        )  # fmt: skip

    unlock_copies(view, [path], compare)


def _show_signatures(view: CaseView, examined: tuple[Signatures, list[str]]) -> None:
    from casewright.ui.history.signatures_dialog import SignaturesDialog

    if not view.session.closed:
        found, chain = examined
        dialog = SignaturesDialog(found, chain, view)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
