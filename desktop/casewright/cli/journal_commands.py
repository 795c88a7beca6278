"""history, undo, redo."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from casewright.casefile.case import Case
from casewright.casefile.change_set import ChangeSet
from casewright.casefile.queries.records import name_of
from casewright.cli.opening import open_case
from casewright.cli.output import AnalystName, CaseFile, Json, emit, parse_id, table
from casewright.model.short_text import shorten
from casewright.operations.registry import describe


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("history", help="List what was changed, by whom and when.")(history)
    app.command("undo", help="Take back the latest step.")(undo)
    app.command("redo", help="Take back the latest undo.")(redo)


def history(
    case: CaseFile,
    limit: Annotated[int, typer.Option(min=1, help="At most so many change sets, the latest first.")] = 100,
    object_id: Annotated[
        str | None, typer.Option("--object", help="Only those that touched this object.")
    ] = None,
    by: Annotated[str | None, typer.Option(help="Only those of this person.")] = None,
    since: Annotated[str | None, typer.Option(help="Only those from this day or moment on.")] = None,
    until: Annotated[str | None, typer.Option(help="Only those up to this day or moment.")] = None,
    json: Json = False,
) -> None:
    """Lists the journal."""
    from casewright.casefile.history import Wanted
    from casewright.cli.moment_commands import parse_moment

    begin = parse_moment(since if "T" in since else f"{since}T00:00") if since else None
    wanted = Wanted(by, begin, parse_moment(until) if until else None)

    only = parse_id(object_id) if object_id else None
    with open_case(case, read_only=True) as opened:
        sets = opened.history(limit, object_id=only, wanted=wanted)
        listed = [_document(opened, one) for one in sets]
    emit({"change_sets": listed}, json,
         lambda: table([(f"{one['at']:%Y-%m-%d %H:%M}", one["analyst"], one["label"]) for one in listed]))  # fmt: skip


def undo(case: CaseFile, analyst: AnalystName = None, json: Json = False) -> None:
    """Takes back the latest step."""
    with open_case(case, analyst) as opened:
        document = _document(opened, opened.undo(), step_only=True)
    emit({"undone": document}, json, lambda: [f"Undone: {document['label']}."])


def redo(case: CaseFile, analyst: AnalystName = None, json: Json = False) -> None:
    """Takes back the latest undo."""
    with open_case(case, analyst) as opened:
        document = _document(opened, opened.redo(), step_only=True)
    emit({"redone": document}, json, lambda: [f"Redone: {document['label']}."])


def _document(case: Case, one: ChangeSet, *, step_only: bool = False) -> dict[str, Any]:
    """A change set; `step_only`: named as the step itself, whether it was done, undone or done again before."""
    name = name_of(case, one.subject) if one.subject else None
    label = describe(one.label_key, shorten(name, 120) if name else None)
    prefix = "" if step_only else {"undo": "Undo: ", "redo": "Redo: "}.get(one.kind, "")
    return {
        "id": one.id,
        "at": one.at,
        "analyst": one.analyst,
        "label": prefix + label,
        "kind": one.kind,
        "changes": one.changes,
    }
