"""The actions of the command palette that lay out the graph."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from casewright.ui.actions import Action
from casewright.ui.pages.graph.layouts import AGAIN_KEY, CHOICES

if TYPE_CHECKING:
    from casewright.ui.window.case_view import CaseView


def layout_actions(view: CaseView) -> list[Action]:
    """One action a layout, one that does the last again, one for what is chosen, and one that stops."""
    group = "Layout of the graph"

    def do(act: str, *args: object, **options: object) -> None:
        layouts = view.show_view("graph").layouts
        getattr(layouts, act)(*args, **options)

    return [
        *(
            Action(f"layout.{each.key}", f"Lay out: {each.title}", partial(do, "run", each.key), icon=each.icon, group=group)
            for each in CHOICES
        ),
        Action("layout.again", "Lay out as last time", partial(do, "again"), AGAIN_KEY, "workflow", group=group),
        Action("layout.chosen", "Lay out only what is chosen", partial(do, "again", only_chosen=True), "Alt+Shift+L", "crosshair", group=group),
        Action("layout.stop", "Stop laying out", partial(do, "stop"), icon="x", group=group),
    ]  # fmt: skip
