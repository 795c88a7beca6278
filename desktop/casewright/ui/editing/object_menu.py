"""The menu of one object: what can be done with it, on the chart, and to each of its parts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from casewright.casefile.queries.bearing import BORNE_ON
from casewright.ui.editing.object_parts import parts_of
from casewright.ui.widgets.plain_text import one_line
from casewright.ui.window.graph_actions import MENU as CHART_MENU
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

if TYPE_CHECKING:
    from casewright.ui.editing.editor import Editor
    from casewright.ui.window.case_view import CaseView

TAKEN_BACK_BY = {
    "sameness": "sameness.take_back_sameness",
    "claim_relation": "claims.unrelate_claims",
    "claim_about": "claims.not_about",
}
"""Parts that are not edited or deleted: the operation that takes them back."""
_MENU: dict[str, tuple[str, ...]] = {
    "entity": (
        "add_name",
        "add_property",
        "cite",
        "judge_identity",
        "add_to_view",
        "place_selected",
        "claims.of_selection",
        "claims.compare",
    ),
    "link": ("cite", "claims.of_selection", "claims.compare"),
    "claim": ("cite", "rate", "relate", "claims.contradict", "claims.prefer"),
    "judgement": ("support", "cite"),
    "source": ("rate", "link_source", "drop", "claims.of_selection"),
    **dict.fromkeys(BORNE_ON, ("cite",)),
    "indicator": ("observe", "cite"),
    "passage": ("rate",),
}


def object_menu(editor: Editor, session: CaseSession, view: CaseView, ref: ObjectRef) -> QMenu:
    """Made for one showing; it goes when it is closed."""
    shown = ("edit", *_MENU.get(ref.type, ()), "tag", "add_note")
    ids = [each if "." in each else f"selection.{each}" for each in shown]
    menu = view.registry.menu(
        ["go.passage", "-", *ids, "-", "history.of_selection", "selection.delete"], view
    )
    if view.tabs.current_key == "graph":
        menu.addMenu(view.registry.menu(CHART_MENU, menu, "On the chart"))
    if not session.read_only:
        _add_parts(menu, editor, session, ref)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _add_parts(menu: QMenu, editor: Editor, session: CaseSession, ref: ObjectRef) -> None:
    """A submenu for each kind of part, with what can be done to each of them."""
    for group, parts in parts_of(session, ref).items():
        shown = menu.addMenu(group)
        for title, part in parts:
            each = shown.addMenu(one_line(title, 60).replace("&", "&&"))
            if part.type in TAKEN_BACK_BY:
                each.addAction("Take back").triggered.connect(partial(editor.take_back, part))
                continue
            each.addAction("Edit").triggered.connect(partial(editor.edit, part))
            each.addAction("Delete").triggered.connect(partial(editor.delete, part))
