"""Opening other copies of a case: nothing is asked for one in clear, or where the case's own passphrase fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from casewright.casefile.access import Access
from casewright.casefile.unlocking import unlock_like
from casewright.model.errors import CaseError, PassphraseNeeded
from casewright.ui.window.passphrase_dialog import PassphraseDialog

if TYPE_CHECKING:
    from casewright.ui.window.case_view import CaseView


def unlock_copies(view: CaseView, paths: Sequence[Path], then: Callable[[list[Access]], object]) -> None:
    """Calls `then` with what opens each, after asking for the passphrases that are needed; says what cannot be opened."""
    _go_on(view, list(paths), [], then)


def _go_on(
    view: CaseView, waiting: list[Path], opened: list[Access], then: Callable[[list[Access]], object]
) -> None:
    if not waiting:
        then(opened)
        return
    path, *rest = waiting

    def opened_too(access: Access) -> None:
        _go_on(view, rest, [*opened, access], then)

    try:
        access = unlock_like(view.session.case.access, path)
    except PassphraseNeeded:
        _ask(view, path, opened_too)
    except CaseError as error:
        view.refuse(str(error))
    else:
        opened_too(access)


def _ask(view: CaseView, path: Path, then: Callable[[Access], object]) -> None:
    def done(access: Access | None, _new: str | None) -> None:
        if access is not None:
            then(access)

    dialog = PassphraseDialog(
        path, view.tasks, done, view.window(), title=f"Open {path.name}", submit="Open",
        text="This copy is protected with another passphrase than the case.",
    )  # fmt: skip
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
