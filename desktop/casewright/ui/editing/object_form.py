"""From a table's plan to the fields of a dialog, and from what was typed to the changes of a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from casewright.model.choices import choices_of
from casewright.ui.editing.claim_field import ClaimField
from casewright.ui.editing.drafts import DRAFTS
from casewright.ui.editing.finding import find_rows
from casewright.ui.editing.form_plans import FieldPlan, plan_of
from casewright.ui.editing.generated_field import GeneratedField
from casewright.ui.editing.likelihood_fields import unused_columns
from casewright.ui.editing.object_field import FlagField, KeyField, ObjectField
from casewright.ui.editing.point_field import PointField
from casewright.ui.tasks import TaskRunner
from casewright.ui.widgets.form_fields import FieldSpec
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import scheme_title

Options = Sequence[tuple[str, str]]
_REFERRED = {
    "entity": ("entity",), "source": ("source",), "claim": ("claim",), "judgement": ("judgement",), "scenario": ("scenario",), "assessment": ("assessment",),
    "assumption": ("assumption",),
}  # fmt: skip
_UNSET = ("", "—")


def fields_for(
    session: CaseSession,
    table: str,
    values: Mapping[str, Any],
    *,
    main_only: bool = False,
    tasks: TaskRunner | None = None,
) -> list[FieldSpec]:
    """The fields of an object's form. `values` tell which scheme or kind the choices depend on; drafts need `tasks`."""
    unused = unused_columns(session, table, values)
    return [
        _field(session, table, plan, values, tasks)
        for plan in plan_of(table)
        if (plan.main or not main_only) and plan.column not in unused
    ]


def shown_values(table: str, record: Mapping[str, Any]) -> dict[str, Any]:
    """A row as its form shows it: ids as references, nothing as an empty text."""
    shown: dict[str, Any] = {}
    for plan in plan_of(table):
        value = record.get(plan.column)
        if isinstance(value, UUID):
            shown[plan.column] = ObjectRef(plan.kind, value)
        elif plan.kind == "flag":
            shown[plan.column] = bool(value)
        elif plan.kind in _REFERRED:
            shown[plan.column] = None
        else:
            shown[plan.column] = "" if value is None else value
    return shown


def stored_values(table: str, typed: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed as columns: empty texts as None, references as ids (with their type where the row keeps it)."""
    stored: dict[str, Any] = {}
    for plan in plan_of(table):
        if plan.column not in typed:
            continue
        value = typed[plan.column]
        if plan.kind == "third" and value:
            value = int(value)
        stored[plan.column] = value.id if isinstance(value, ObjectRef) else None if value == "" else value
    return stored


def changes_between(record: Mapping[str, Any], stored: Mapping[str, Any]) -> dict[str, Any]:
    """The columns whose value differs from the row's."""
    return {column: value for column, value in stored.items() if value != record.get(column)}


def _field(
    session: CaseSession, table: str, plan: FieldPlan, values: Mapping[str, Any], tasks: TaskRunner | None
) -> FieldSpec:
    options = _options(session, table, plan, values)
    if options is not None:
        shown = [*options] if plan.required else [_UNSET, *options]
        return FieldSpec(plan.column, plan.label, "choice", plan.required, shown)
    row_id = values.get("id")
    if plan.kind == "generated" and isinstance(row_id, UUID) and tasks is not None:
        draft = partial(DRAFTS[f"{table}.{plan.column}"], session.case, row_id)
        return FieldSpec(
            plan.column,
            plan.label,
            plan.kind,
            plan.required,
            make=lambda: GeneratedField(plan.label, draft, tasks),
        )
    if plan.kind in ("date", "text", "line", "generated"):
        kind = {"date": "date", "text": "lines", "line": "text", "generated": "lines"}[plan.kind]
        return FieldSpec(plan.column, plan.label, kind, plan.required, placeholder=plan.hint)
    return FieldSpec(
        plan.column, plan.label, plan.kind, plan.required, make=lambda: _own_field(session, plan, values)
    )


def _own_field(session: CaseSession, plan: FieldPlan, values: Mapping[str, Any]) -> QWidget:
    if plan.kind == "property":
        return KeyField(plan.label, _properties(session, values))
    if plan.kind == "flag":
        return FlagField("Yes", plan.label)
    if plan.kind == "fraction":
        return PointField(plan.label)
    if plan.kind == "claim":
        return ClaimField(plan.label, session)
    return ObjectField(plan.label, session, lambda words: find_rows(session, _REFERRED[plan.kind], words))


def _options(session: CaseSession, table: str, plan: FieldPlan, values: Mapping[str, Any]) -> Options | None:
    if plan.kind == "choice":
        return [(each.key, each.label) for each in choices_of(table, plan.column) or ()]
    if plan.kind == "third":
        return [("1", "1  Low"), ("2", "2  Medium"), ("3", "3  High")]
    if plan.kind == "marking":
        return [(label, label) for label in session.markings]
    if plan.kind == "scheme":
        return [(key, scheme_title(ladder)) for key, ladder in session.ladders.items()]
    if plan.kind == "likelihood":
        ladder = session.ladders.get(str(values.get("scheme") or "icd203"))
        return [(term.key, f"{term.text}  ({term.band})") for term in ladder.terms] if ladder else []
    if plan.kind == "entity_kind":
        return _by_label((key, kind.label) for key, kind in session.ontology.entity_kinds.items())
    if plan.kind == "link_kind":
        return _by_label((key, kind.label) for key, kind in session.ontology.link_kinds.items())
    return None


def _properties(session: CaseSession, values: Mapping[str, Any]) -> Options:
    kind = str(values.get("entity_kind") or "")
    if kind not in session.ontology.entity_kinds:
        return []
    return [(each.key, each.label) for each in session.ontology.properties_of(kind)]


def _by_label(options: Any) -> Options:
    return sorted(options, key=lambda each: each[1].casefold())
