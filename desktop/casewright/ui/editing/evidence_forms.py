"""Dialogs that make evidence: a claim, an entity or a link on a quoted passage, and claims about what is selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from casewright.casefile.queries import reading
from casewright.casefile.queries.bearing import BORNE_ON
from casewright.model.errors import InvalidValue
from casewright.ui.editing.claim_field import ClaimField
from casewright.ui.editing.finding import find_rows
from casewright.ui.editing.object_field import ObjectField
from casewright.ui.editing.object_form import fields_for, stored_values
from casewright.ui.widgets.form_fields import FieldSpec
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession, shortened
from casewright.ui.window.words import type_word

if TYPE_CHECKING:
    from casewright.casefile.transaction import Transaction
    from casewright.ui.editing.editor import Editor

_LONGEST_NAME = 60


def make(editor: Editor, session: CaseSession, table: str, passage_id: UUID, view_id: UUID | None) -> None:
    """Asks for a claim, entity or link that rests on a passage; everything is made as one step."""
    found = reading.passage(session.case, passage_id)
    if found is None:
        return
    words = " ".join((found.translation or found.exact).split())
    fields, values = _FORMS[table](session, words)

    def save(typed: dict[str, Any]) -> None:
        made = _SAVES[table](session, typed, passage_id, view_id)
        session.select(made)

    text = f"It will rest on: “{shortened(found.exact, 220)}”"
    editor.ask(
        f"New {type_word(table)} from the passage", fields, save, values=values, submit="Add", text=text
    )


def attach_claim(editor: Editor, session: CaseSession, ref: ObjectRef) -> None:
    """Lets an existing claim, or a new one, speak for an object or against it; a judgement rests on it."""
    claim = FieldSpec("claim", "Claim", "object", make=lambda: ClaimField("Claim", session))
    fields = [
        claim,
        FieldSpec("text", "Or state a new claim", "lines", placeholder="It can be given passages afterwards"),
        *[
            each
            for each in fields_for(session, "judgement_support", {})
            if each.name == "stance" and (ref.type == "judgement" or ref.type in BORNE_ON)
        ],
    ]

    def save(typed: dict[str, Any]) -> None:
        if not typed["claim"] and not typed["text"]:
            raise InvalidValue("Choose a claim or state a new one.")
        from casewright.operations.bearing import bear_on
        from casewright.operations.claims import about, state_claim
        from casewright.operations.judgements import support

        with session.case.edit("about", ref.id) as tx:
            claim_id = typed["claim"].id if typed["claim"] else state_claim(tx, text=typed["text"])
            if ref.type == "judgement":
                support(tx, ref.id, claim_id=claim_id, stance=typed["stance"])
            elif ref.type in BORNE_ON:
                bear_on(tx, claim_id, ref.type, ref.id, stance=typed["stance"])
            else:
                about(tx, claim_id, ref.type, ref.id)

    editor.ask("Add a citation", fields, save, values={"stance": "supports"}, submit="Add")


def cite_claim(editor: Editor, session: CaseSession, claim_id: UUID) -> None:
    """Lets a claim rest on a passage that is already quoted."""
    passage = _picker(session, "passage", "Passage", ("passage",), required=True)

    def save(typed: dict[str, Any]) -> None:
        from casewright.operations.claims import cite

        with session.case.edit("cite") as tx:
            cite(tx, claim_id, typed["passage"].id, stance=typed["stance"])

    text = "Or select words in a source, press C, then K."
    editor.ask(
        "Cite a passage",
        [passage, _stance_field(session)],
        save,
        values={"stance": "supports"},
        submit="Cite",
        text=text,
    )


def _claim_form(session: CaseSession, words: str) -> tuple[list[FieldSpec], dict[str, Any]]:
    shown = [each for each in fields_for(session, "claim", {}, main_only=True) if each.name != "basis"]
    about = _picker(session, "about", "About", ("entity", "link"))
    selected = (
        session.selection if session.selection and session.selection.type in ("entity", "link") else None
    )
    return [*shown, about, _stance_field(session)], {"text": words, "stance": "supports", "about": selected}


def _entity_form(session: CaseSession, words: str) -> tuple[list[FieldSpec], dict[str, Any]]:
    shown = fields_for(session, "entity", {}, main_only=True)
    said = FieldSpec("claim_text", "What the passage says of it", "lines", True)
    name = words if len(words) <= _LONGEST_NAME else ""
    values = {"name": name, "kind": "person", "claim_text": words, "stance": "supports"}
    return [*shown, said, _stance_field(session)], values


def _link_form(session: CaseSession, words: str) -> tuple[list[FieldSpec], dict[str, Any]]:
    shown = fields_for(session, "link", {}, main_only=True)
    said = FieldSpec("claim_text", "What the passage says of it", "lines", True)
    selected = session.selection if session.selection and session.selection.type == "entity" else None
    values = {"from_id": selected, "status": "reported", "claim_text": words, "stance": "supports"}
    return [*shown, said, _stance_field(session)], values


def _save_claim(
    session: CaseSession, typed: dict[str, Any], passage_id: UUID, view_id: UUID | None
) -> ObjectRef:
    columns = {name: value for name, value in stored_values("claim", typed).items() if value is not None}
    with session.case.edit("state_claim") as tx:
        claim_id = _state(tx, columns, typed, passage_id, typed["about"])
    return ObjectRef("claim", claim_id)


def _save_entity(
    session: CaseSession, typed: dict[str, Any], passage_id: UUID, view_id: UUID | None
) -> ObjectRef:
    from casewright.operations.entities import add_entity

    columns = stored_values("entity", {name: typed[name] for name in ("name", "kind", "summary")})
    with session.case.edit("add_entity") as tx:
        made = ObjectRef("entity", add_entity(tx, **columns))
        _state(tx, {"text": typed["claim_text"]}, typed, passage_id, made)
    return made


def _save_link(
    session: CaseSession, typed: dict[str, Any], passage_id: UUID, view_id: UUID | None
) -> ObjectRef:
    from casewright.operations.links import add_link

    columns = {name: value for name, value in stored_values("link", typed).items() if value is not None}
    if not {"from_id", "to_id"} <= columns.keys():
        raise InvalidValue("Choose the entities at both ends of the link.")
    with session.case.edit("add_link") as tx:
        made = ObjectRef("link", add_link(tx, **columns))
        _state(tx, {"text": typed["claim_text"], "held": columns.get("valid")}, typed, passage_id, made)
    return made


def _state(
    tx: Transaction,
    columns: dict[str, Any],
    typed: dict[str, Any],
    passage_id: UUID,
    about_ref: ObjectRef | None,
) -> UUID:
    from casewright.operations.claims import about, cite, state_claim

    claim_id = state_claim(tx, **columns)
    cite(tx, claim_id, passage_id, stance=typed["stance"])
    if about_ref is not None:
        about(tx, claim_id, about_ref.type, about_ref.id)
    return claim_id


def _stance_field(session: CaseSession) -> FieldSpec:
    """Rating the item is a step of its own (`ui/rating/`)."""
    return next(each for each in fields_for(session, "citation", {}) if each.name == "stance")


def _picker(
    session: CaseSession, name: str, label: str, tables: Sequence[str], required: bool = False
) -> FieldSpec:
    def made() -> ObjectField:
        return ObjectField(label, session, lambda words: find_rows(session, tables, words))

    return FieldSpec(name, label, "object", required, make=made)


_Form = Callable[[CaseSession, str], tuple[list[FieldSpec], dict[str, Any]]]
_Save = Callable[[CaseSession, dict[str, Any], UUID, "UUID | None"], ObjectRef]
_FORMS: dict[str, _Form] = {"claim": _claim_form, "entity": _entity_form, "link": _link_form}
_SAVES: dict[str, _Save] = {"claim": _save_claim, "entity": _save_entity, "link": _save_link}
