"""merge: other copies of a case into a copy of mine."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Annotated, Any

import typer

from casewright.casefile.backup import copy_case
from casewright.casefile.merging.report import MergeReport, OpenConflict
from casewright.casefile.opening import open_unlocked
from casewright.cli.opening import unlock_case
from casewright.cli.output import AnalystName, Json, emit, finish, percent_line
from casewright.model.errors import CaseError, InvalidValue

Mine = Annotated[Path, typer.Argument(metavar="MINE", help="My copy; it is only read.", show_default=False)]
Theirs = Annotated[
    list[Path], typer.Argument(metavar="THEIRS…", help="Other copies of the same case.", show_default=False)
]


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("merge", help="Merge other copies of a case into a copy of mine; none of them is written.")(
        merge
    )


def merge(
    mine: Mine,
    theirs: Theirs,
    out: Annotated[Path | None, typer.Option("-o", "--output", help="The merged case, a new file.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would come of it.")] = False,
    analyst: AnalystName = None,
    json: Json = False,
) -> None:
    """Merges on what the copies have in common; exit 1 when conflicts are open afterwards."""
    if out is None and not dry_run:
        raise InvalidValue("Say with -o where the merged case goes, or --dry-run.")
    if out is not None and out.exists() and not dry_run:
        raise CaseError(f"{out.name} exists already; nothing was overwritten.")
    place = None if out is None or dry_run else out.absolute().parent
    if place is not None and not place.is_dir():
        raise CaseError(f"There is no folder {place}.")
    progress = percent_line(f"Merging {theirs[0].name}")
    with tempfile.TemporaryDirectory(prefix=".merging-", dir=place) as folder:
        work = Path(folder) / mine.name
        access = unlock_case(mine)
        copy_case(access, work)
        with open_unlocked(access.at(work), analyst) as case:
            report = case.merge([unlock_case(each) for each in theirs], progress, dry_run)
        progress(1, 1)
        if out is not None and not dry_run:
            os.replace(work, out)
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
