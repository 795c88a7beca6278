"""What can be done on the page of the tradecraft check, for its keys, the palette and the F1 sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from casewright.ui.actions import Action

if TYPE_CHECKING:
    from casewright.ui.window.case_view import CaseView

SCOPE = "check"
_GROUP = "Check"


def check_actions(view: CaseView) -> list[Action]:
    """The actions of the page. They can run while it is in front."""

    def page() -> Any:
        return view.tabs.page(SCOPE) if view.tabs.started and view.tabs.current_key == SCOPE else None

    def has_chosen() -> bool:
        found = page()
        return found is not None and found.chosen() is not None

    def can_decide() -> bool:
        return has_chosen() and view.is_writable()

    def can_act() -> bool:
        found = page()
        return found is not None and found.act() is not None

    return [
        Action("check.act", "Do what the finding calls for", lambda: page().do_act(), "E", "pencil", can_act, _GROUP, SCOPE),
        Action("check.waive", "Waive the finding, or take its waiver back", lambda: page().decide(), "W", "shield-check", can_decide, _GROUP, SCOPE),
        Action("check.object", "Only findings on this object, or all again", lambda: page().switch_object(), "O", "filter", has_chosen, _GROUP, SCOPE),
        Action("check.thresholds", "Thresholds of the check …", lambda: view.show_view(SCOPE).edit_thresholds(), "T", "sliders-horizontal",
               view.is_writable, _GROUP, SCOPE),
    ]  # fmt: skip
