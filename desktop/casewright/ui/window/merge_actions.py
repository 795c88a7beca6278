"""Merging another copy, and deciding what both sides changed: its keys, in the palette and on the F1 sheet."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from casewright.ui.actions import Action

if TYPE_CHECKING:
    from casewright.ui.window.case_view import CaseView

SCOPE = "merge"
_GROUP = "Merging"


def merge_actions(view: CaseView) -> list[Action]:
    """The merge itself from everywhere; decisions while the page is in front and a conflict is in hand."""

    def page() -> Any:
        """The page, as long as it is in front."""
        return view.tabs.page(SCOPE) if view.tabs.started and view.tabs.current_key == SCOPE else None

    def has_one() -> bool:
        found = page()
        return found is not None and view.is_writable() and found.current() is not None

    def take(place: int) -> None:
        conflict = page().current()
        if conflict is not None and 0 < place <= len(conflict.sides):
            page().decide(conflict.sides[place - 1].change_set)

    def add(key: str, title: str, keys: str, icon: str, run: Callable[[], object]) -> Action:
        return Action(f"merge.{key}", title, run, keys, icon, has_one, _GROUP, SCOPE)

    return [
        Action("case.merge", "Merge another copy of this case …", lambda: view.merging.ask(), "", "git-merge", view.is_writable, _GROUP),
        Action("case.combine", "Take in another case …", lambda: view.merging.ask_other(), "", "git-merge", view.is_writable, _GROUP),
        Action("view.merge", "What a merge left to decide", partial(view.show_view, SCOPE), "", "git-merge", group="View"),
        add("first", "Take the first side: mine", "1", "check", partial(take, 1)),
        add("second", "Take the second side", "2", "check", partial(take, 2)),
        add("third", "Take the third side", "3", "check", partial(take, 3)),
        add("newer", "Take what was done last", "N", "clock", lambda: page().decide("newer")),
        add("both", "Take mine, and keep theirs beside it", "B", "copy", lambda: page().keep_both()),
        add("write", "Write words of one's own", "W", "pencil", lambda: page().write()),
        add("keep", "Keep what one side deleted", "K", "check", lambda: page().keep_row(True)),
        add("delete", "Delete it on both sides", "D", "trash-2", lambda: page().keep_row(False)),
    ]  # fmt: skip
