"""ingest, text."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import casewright
from casewright.casefile.queries.source_texts import find_source, source_text
from casewright.cli.output import AnalystName, CaseFile, Json, emit, finish, progress_bar, table
from casewright.model.errors import InvalidValue


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("ingest", help="Archive files as sources: bytes, hash and text.")(ingest)
    app.command("text", help="Print the text read from a source.")(text)


def ingest(
    case: CaseFile,
    files: Annotated[list[Path], typer.Argument(metavar="FILE…")],
    reliability: Annotated[str | None, typer.Option(help="Admiralty letter A–F of the originator.")] = None,
    reliability_reason: Annotated[str | None, typer.Option(help="Why that letter.")] = None,
    publisher: Annotated[str | None, typer.Option()] = None,
    author: Annotated[str | None, typer.Option()] = None,
    title: Annotated[str | None, typer.Option(help="For a single file.")] = None,
    published: Annotated[str | None, typer.Option(help="When it was published (EDTF).")] = None,
    address: Annotated[str | None, typer.Option(help="Where it was found.")] = None,
    language: Annotated[str | None, typer.Option(help="A language tag such as fa or sr.")] = None,
    marking: Annotated[str | None, typer.Option()] = None,
    analyst: AnalystName = None,
    json: Json = False,
) -> None:
    """Archives files; each becomes one source and one undoable step. A file that cannot be read keeps its bytes."""
    from casewright.ingest.archive_document import archive_files

    given = {
        "reliability": reliability, "reliability_reason": reliability_reason, "publisher": publisher, "author": author,
        "title": title, "published": published, "address": address, "language": language, "marking": marking,
    }  # fmt: skip
    if title is not None and len(files) > 1:
        raise InvalidValue("--title goes with a single file.")
    with casewright.open(case, analyst) as opened:
        result = archive_files(opened, files, {name: value for name, value in given.items() if value is not None},
                               progress=progress_bar())  # fmt: skip
    if not result.archived and result.failed:
        raise InvalidValue(result.failed[0].reason)
    sources = [
        {"id": one.source_id, "title": one.title, "sha256": one.sha256, "media_type": one.media_type,
         "characters": one.characters, "pages": one.pages, "language": one.language, "known": one.known}
        for one in result.archived
    ]  # fmt: skip
    failed = [{"file": str(one.file), "reason": one.reason} for one in result.failed]
    emit({"sources": sources, "failed": failed}, json, lambda: [
        *table([(str(one.source_id), "in the case already" if one.known else f"{one.characters:,} characters", one.title)
                for one in result.archived]),
        *(f"{one.file}: {one.reason}" for one in result.failed),
    ])  # fmt: skip
    finish(1 if failed else 0)


def text(
    case: CaseFile,
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="Id or title.")],
    json: Json = False,
) -> None:
    """Prints the text of a source; offsets of passages count its code points."""
    with casewright.open(case, read_only=True) as opened:
        found = source_text(opened, find_source(opened, source))
        if found.text_sha256 is None:
            raise InvalidValue(f"The text of this source could not be read: {found.failure}")
        content = opened.text_of(found.text_sha256)
    pages = [{"start": start, "end": end} for start, end in found.pages]
    emit({"text": content, "pages": pages}, json, lambda: [content])
