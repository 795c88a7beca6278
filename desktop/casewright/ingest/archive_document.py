"""From files to sources of a case: bytes archived first, whatever reading them then does."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from casewright.ingest.content import Stopped, file_time, open_content
from casewright.ingest.extraction import Extraction
from casewright.ingest.reading import Progress, read_many
from casewright.model.dates import parse_edtf
from casewright.model.errors import CaseError, InvalidValue
from casewright.operations.captures import add_capture, add_source_text
from casewright.operations.sources import add_source

if TYPE_CHECKING:
    from casewright.casefile.case import Case

_CHUNK = 1024 * 1024
_FROM_DOCUMENT = ("title", "author", "published", "publisher", "address", "language")


@dataclass(frozen=True)
class Archived:
    """A source made of a file; or the one that already holds the same bytes (`known`)."""

    source_id: UUID
    title: str
    sha256: str
    media_type: str
    characters: int
    pages: int
    language: str | None
    known: bool = False


@dataclass(frozen=True)
class Failed:
    """A file that was not archived, or whose text could not be read, and why."""

    file: Path
    reason: str


@dataclass
class ArchiveReport:
    """What came of a number of files."""

    archived: list[Archived] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    warnings: list[Failed] = field(default_factory=list)


class _ChangedMeanwhile(CaseError):
    """The text was read from other bytes than those that would be archived."""


def archive_files(
    case: Case,
    files: Iterable[Path],
    fields: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ArchiveReport:
    """Archives files, and the files of folders, each as one source and one undoable step.

    A document that cannot be read becomes a source all the same, with its bytes, hash and a plain reason. The same
    bytes are not taken in twice. Cancelling leaves whole sources only.

    Args:
        fields: bibliographic fields that go before what the documents say of themselves.
    """
    report = ArchiveReport()
    paths = list(_files(files, report))
    for path, extraction in read_many(paths, progress, cancelled):
        if cancelled():
            break
        try:
            report.archived.append(_archive(case, path, extraction, dict(fields or {}), cancelled))
        except Stopped:
            break
        except _ChangedMeanwhile as error:
            report.failed.append(Failed(path, str(error)))
            continue
        except OSError as error:
            report.failed.append(Failed(path, f"{path.name} cannot be read: {error.strerror}."))
            continue
        if extraction.failure is not None:
            report.failed.append(Failed(path, extraction.failure))
        report.warnings += [Failed(path, warning) for warning in extraction.warnings]
    return report


def _files(files: Iterable[Path], report: ArchiveReport) -> Iterator[Path]:
    for path in files:
        if path.is_dir():
            yield from sorted(
                one for one in path.rglob("*") if one.is_file() and not one.name.startswith(".")
            )
        elif path.is_file():
            yield path
        else:
            report.failed.append(Failed(path, f"There is no file {path}."))


def _archive(
    case: Case, path: Path, extraction: Extraction, fields: dict[str, str], cancelled: Callable[[], bool]
) -> Archived:
    sha256 = extraction.document_sha256 or _hash(path)
    known = case.read(
        "SELECT s.id, s.title, c.media_type FROM capture c JOIN source s ON s.id = c.source_id WHERE c.sha256 = ?",
        (sha256,),
    )
    if known:
        source_id, title, media_type = known[0]
        return Archived(UUID(bytes=source_id), title, sha256, media_type, len(extraction.text), len(extraction.pages),
                        extraction.language, known=True)  # fmt: skip
    values = {
        name: getattr(extraction, name) for name in _FROM_DOCUMENT if getattr(extraction, name)
    } | fields
    values["title"] = str(values.get("title") or path.stem)
    values = _with_a_sound_date(values, fields)
    with open_content(case, path, cancelled) as content, case.edit("add_source") as tx:
        source_id = add_source(tx, **values)  # type: ignore[arg-type]  # fields by name
        capture_id = add_capture(
            tx, source_id, data=content, media_type=extraction.media_type, file_name=path.name, method="received",
            address=values.get("address"), file_time=file_time(path),
        )  # fmt: skip
        add_source_text(
            tx, capture_id, text=None if extraction.failure else extraction.text, tool=extraction.tool or "none",
            tool_version=extraction.tool_version or "0", pages=extraction.pages, language=extraction.language,
            failure=extraction.failure,
        )  # fmt: skip
        if tx.read("SELECT sha256 FROM capture WHERE id = ?", (capture_id.bytes,))[0][0] != sha256:
            raise _ChangedMeanwhile(f"{path.name} changed while it was read; it was not archived.")
    return Archived(source_id, values["title"], sha256, extraction.media_type, len(extraction.text),
                    len(extraction.pages), values.get("language"))  # fmt: skip


def _with_a_sound_date(values: dict[str, str], given: dict[str, str]) -> dict[str, str]:
    """A date that a document says of itself is dropped when it is none; one that a person gave is refused later."""
    if "published" in values and "published" not in given:
        try:
            parse_edtf(values["published"])
        except InvalidValue:
            return {name: value for name, value in values.items() if name != "published"}
    return values


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
