"""What can be done with briefs, for their keys, the palette and the F1 sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from casewright.ui.actions import Action

if TYPE_CHECKING:
    from casewright.ui.window.case_view import CaseView

_GROUP = "Brief"


def brief_actions(view: CaseView) -> list[Action]:
    """The actions on the brief shown last, and the proof of any finished brief."""

    def page() -> Any:
        """The page of briefs, as long as it is in front."""
        return view.tabs.page("brief") if view.tabs.started and view.tabs.current_key == "brief" else None

    def shows_one() -> bool:
        found = page()
        return found is not None and found.brief_id is not None

    def verify() -> None:
        from casewright.ui.proof.window import ask_for_proof

        ask_for_proof(view.session, view.tasks, view.window())

    return [
        Action("brief.issue", "Issue this brief …", lambda: page().issue(), "", "shield-check",
               lambda: view.is_writable() and shows_one(), _GROUP),
        Action("brief.issues", "What was issued of this brief …", lambda: page().show_issues(), "", "history", shows_one, _GROUP),
        Action("brief.verify", "Verify a finished brief …", verify, icon="circle-check", group=_GROUP),
    ]  # fmt: skip
