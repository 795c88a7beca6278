"""What can be done with claims, for the keys of the ledger, the palette, the menu of a claim and the F1 sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from casewright.ui.actions import Action
from casewright.ui.editing import claim_forms
from casewright.ui.window.object_ref import ObjectRef

if TYPE_CHECKING:
    from casewright.ui.window.case_view import CaseView

SCOPE = "claims"
_GROUP = "Claims"
_COMPARED = ("claim", "link", "entity", "entity_property")


def claim_actions(view: CaseView) -> list[Action]:
    """Those on one claim run on the claim that is selected, wherever that is; the keys are heard in the ledger."""
    editor, session = view.editor, view.session

    def selected(*tables: str) -> ObjectRef | None:
        ref = session.selection
        return ref if ref is not None and (not tables or ref.type in tables) else None

    def on_claim(key: str, title: str, keys: str, icon: str, run: Callable[[ObjectRef], object]) -> Action:
        def act() -> None:
            ref = selected("claim")
            if ref is not None:
                run(ref)

        def can() -> bool:
            return view.is_writable() and selected("claim") is not None

        return Action(f"claims.{key}", title, act, keys, icon, can, _GROUP, SCOPE)

    def show_claims_of() -> None:
        ref = selected()
        if ref is not None:
            view.show_view(SCOPE).show_claims_of(ref)

    def compare() -> None:
        ref = selected(*_COMPARED)
        if ref is not None:
            view.tabs.show_page(SCOPE).compare(ref)

    def form(ask: Callable[..., object]) -> Callable[[ObjectRef], object]:
        return lambda ref: ask(editor, session, ref.id)

    return [
        on_claim("cite", "Cite a passage for the claim", "C", "quote", editor.cite),
        on_claim("rate", "Rate what the claim is cited with", "R", "gauge", editor.rate),
        on_claim("contradict", "Mark a contradiction with another claim", "X", "circle-x", form(claim_forms.contradict)),
        on_claim("prefer", "Prefer the claim, or take that back", "F", "star", form(claim_forms.prefer)),
        on_claim("edit", "Edit the claim", "E", "pencil", editor.edit),
        on_claim("delete", "Delete the claim", "Del", "trash-2", editor.delete),
        Action("claims.compare", "Show competing claims side by side", compare, "V", "table", lambda: selected(*_COMPARED) is not None, _GROUP, SCOPE),
        Action("claims.spread", "Show or hide how ratings lie on the two axes", lambda: view.show_view(SCOPE).toggle_spread(), "G", "grid-3x3", group=_GROUP, scope=SCOPE),
        Action("claims.rate_unrated", "Rate what is not rated", editor.rate_unrated, "Shift+R", "gauge", view.is_writable, _GROUP, SCOPE),
        Action(
            "claims.of_selection", "Show the claims of the selection", show_claims_of, "", "message-square",
            lambda: selected("entity", "link", "source", "passage", "judgement", "assessment") is not None, _GROUP,
        ),
    ]  # fmt: skip
