"""cite."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from casewright.casefile.queries.reading import find_source
from casewright.cli.opening import open_case
from casewright.cli.output import CaseFile, Json, emit


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("cite", help="Print the references of sources in a citation style.")(cite)


def cite(
    case: CaseFile,
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="[SOURCE]…", help="Id or title; all of them otherwise.")
    ] = None,
    style: Annotated[
        str,
        typer.Option(
            help="chicago-notes, chicago-author-date, apa; chicago-notes-18 and chicago-author-date-18 for the 18th edition."
        ),
    ] = "chicago-notes",
    json: Json = False,
) -> None:
    """Prints a line for each source; as JSON also its short form, and which stretches are italic."""
    from casewright.bibliography.records import records_of
    from casewright.bibliography.styles.catalogue import cite as cited
    from casewright.bibliography.styles.catalogue import style_of
    from casewright.bibliography.styles.runs import plain

    chosen = style_of(style)
    with open_case(case, read_only=True) as opened:
        ids = [find_source(opened, each) for each in sources] if sources else None
        found = [(record.id, cited(record.item, style)) for record in records_of(opened, ids)]
    listed = [
        {
            "source_id": source_id,
            "forms": {
                name: {
                    "text": plain(runs),
                    "runs": [{"text": run.text, "italic": run.italic} for run in runs],
                }
                for name, runs in forms.items()
            },
        }
        for source_id, forms in found
    ]

    def lines() -> Iterator[str]:
        yield from (plain(forms[chosen.listed]) for _, forms in found)

    emit({"style": style, "references": listed}, json, lines)
