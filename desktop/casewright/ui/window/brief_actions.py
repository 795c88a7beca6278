"""What can be done with briefs, for their keys, the palette and the F1 sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from casewright.model.citation_tokens import CITABLE
from casewright.ui.actions import Action

if TYPE_CHECKING:
    from casewright.ui.window.case_view import CaseView

_GROUP = "Brief"
CARDS = "cards"
"""The pane whose keys act on the card in hand: the citations at the right."""


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

    def cite_card() -> None:
        """What the card in hand rests on goes where the cursor of the brief was last."""
        selected = view.session.selection
        cited = view.inspector.cited_in_hand()
        if cited is None and selected is not None and selected.type in CITABLE:
            cited = (selected.type, selected.id)
        made: Any = next((each for each in view.tabs.made() if hasattr(each, "writing")), None)
        if cited is None:
            view.toast.say("Go to a card with F6 and J first; C then cites it in the brief.")
        elif made is None or made.brief_id is None or not made.writing.cite([cited]):
            view.toast.say("Open the text of a section first; C then cites there.")
        else:
            view.toast.say("Cited in the brief.")

    def house_style() -> None:
        from casewright.ui.house.dialog import HouseStyleDialog

        HouseStyleDialog(view.session, view.tasks, view.settings, page().brief_id, view.window()).open()

    return [
        Action("brief.house_style", "House style of this brief …", house_style, "", "palette",
               lambda: view.is_writable() and shows_one(), _GROUP),
        Action("brief.issue", "Issue this brief …", lambda: page().issue(), "", "shield-check",
               lambda: view.is_writable() and shows_one(), _GROUP),
        Action("brief.issues", "What was issued of this brief …", lambda: page().show_issues(), "", "history", shows_one, _GROUP),
        Action("brief.release", "Releasable version of this brief …", lambda: page().release(), "", "shield", shows_one, _GROUP),
        Action("brief.add_section", "Add a section to this brief …", lambda: page().add_section(), "", "plus",
               lambda: view.is_writable() and shows_one(), _GROUP),
        Action("brief.cite", "Cite a claim at the cursor of this brief …", lambda: page().writing.ask_citation(), "Ctrl+E", "quote",
               lambda: view.is_writable() and shows_one(), _GROUP),
        Action("brief.way", "Switch between writing this brief and its pages", lambda: page().switch_way(), "Ctrl+Shift+P", "file-text",
               shows_one, _GROUP),
        Action("brief.cite_card", "Cite this in the brief", cite_card, "C", "quote", view.is_writable, _GROUP, CARDS),
        Action("brief.verify", "Verify a finished brief …", verify, icon="circle-check", group=_GROUP),
    ]  # fmt: skip
