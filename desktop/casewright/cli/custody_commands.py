"""custody, original."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from casewright.casefile.custody import Event, chain_faults, custody_head, events
from casewright.casefile.originals import contents_of, save_original, verify_archived
from casewright.casefile.queries.reading import captures_of, find_source
from casewright.casefile.queries.versions import unclaimed
from casewright.cli.opening import open_case
from casewright.cli.output import AnalystName, CaseFile, Json, emit, finish, progress_bar, table
from casewright.model.errors import NoSuchObject

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from casewright.casefile.case import Case


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("custody", help="List what was done with archived bytes, and check that log.")(custody)
    app.command("original", help="Save an archived file out of a case, byte for byte.")(original)


def custody(
    case: CaseFile,
    source: Annotated[
        str | None, typer.Argument(metavar="[SOURCE]", help="Id or title; everything otherwise.")
    ] = None,
    verify: Annotated[
        bool, typer.Option("--verify", help="Hash the archived bytes anew first, and log that.")
    ] = False,
    analyst: AnalystName = None,
    json: Json = False,
) -> None:
    """Lists the custody log; exit 1 when it was altered, or when bytes are not as they were archived."""
    with open_case(case, analyst, read_only=not verify) as opened:
        contents = contents_of(opened, find_source(opened, source)) if source is not None else None
        verified = verify_archived(opened, contents, _bytes_done()) if verify else []
        faults = chain_faults(events(opened))
        found, head, loose = events(opened, contents), custody_head(opened), unclaimed(opened)
    wrong = [one for one in verified if one.result != "match"]
    document = {
        "ok": not faults and not wrong,
        "head": head,
        "faults": faults,
        "verified": [one._asdict() for one in verified],
        "events": [{**event._asdict(), "in_use": event.sha256 not in loose} for event in found],
    }
    emit(
        document,
        json,
        lambda: [*table([_line(event, loose) for event in found]), *faults, *_said(head, wrong)],
    )
    finish(0 if document["ok"] else 1)


def original(
    case: CaseFile,
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="Id or title.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Where to write it.")],
    capture: Annotated[
        str | None, typer.Option(help="Id of a capture; the latest version of the source otherwise.")
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Write over a file that is there.")] = False,
    analyst: AnalystName = None,
    json: Json = False,
) -> None:
    """Saves an archived file as it came; the custody log says so."""
    with open_case(case, analyst) as opened:
        capture_id, sha256, size = _chosen(opened, find_source(opened, source), capture)
        save_original(opened, capture_id, output, replace, _bytes_done())
    document = {"path": output.absolute(), "capture": capture_id, "sha256": sha256, "size": size}
    emit(document, json, lambda: [f"Wrote {output}: {size:,} bytes, SHA-256 {sha256}."])


def _chosen(case: Case, source_id: UUID, capture: str | None) -> tuple[UUID, str, int]:
    captures = captures_of(case, source_id)
    found = next((each for each in captures if capture in (None, str(each.id))), None)
    if found is None:
        raise NoSuchObject(
            f"This source has no capture {capture}." if captures else "No file was archived for this source."
        )
    return found.id, found.sha256, found.size


def _bytes_done() -> Callable[[int, int], None] | None:
    bar = progress_bar()
    return (
        None if bar is None else lambda done, whole: bar(done // 1_000_000, max(1, whole // 1_000_000), "MB")
    )


def _line(event: Event, loose: set[str]) -> tuple[str, ...]:
    note = event.note or ""
    if event.sha256 in loose and event.action == "import":
        note = f"{note} (no source refers to it any more; the bytes stay)".strip()
    return event.at, event.action, event.sha256[:16], event.result, event.actor, note


def _said(head: str | None, wrong: Sequence[object]) -> list[str]:
    lines = [f"{len(wrong)} archived contents are not as they were archived."] if wrong else []
    return (
        [*lines, f"Head of the log: {head}"]
        if head
        else [*lines, "Nothing was archived since the log began."]
    )
