"""merge, combine, conflicts: other copies of a case, or other cases, into a copy of mine."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer

from casewright.casefile.backup import copy_case
from casewright.casefile.case import Case
from casewright.casefile.merging.report import MergeReport, OpenConflict
from casewright.casefile.opening import open_unlocked
from casewright.casefile.queries.merge_conflicts import open_conflicts
from casewright.cli.opening import open_case, unlock_case
from casewright.cli.output import AnalystName, CaseFile, Json, emit, finish, parse_id, percent_line
from casewright.model.errors import CaseError, InvalidValue

Mine = Annotated[Path, typer.Argument(metavar="MINE", help="My copy; it is only read.", show_default=False)]
Theirs = Annotated[
    list[Path], typer.Argument(metavar="THEIRS…", help="Other copies of the same case.", show_default=False)
]

Out = Annotated[Path | None, typer.Option("-o", "--output", help="The merged case, a new file.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would come of it.")]


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("merge", help="Merge other copies of a case into a copy of mine; none of them is written.")(
        merge
    )
    app.command("combine", help="Take another case into a copy of mine; it is only read.")(combine)
    app.command("conflicts", help="List what merges left to decide, or decide it by a rule.")(conflicts)


def merge(
    mine: Mine,
    theirs: Theirs,
    out: Out = None,
    dry_run: DryRun = False,
    analyst: AnalystName = None,
    json: Json = False,
) -> None:
    """Merges on what the copies have in common; exit 1 when conflicts are open afterwards."""
    progress = percent_line(f"Merging {theirs[0].name}")
    _into_a_copy(
        mine, out, dry_run, analyst, json,
        lambda case: case.merge([unlock_case(each) for each in theirs], progress, dry_run),
    )  # fmt: skip


def combine(
    mine: Mine,
    other: Annotated[Path, typer.Argument(metavar="OTHER", help="Another case.", show_default=False)],
    out: Out = None,
    dry_run: DryRun = False,
    analyst: AnalystName = None,
    json: Json = False,
) -> None:
    """Takes in a case that has no history in common with mine; again brings only what has changed since."""
    progress = percent_line(f"Taking in {other.name}")
    _into_a_copy(
        mine, out, dry_run, analyst, json, lambda case: case.combine(unlock_case(other), progress, dry_run)
    )


def conflicts(
    case: CaseFile,
    take: Annotated[str | None, typer.Option(help="Decide them: mine, theirs or newer.")] = None,
    only: Annotated[list[str] | None, typer.Option("--id", help="Only this one; may be repeated.")] = None,
    reason: Annotated[str | None, typer.Option(help="Why, kept with each decision.")] = None,
    analyst: AnalystName = None,
    json: Json = False,
) -> None:
    """Lists what merges left open, or decides it by one rule as one step; exit 1 while something is open."""
    wanted = {parse_id(each) for each in only or ()}
    with open_case(case, analyst, read_only=take is None) as opened:
        decided = 0
        if take is not None:
            from casewright.operations.merge_decisions import decide_conflicts

            ids = [UUID(each.id) for each in open_conflicts(opened)]
            chosen = [each for each in ids if each in wanted or not wanted]
            decided = opened.run(decide_conflicts, chosen, rule=take, reason=reason)
        left = list(open_conflicts(opened))
        shown = [each for each in left if take is not None or not wanted or UUID(each.id) in wanted]
    said = MergeReport(conflicts=tuple(shown)).to_look_at()
    emit({"decided": decided, "conflicts": [_conflict(each) for each in shown]}, json,
         lambda: [*([f"Decided {decided:,}."] if take else []), *(said or ["Nothing is left to decide."])])  # fmt: skip
    finish(1 if left else 0)


def _into_a_copy(
    mine: Path,
    out: Path | None,
    dry_run: bool,
    analyst: str | None,
    json: bool,
    work: Callable[[Case], MergeReport],
) -> None:
    """Does it in a copy of mine, which becomes `out` when it is done."""
    if out is None and not dry_run:
        raise InvalidValue("Say with -o where the merged case goes, or --dry-run.")
    if out is not None and out.exists() and not dry_run:
        raise CaseError(f"{out.name} exists already; nothing was overwritten.")
    place = None if out is None or dry_run else out.absolute().parent
    if place is not None and not place.is_dir():
        raise CaseError(f"There is no folder {place}.")
    with tempfile.TemporaryDirectory(prefix=".merging-", dir=place) as folder:
        copy = Path(folder) / mine.name
        access = unlock_case(mine)
        copy_case(access, copy)
        with open_unlocked(access.at(copy), analyst) as case:
            report = work(case)
        if out is not None and not dry_run:
            os.replace(copy, out)
    emit(_document(report, out if not dry_run else None), json, report.as_lines)
    finish(1 if report.conflicts else 0)


def _document(report: MergeReport, path: Path | None) -> dict[str, Any]:
    applied = {
        "steps": sum(each.steps for each in report.came),
        "came": [vars(each) for each in report.came],
        "added": report.added,
        "changed": report.changed,
        "deleted": report.deleted,
        "contents": report.contents,
    }
    return {
        "path": path,
        "applied": {} if report.is_empty else applied,
        "conflicts": [_conflict(each) for each in report.conflicts],
        "possible_duplicates": [vars(each) for each in report.look_alikes],
        "stricter_markings": [vars(each) for each in report.stricter],
        "kept": report.kept,
    }


def _conflict(one: OpenConflict) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "object_type": one.object_type,
        "object_id": one.object_id,
        "field": one.field,
        "base": one.base,
        "mine": one.mine.value,
        "theirs": one.theirs.value,
        "sides": [vars(each) for each in one.sides],
    }
