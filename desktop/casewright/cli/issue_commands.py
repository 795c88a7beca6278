"""issue, issues."""

from __future__ import annotations

from typing import Annotated

import typer

from casewright.casefile.queries.briefing import find_brief
from casewright.casefile.queries.issues import issues_of, snapshot_of
from casewright.cli.opening import open_case
from casewright.cli.output import AnalystName, CaseFile, Json, emit, finish, say, table


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command(
        "issue", help="Issue a brief: frozen as it stands, unless a blocker of the check stands against it."
    )(issue)
    app.command("issues", help="What was issued of a brief.")(issues)


Name = Annotated[str | None, typer.Argument(metavar="[BRIEF]", help="Id or title; the only one otherwise.")]


def issue(
    case: CaseFile,
    brief_name: Name = None,
    version: Annotated[str | None, typer.Option(help="Its version; the next number otherwise.")] = None,
    correction: Annotated[
        str | None, typer.Option(help="What this corrects, for the readers of the last issue.")
    ] = None,
    withdraw: Annotated[str | None, typer.Option(help="Why the brief is withdrawn.")] = None,
    releasable: Annotated[
        list[str] | None,
        typer.Option(
            metavar="MARKING", help="Freeze its releasable version at this marking too; several may be given."
        ),
    ] = None,
    analyst: AnalystName = None,
    json: Json = False,
) -> None:
    """Issues, corrects or withdraws a brief; exit 1 when blockers of the check stand against it."""
    from casewright.brief.issues.publishing import Blocked
    from casewright.brief.issues.publishing import issue as issue_now
    from casewright.proof.releasing.writing import vouch_for

    kind = "withdrawal" if withdraw else "correction" if correction else "issue"
    with open_case(case, analyst) as opened:
        chosen = find_brief(opened, brief_name)
        try:
            issue_id = issue_now(
                opened, chosen, version, kind, withdraw or correction, releasable or (), vouch_for
            )
        except Blocked as blocked:
            say(str(blocked))
            lines: list[tuple[str, ...]] = [(f.rule, f"{f.message} {f.hint}") for f in blocked.findings]
            told = [
                {
                    "rule": f.rule,
                    "object_type": f.object_type,
                    "object_id": f.object_id,
                    "message": f.message,
                    "hint": f.hint,
                }
                for f in blocked.findings
            ]
            emit({"issued": None, "blockers": told}, json, lambda: table(lines))
            finish(1)
            return
        made = next(each for each in issues_of(opened, chosen) if each.id == issue_id)
    emit({"issued": made.id, "version": made.version, "kind": made.kind, "snapshot_sha256": made.snapshot_sha256, "blockers": [],
          "releasable": releasable or []},
         json, lambda: [f"Issued version {made.version}; what it says is frozen as {made.snapshot_sha256[:16]}…"])  # fmt: skip


def issues(case: CaseFile, brief_name: Name = None, json: Json = False) -> None:
    """Lists the issues of a brief, the latest first, each with the markings of its releasable versions."""
    from casewright.brief.issues.snapshot import releasable_in

    with open_case(case, read_only=True) as opened:
        found = issues_of(opened, find_brief(opened, brief_name))
        at = {each.id: list(releasable_in(snapshot_of(opened, each.id))) for each in found}
    emit({"issues": [{**each._asdict(), "releasable": at[each.id]} for each in found]}, json,
         lambda: table([(each.version, each.kind, each.issued_on, each.issued_by, " ".join(at[each.id]), each.notice or "")
                        for each in found])
         if found else ["Nothing was issued of it yet."])  # fmt: skip
