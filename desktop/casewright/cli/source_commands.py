"""ingest, read-again, transcribe, text."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from casewright.casefile.queries.age import age
from casewright.casefile.queries.reading import find_source
from casewright.casefile.queries.source_texts import source_text
from casewright.cli.interruption import asked_to_stop
from casewright.cli.opening import open_case
from casewright.cli.output import AnalystName, CaseFile, Json, emit, finish, progress_bar, say, table
from casewright.ingest.file_names import shown_path
from casewright.ingest.ordinary_file import open_file, why_not
from casewright.model.errors import InvalidValue

if TYPE_CHECKING:
    from casewright.ingest.archive_report import Archived, ArchiveReport
    from casewright.ingest.incoming import Incoming

SourceName = Annotated[str, typer.Argument(metavar="SOURCE", help="Id or title.")]


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("ingest", help="Archive files and folders as sources: bytes, hash and text.")(ingest)
    app.command("read-again", help="Read the text of a source once more, with more time.")(read_again)
    app.command("transcribe", help="Add what a picture or recording says, as written down by hand.")(
        transcribe
    )
    app.command("text", help="Print the text read from a source.")(text)


def ingest(
    case: CaseFile,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE…", help="Files, folders, or - for standard input.", readable=False),
    ],
    reliability: Annotated[str | None, typer.Option(help="Admiralty letter A–F of the originator.")] = None,
    reliability_reason: Annotated[str | None, typer.Option(help="Why that letter.")] = None,
    publisher: Annotated[str | None, typer.Option()] = None,
    author: Annotated[str | None, typer.Option()] = None,
    title: Annotated[str | None, typer.Option(help="For a single file.")] = None,
    published: Annotated[str | None, typer.Option(help="When it was published (EDTF).")] = None,
    address: Annotated[str | None, typer.Option(help="Where it was found.")] = None,
    language: Annotated[str | None, typer.Option(help="A language tag such as fa or sr.")] = None,
    marking: Annotated[str | None, typer.Option()] = None,
    version_of: Annotated[
        str | None, typer.Option(metavar="SOURCE", help="They are versions of this source.")
    ] = None,
    captured_at: Annotated[
        str | None, typer.Option(help="When it was saved (EDTF, or with the time).")
    ] = None,
    captured_by: Annotated[str | None, typer.Option(help="Who saved it.")] = None,
    method: Annotated[
        str | None, typer.Option(help="How: received, manual_save, screenshot, pdf_print, scan …")
    ] = None,
    received_from: Annotated[str | None, typer.Option(help="Who handed it over.")] = None,
    archive_address: Annotated[str | None, typer.Option(help="Where a public archive keeps it.")] = None,
    completeness: Annotated[str | None, typer.Option(help="full, partial or text_only.")] = None,
    legal_basis: Annotated[str | None, typer.Option(help="On what grounds it may be kept.")] = None,
    known_limits: Annotated[str | None, typer.Option(help="What is known to be missing or wrong.")] = None,
    note: Annotated[str | None, typer.Option(help="On how it was come by.")] = None,
    longer: Annotated[
        bool, typer.Option("--longer", help="Give each document nine times the usual time.")
    ] = False,
    analyst: AnalystName = None,
    json: Json = False,
) -> None:
    """Archives files; each becomes one source and one undoable step. A file that cannot be read keeps its bytes."""
    from casewright.ingest.archive_document import archive_files
    from casewright.ingest.read_again import LONGER

    given = {
        "reliability": reliability, "reliability_reason": reliability_reason, "publisher": publisher, "author": author,
        "title": title, "published": published, "address": address, "language": language, "marking": marking,
    }  # fmt: skip
    record = {
        "captured_at": captured_at, "captured_by": captured_by, "method": method, "received_from": received_from,
        "archive_address": archive_address, "completeness": completeness, "legal_basis": legal_basis,
        "known_limits": known_limits, "note": note,
    }  # fmt: skip
    if title is not None and (len(files) > 1 or files[0].is_dir()):
        raise InvalidValue("--title goes with a single file.")
    with open_case(case, analyst) as opened, asked_to_stop() as stopped:
        result = archive_files(
            opened, map(_item, files), _given(given), progress_bar(), stopped, record=_given(record),
            version_of=find_source(opened, version_of) if version_of else None, caps=LONGER if longer else None,
        )  # fmt: skip
    _tell(result, json)


def _tell(result: ArchiveReport, json: bool) -> None:
    """Says what became of the files; the command ends with it."""
    if not result.archived and result.failed:
        raise InvalidValue(result.failed[0].reason)
    if result.cancelled:
        say("casewright: stopped; what had been archived by then stays.")
    failed = [{"file": str(one.file), "reason": one.reason, "source": one.source_id} for one in result.failed]
    warnings = [{"file": str(one.file), "warning": one.reason} for one in result.warnings]
    document = {"sources": list(map(_described, result.archived)), "failed": failed, "warnings": warnings}
    emit(document | {"cancelled": result.cancelled}, json, lambda: [
        *table([(str(one.source_id), _outcome(one), one.title) for one in result.archived]),
        *(f"{shown_path(one.file)}: {one.reason}" for one in (*result.failed, *result.warnings)),
    ])  # fmt: skip
    finish(1 if failed or result.cancelled else 0)


def read_again(
    case: CaseFile,
    source: SourceName,
    analyst: AnalystName = None,
    json: Json = False,
) -> None:
    """Reads the archived file again, with nine times the usual time, and recognises words where the extra is installed."""
    from casewright.ingest.read_again import read_again as read_once_more

    with open_case(case, analyst) as opened, asked_to_stop() as stopped:
        source_id = find_source(opened, source)
        result = read_once_more(opened, source_id, cancelled=stopped)
    said = "It reads as before." if result.source_text_id is None else f"{result.characters:,} characters."
    document = {"id": source_id, "characters": result.characters, "source_text": result.source_text_id,
                "warnings": list(result.warnings)}  # fmt: skip
    emit(document, json, lambda: [said, *result.warnings])


def transcribe(
    case: CaseFile,
    source: SourceName,
    file: Annotated[
        Path, typer.Argument(metavar="TEXT", help="A text file in UTF-8, or - for standard input.")
    ],
    language: Annotated[str | None, typer.Option(help="A language tag such as fa or sr.")] = None,
    analyst: AnalystName = None,
    json: Json = False,
) -> None:
    """Adds a transcript to the latest file of a source; passages can be quoted from it."""
    from casewright.operations.captures import transcribe as write_down

    try:
        words = _bytes_of(file).decode("utf-8-sig")
    except OSError as error:
        raise InvalidValue(f"{file} cannot be read: {why_not(error)}.") from error
    except UnicodeDecodeError as error:
        raise InvalidValue(f"{file} is not a text in UTF-8.") from error
    with open_case(case, analyst) as opened:
        source_id = find_source(opened, source)
        captures = opened.read(
            f"SELECT id FROM capture WHERE source_id = ? ORDER BY {age()} DESC LIMIT 1", (source_id.bytes,)
        )
        if not captures:
            raise InvalidValue("This source has no archived file to which a transcript could belong.")
        text_id = opened.run(write_down, UUID(bytes=captures[0][0]), text=words, language=language)
        characters = source_text(opened, source_id).characters
    document = {"id": source_id, "source_text": text_id, "characters": characters}
    emit(document, json, lambda: [f"{characters:,} characters."])


def text(
    case: CaseFile,
    source: SourceName,
    json: Json = False,
) -> None:
    """Prints the text of a source; offsets of passages count its code points."""
    with open_case(case, read_only=True) as opened:
        found = source_text(opened, find_source(opened, source))
        if found.text_sha256 is None:
            raise InvalidValue(f"The text of this source could not be read: {found.failure}")
        content = opened.text_of(found.text_sha256)
    pages = [{"start": start, "end": end} for start, end in found.pages]
    emit({"text": content, "pages": pages}, json, lambda: [content])


def _given(values: dict[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in values.items() if value is not None}


def _item(path: Path) -> Incoming:
    from casewright.ingest.incoming import Pasted

    return Pasted("standard input", _bytes_of(path)) if str(path) == "-" else path


def _bytes_of(path: Path) -> bytes:
    if str(path) == "-":
        return sys.stdin.buffer.read()
    with open_file(path) as file:
        return file.read()


def _described(one: Archived) -> dict[str, object]:
    return {
        "id": one.source_id, "title": one.title, "sha256": one.sha256, "media_type": one.media_type,
        "characters": one.characters, "pages": one.pages, "language": one.language, "known": one.known,
        "version_of": one.version_of, "part_of": one.part_of,
    }  # fmt: skip


def _outcome(one: Archived) -> str:
    if one.known:
        return "in the case already"
    if one.version_of is not None:
        return f"a new version, {one.characters:,} characters"
    return f"{one.characters:,} characters"
