"""check-out, check-in: working on a case that lies in a shared folder."""

from __future__ import annotations

from typing import Annotated

import typer

from casewright.casefile.case import default_analyst
from casewright.casefile.keeping.working_copies import check_in as write_back
from casewright.casefile.keeping.working_copies import check_out as take_out
from casewright.casefile.keeping.working_copies import let_go, others_out, working_copy_at
from casewright.cli.opening import unlock_case
from casewright.cli.output import AnalystName, CaseFile, Json, emit, finish, say


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("check-out", help="Make a working copy of a case that lies in a shared folder.")(check_out)
    app.command("check-in", help="Write a working copy back, merged with what others did meanwhile.")(
        check_in
    )


def check_out(case: CaseFile, analyst: AnalystName = None, json: Json = False) -> None:
    """The copy lies on this computer; the same one is given as long as it is out."""
    held = take_out(unlock_case(case), analyst or default_analyst())
    for other in others_out(held.origin):
        say(f"{other} has a copy out too; what both do is merged when it is written back.")
    emit({"path": held.path, "origin": held.origin, "since": held.since}, json, lambda: [str(held.path)])


def check_in(
    case: CaseFile,
    keep: Annotated[bool, typer.Option("--keep", help="Go on working on the copy afterwards.")] = False,
    analyst: AnalystName = None,
    json: Json = False,
) -> None:
    """Exit 1 when the merge left conflicts, which are kept in the case to be decided."""
    access = unlock_case(case)
    origin = working_copy_at(case).origin
    report = write_back(access, analyst or default_analyst())
    if not keep:
        let_go(case.resolve())
    conflicts = len(report.conflicts) if report is not None else 0
    document = {"written": origin, "merged": report is not None, "conflicts": conflicts, "kept": keep}
    merged = (
        f" What others did meanwhile is merged; {conflicts:,} conflicts are to be decided." if report else ""
    )
    emit(document, json, lambda: [f"{origin} is written.{merged}"])
    finish(1 if conflicts else 0)
