"""What has come due and how one's likelihoods came true: its keys, in the palette and on the F1 sheet."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from casewright.ui.actions import Action

if TYPE_CHECKING:
    from casewright.ui.window.case_view import CaseView

SCOPE = "scores"
_GROUP = "Scores"


def scores_actions(view: CaseView) -> list[Action]:
    """The page itself from everywhere; the others while it is in front and a judgement is in hand."""

    def page() -> Any:
        """The page, as long as it is in front."""
        return view.tabs.page(SCOPE) if view.tabs.started and view.tabs.current_key == SCOPE else None

    def has_one() -> bool:
        found = page()
        return found is not None and view.is_writable() and found.list.current() is not None

    def add(key: str, title: str, keys: str, icon: str, run: Callable[[Any], object]) -> Action:
        return Action(f"scores.{key}", title, lambda: run(page()), keys, icon, has_one, _GROUP, SCOPE)

    return [
        Action("view.scores", "What has come due, and your scores", partial(view.show_view, SCOPE), "Ctrl+Shift+S", "target", group="View"),
        add("happened", "It happened", "H", "circle-check", lambda p: p.record("happened")),
        add("not", "It did not happen", "N", "circle-x", lambda p: p.record("did_not_happen")),
        add("undecidable", "It cannot be decided", "U", "circle-help", lambda p: p.record("undecidable")),
        add("take_back", "Take the outcome back", "Backspace", "undo-2", lambda p: p.record(None)),
        add("open", "Show the judgement in its assessment", "O", "scale", lambda p: p.open_judgement()),
    ]  # fmt: skip
