"""back-ups: list, make, put back; and copies that sync programs left beside a case."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from casewright.casefile.case import default_analyst
from casewright.casefile.inspection import inspect
from casewright.casefile.keeping.back_ups import (
    BackUp,
    back_up,
    back_up_folder,
    back_ups,
    case_at,
    chosen_back_up,
    put_back,
)
from casewright.casefile.keeping.conflict_copies import conflict_copies
from casewright.cli.opening import unlock_case
from casewright.cli.output import AnalystName, CaseFile, Json, emit, finish, table
from casewright.model.errors import InvalidValue


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("back-ups", help="List the back-ups of a case, make one, or put one back.")(list_or_act)
    app.command("conflict-copies", help="Find copies beside a case that hold steps it does not have.")(copies)


def list_or_act(
    case: CaseFile,
    now: Annotated[bool, typer.Option("--now", help="Make one, unless the latest holds the same.")] = False,
    restore: Annotated[
        int | None,
        typer.Option("--put-back", metavar="NUMBER", help="Put this one in the place of the case."),
    ] = None,
    analyst: AnalystName = None,
    json: Json = False,
) -> None:
    """The latest first. What is replaced by a back-up becomes a back-up itself, whole or not."""
    if now and restore is not None:
        raise InvalidValue("Make a back-up, or put one back: not both at once.")
    if now:
        access = unlock_case(case)
        made = back_up(access, inspect(access)[1])
        emit({"made": made and _document(made)}, json,
             lambda: [f"Back-up {made.number} is made." if made else "The latest back-up holds the same."])  # fmt: skip
        return
    case_id = case_at(case)
    if restore is not None:
        chosen = chosen_back_up(case_id, restore)
        put_back(case.resolve(), chosen, analyst or default_analyst())
        emit({"put_back": _document(chosen)}, json,
             lambda: [f"{case.name} is as it was in back-up {restore}; what it replaced is a back-up now."])  # fmt: skip
        return
    found = back_ups(case_id)
    emit(
        {"folder": back_up_folder(case_id), "back_ups": [_document(each) for each in found]},
        json,
        lambda: table([(str(each.number), f"{each.made_at.astimezone():%Y-%m-%d %H:%M}", f"{each.size:,} bytes") for each in found]),
    )  # fmt: skip


def copies(case: CaseFile, json: Json = False) -> None:
    """Exit 1 when there are some: `casewright merge` brings them together."""
    found = conflict_copies(unlock_case(case))
    emit(
        {"copies": [{"path": each.path, "steps": each.steps, "made_by": each.made_by} for each in found]},
        json,
        lambda: [
            f"{each.path.name}: {each.steps:,} steps that {case.name} does not have"
            + (f" (named as {each.made_by} does)" if each.made_by else "")
            for each in found
        ] or ["No copy beside it has steps of its own."],
    )  # fmt: skip
    finish(1 if found else 0)


def _document(each: BackUp) -> dict[str, Any]:
    return {"number": each.number, "made_at": each.made_at, "size_bytes": each.size, "path": each.path}
