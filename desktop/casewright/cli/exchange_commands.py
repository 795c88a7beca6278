"""import, export."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

import casewright
from casewright.casefile.queries.graph_files import find_view
from casewright.casefile.queries.reading import find_source
from casewright.cli.output import AnalystName, CaseFile, Json, emit, finish, percent_line
from casewright.exchange.formats import FORMATS, counted, export_file, import_file

FormatKey = Annotated[
    str | None,
    typer.Option(
        "--format", help=f"{', '.join(each.key for each in FORMATS)}; by the name of the file otherwise."
    ),
]


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("import", help="Take in a file of another tool; taking it in again changes nothing.")(import_)
    app.command("export", help="Write sources, passages or the graph in a format that other tools read.")(
        export
    )


def import_(
    case: CaseFile,
    file: Path,
    format_key: FormatKey = None,
    analyst: AnalystName = None,
    json: Json = False,
) -> None:
    """Takes in a file as one undoable step; exit 1 when something of it was skipped."""
    with casewright.open(case, analyst) as opened:
        progress = percent_line(f"Importing {file.name}")
        report = import_file(opened, file, format_key, progress)
        progress(1, 1)
    skipped = [each._asdict() for each in report.skipped]
    document = {
        "created": dict(report.created),
        "updated": dict(report.updated),
        "unchanged": dict(report.unchanged),
        "skipped": skipped,
        "notes": report.notes,
    }

    def lines() -> Iterator[str]:
        yield f"Created {counted(report.created)}; updated {counted(report.updated)}; unchanged {counted(report.unchanged)}."
        yield from (f"  {each.row}: {each.reason}" for each in report.skipped)
        yield from (f"  {note}" for note in report.notes)

    emit(document, json, lines)
    finish(1 if skipped else 0)


def export(
    case: CaseFile,
    output: Annotated[Path, typer.Option("-o", "--output", help="Where to write it.")],
    format_key: FormatKey = None,
    source: Annotated[
        list[str] | None, typer.Option(help="Id or title of a source; all of them otherwise.")
    ] = None,
    view: Annotated[
        str | None,
        typer.Option(
            help="For graphs: id or title of a graph view, with its places; the whole case otherwise."
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Writes a file."""
    with casewright.open(case, read_only=True) as opened:
        sources = [find_source(opened, each) for each in source] if source else None
        report = export_file(opened, output, format_key, sources, find_view(opened, view) if view else None)
    left_out = [each._asdict() for each in report.not_representable]
    document = {"path": output.absolute(), "written": dict(report.written), "not_representable": left_out}

    def lines() -> Iterator[str]:
        yield f"Wrote {counted(report.written)} to {output}."
        yield from (
            f"  {each.object_type.replace('_', ' ')} {each.object_id}: {each.reason}"
            for each in report.not_representable
        )

    emit(document, json, lines)
