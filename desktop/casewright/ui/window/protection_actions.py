"""Actions on the passphrase of the open case."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from casewright.ui.actions import Action
from casewright.ui.window.protecting import CHANGE, REMOVE, SET

if TYPE_CHECKING:
    from casewright.ui.window.case_view import CaseView

_GROUP = "Case"


def protection_actions(view: CaseView) -> list[Action]:
    """Protect, change, remove; each where it makes sense."""

    def may(encrypted: bool) -> bool:
        return view.is_writable() and view.session.case.encrypted == encrypted

    rows = (
        ("case.protect", "Protect with a passphrase …", SET, "lock", False),
        ("case.passphrase", "Change the passphrase …", CHANGE, "lock", True),
        ("case.unprotect", "Remove the passphrase …", REMOVE, "lock-open", True),
    )
    return [
        Action(
            key, title, partial(view.protection_asked.emit, what), "", icon, partial(may, encrypted), _GROUP
        )
        for key, title, what, icon, encrypted in rows
    ]
