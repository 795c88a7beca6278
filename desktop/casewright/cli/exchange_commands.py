"""import, export: files of other tools, and graph views as pictures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from casewright.casefile.queries.graph_files import find_view
from casewright.casefile.queries.reading import find_source
from casewright.cli.opening import open_case
from casewright.cli.output import AnalystName, CaseFile, Json, emit, finish, percent_line
from casewright.exchange.formats import FORMATS, counted, export_file, import_file
from casewright.model.errors import InvalidValue

PICTURES = ("pdf", "png")
"""What a graph view is drawn as; `brief.picture` loads ReportLab, so its own list is not asked."""

FormatKey = Annotated[
    str | None,
    typer.Option(
        "--format",
        help=f"{', '.join(each.key for each in FORMATS)}; to draw a graph view {', '.join(PICTURES)}; by the name of the file "
        "otherwise.",
    ),
]


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("import", help="Take in a file of another tool; taking it in again changes nothing.")(import_)
    app.command(
        "export",
        help="Write sources, passages or the graph in a format that other tools read, or draw a graph view.",
    )(export)


def import_(
    case: CaseFile,
    file: Path,
    format_key: FormatKey = None,
    analyst: AnalystName = None,
    json: Json = False,
) -> None:
    """Takes in a file as one undoable step; exit 1 when something of it was skipped."""
    with open_case(case, analyst) as opened:
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
            help="Id or title of a graph view: for graphs, with its places (the whole case otherwise), or to be drawn."
        ),
    ] = None,
    scale: Annotated[int, typer.Option(help="Of a PNG: times 72 dots an inch.")] = 3,
    json: Json = False,
) -> None:
    """Writes a file."""
    picture = format_key.lower() if format_key is not None else output.suffix.lower().removeprefix(".")
    if picture in PICTURES:
        _export_picture(case, output, picture, view, scale, json)
        return
    with open_case(case, read_only=True) as opened:
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


def _export_picture(case: Path, output: Path, picture: str, view: str | None, scale: int, json: bool) -> None:
    if view is None:
        raise InvalidValue("A picture is drawn of one graph view: name it with --view.")
    from casewright.brief.picture import export_picture

    with open_case(case, read_only=True) as opened:
        view_id = find_view(opened, view)
        drawn = export_picture(opened, view_id, output, picture, scale)
    written = {"entity": drawn.entities, "link": drawn.links}
    reason = f"{drawn.left_out:,} entities and links are left out by the filters of the view."
    left_out = (
        [{"object_type": "graph_view", "object_id": view_id, "reason": reason}] if drawn.left_out else []
    )
    document = {"path": output.absolute(), "written": written, "not_representable": left_out}

    def lines() -> Iterator[str]:
        yield f"Drew {counted(written)} to {output}."
        yield from (f"  {each['reason']}" for each in left_out)

    emit(document, json, lines)
