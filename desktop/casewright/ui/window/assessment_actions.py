"""What can be done on the page of an assessment, for its keys, the palette and the F1 sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from casewright.ui.actions import Action

if TYPE_CHECKING:
    from casewright.ui.window.case_view import CaseView

SCOPE = "assessment"
_GROUP = "Assessment"


def assessment_actions(view: CaseView) -> list[Action]:
    """The actions of the page. They can run while it is in front."""

    def page() -> Any:
        """The page, as long as it is in front."""
        return view.tabs.page(SCOPE) if view.tabs.started and view.tabs.current_key == SCOPE else None

    def shows_one() -> bool:
        found = page()
        return found is not None and found.assessment_id is not None

    def add(key: str, title: str, keys: str, icon: str, run: Callable[[Any], object]) -> Action:
        return Action(f"assessment.{key}", title, lambda: run(page()), keys, icon, shows_one, _GROUP, SCOPE)

    return [
        add("next", "Next judgement", "J", "", lambda p: p.body.step_judgement(1)),
        add("previous", "Previous judgement", "K", "", lambda p: p.body.step_judgement(-1)),
        add("unfold", "Open or close the evidence of all judgements", "Shift+Space", "quote", lambda p: p.body.unfold_all()),
    ]  # fmt: skip
