"""What can be done on the page of an assessment, for its keys, the palette and the F1 sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from casewright.ui.actions import Action
from casewright.ui.assessment import judgement_acts
from casewright.ui.editing import scheme_form
from casewright.ui.editing.ladders_dialog import show_ladders
from casewright.ui.editing.moving import move
from casewright.ui.window.object_ref import ObjectRef

if TYPE_CHECKING:
    from casewright.ui.window.case_view import CaseView

SCOPE = "assessment"
_GROUP = "Assessment"


def assessment_actions(view: CaseView) -> list[Action]:
    """The actions of the page. They can run while it is in front."""
    session = view.session

    def page() -> Any:
        """The page, as long as it is in front."""
        return view.tabs.page(SCOPE) if view.tabs.started and view.tabs.current_key == SCOPE else None

    def shows_one() -> bool:
        found = page()
        return found is not None and found.assessment_id is not None

    def add(key: str, title: str, keys: str, icon: str, run: Callable[[Any], object]) -> Action:
        return Action(f"assessment.{key}", title, lambda: run(page()), keys, icon, shows_one, _GROUP, SCOPE)

    def can_change() -> bool:
        return shows_one() and view.is_writable()

    def show_schemes() -> None:
        show_ladders(session, view.window())

    def change_scheme() -> None:
        scheme_form.choose_scheme(view.editor, session, page().assessment_id)

    def on_judgement(found: Any, act: Callable[[UUID], object]) -> None:
        judgement_id = found.body.judgement_at_hand()
        if judgement_id is None:
            session.told.emit("Choose a judgement first.")
        else:
            act(judgement_id)

    def judged(key: str, title: str, keys: str, icon: str, act: Callable[[UUID], object]) -> Action:
        """Something that changes the judgement at hand."""
        made = add(key, title, keys, icon, lambda found: on_judgement(found, act))
        return replace(made, enabled_when=can_change)

    def move_on(step: int, found: Any) -> None:
        ref = found.body.part_at_hand()
        if ref is None:
            session.told.emit("Choose a judgement or another part first.")
            return
        move(session, ref, step)
        found.body.lead_to(ref)  # the keyboard goes with it

    def moved(key: str, title: str, keys: str, icon: str, step: int) -> Action:
        made = add(key, title, keys, icon, partial(move_on, step))
        return replace(made, enabled_when=can_change)

    def support(stance: str, judgement_id: UUID) -> None:
        view.editor.support(ObjectRef("judgement", judgement_id), stance)

    return [
        add("next", "Next judgement", "J", "", lambda p: p.body.step_judgement(1)),
        add("previous", "Previous judgement", "K", "", lambda p: p.body.step_judgement(-1)),
        add("unfold", "Open or close the evidence of all judgements", "Shift+Space", "quote", lambda p: p.body.unfold_all()),
        add("part", "Go to a part of the assessment", "G", "list", lambda p: p.go_to_part()),
        add("check", "Show what the check says, or the outline", "F", "shield-check", lambda p: p.toggle_check()),
        judged("support", "Let the judgement rest on a claim or judgement", "+", "plus", partial(support, "supports")),
        judged("contradict", "Add what contradicts the judgement", "-", "minus", partial(support, "contradicts")),
        judged("context", "Add what gives the judgement context", "C", "circle", partial(support, "context")),
        judged("keep", "Note that the judgement was reviewed and is kept", "R", "check", partial(judgement_acts.keep, session)),
        moved("up", "Move the judgement or part up", "Alt+Up", "arrow-up", -1),
        moved("down", "Move the judgement or part down", "Alt+Down", "arrow-down", 1),
        Action("assessment.schemes", "Estimative schemes …", show_schemes, "", "scale", view.is_writable, _GROUP),
        Action("assessment.scheme", "Judge the assessment anew in another scheme …", change_scheme, "", "scale", can_change, _GROUP),
        add("copy", "Copy the judgement as text", "Ctrl+C", "copy", lambda p: on_judgement(p, partial(judgement_acts.copy, session))),
    ]  # fmt: skip
