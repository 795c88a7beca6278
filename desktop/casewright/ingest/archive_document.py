"""From files to sources of a case: bytes archived first, whatever reading them then does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from casewright.casefile.archive import Deposit
from casewright.ingest.archive_report import Archived, ArchiveReport
from casewright.ingest.child import CANCELLED
from casewright.ingest.content import Stopped, open_content
from casewright.ingest.extraction import Caps, Extraction
from casewright.ingest.incoming import Incoming, Pasted, file_name_of, gather
from casewright.ingest.ordinary_file import why_not
from casewright.ingest.reading import DocumentReader, Progress
from casewright.ingest.source_fields import source_values, text_values
from casewright.ingest.source_matching import source_of_address, source_of_bytes
from casewright.ingest.with_attachments import Taken, read_with_attachments
from casewright.model.errors import CaseError, ContentChanged, InvalidValue
from casewright.operations.captures import add_capture, add_source_text
from casewright.operations.rows import check_values
from casewright.operations.sources import add_source

if TYPE_CHECKING:
    from casewright.casefile.case import Case
    from casewright.casefile.transaction import Transaction


def archive_files(
    case: Case,
    files: Iterable[Incoming],
    fields: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    *,
    record: Mapping[str, object] | None = None,
    version_of: UUID | None = None,
    caps: Caps | None = None,
) -> ArchiveReport:
    """Archives files, the files of folders, and what was pasted, each as one source and one undoable step.

    A document that cannot be read becomes a source all the same, with its bytes, hash and a plain reason. The same
    bytes are not taken in twice. A page whose own address is that of a source becomes a new capture of that source.
    What is attached to an e-mail becomes sources of their own, in the step of the e-mail. Cancelling leaves whole
    sources only; a full disk in the middle ends it like that, with the file that did not fit among the failed.

    Args:
        fields: bibliographic fields that go before what the documents say of themselves.
        record: columns of the capture: `method`, `captured_at`, `received_from` …
        version_of: the files are further captures of this source.

    Raises:
        InvalidValue: a field or the record does not hold such a value; nothing has been read then.
        NoRoom, NoPermission …: not even the first file can go into the case.
    """
    _check_given(case, fields or {}, record or {})
    report = ArchiveReport()
    items = list(gather(files, report.refuse, case.path))
    with DocumentReader(caps) as reader:
        intake = _Intake(case, reader, dict(fields or {}), dict(record or {}), version_of, cancelled)
        for done, item in enumerate(items):
            if progress is not None:
                progress(done, len(items), file_name_of(item))
            if cancelled():
                report.cancelled = True
                return report
            try:
                intake.take(item, report)
            except Stopped:
                report.cancelled = True
                return report
            except (_NotTaken, InvalidValue) as error:
                report.refuse(_path_of(item), str(error))
            except CaseError as error:  # the case takes no more: the disk is full, or gone
                if not report.archived:
                    raise
                report.refuse(_path_of(item), str(error))
                report.cancelled = True
                return report
            except OSError as error:
                report.refuse(_path_of(item), f"{file_name_of(item)} cannot be read: {why_not(error)}.")
    if progress is not None:
        progress(len(items), len(items), "")
    return report


def _check_given(case: Case, fields: Mapping[str, str], record: Mapping[str, object]) -> None:
    if fields or record:
        with case.edit("add_source") as tx:  # which changes nothing
            check_values(tx, "source", fields)
            check_values(tx, "capture", record)


class _NotTaken(Exception):
    """This file is not archived; `str(error)` says why."""


class _Intake:
    def __init__(
        self,
        case: Case,
        reader: DocumentReader,
        fields: dict[str, str],
        record: dict[str, object],
        version_of: UUID | None,
        cancelled: Callable[[], bool],
    ) -> None:
        self._case, self._reader, self._cancelled = case, reader, cancelled
        self._fields, self._record, self._version_of = fields, record, version_of

    def take(self, item: Incoming, report: ArchiveReport) -> None:
        """One item and what is attached to it. Raises `Stopped` and `OSError`; then nothing of it is in the case."""
        taken = read_with_attachments(
            self._reader, item, lambda sha256: source_of_bytes(self._case.read, sha256), self._cancelled
        )
        if taken.known is not None:
            report.add(_path_of(item), taken.known, Extraction(taken.known.media_type))
            return
        if taken.read.failure == CANCELLED or self._cancelled():
            raise Stopped("Stopped, as asked.")
        with ExitStack() as stack:
            content = self._content(item, taken, stack)
            known = source_of_bytes(self._case.read, content.sha256)
            if known is not None:
                report.add(_path_of(item), known, taken.read)
                return
            found = self._version_of or source_of_address(self._case.read, taken.read.address)
            with self._case.edit("add_capture" if found else "add_source") as tx:
                archived = self._add(tx, taken, content, found)
                parts = [(part, self._add_part(tx, part, taken, archived)) for part in taken.parts]
        report.add(_path_of(item), archived, taken.read)
        for part, one in parts:
            report.add(_path_of(item) / part.file_name, one, part.read)

    def _content(self, item: Incoming, taken: Taken, stack: ExitStack) -> Deposit:
        """The bytes, ready for the archive; those of a large file are in the case's file by then, in little memory."""
        if taken.data is not None:
            return Deposit(taken.read.document_sha256, len(taken.data), taken.data)
        assert isinstance(item, Path)
        try:
            return stack.enter_context(open_content(self._case, item, self._cancelled))
        except ContentChanged as error:
            raise _NotTaken(str(error)) from error

    def _add(self, tx: Transaction, taken: Taken, content: Deposit, found: UUID | None) -> Archived:
        values = source_values(taken.read, self._fields, Path(taken.file_name).stem)
        if found is None:
            source_id, title = add_source(tx, **values), str(values["title"])
        else:
            source_id, title = (
                found,
                str(tx.read("SELECT title FROM source WHERE id = ?", (found.bytes,))[0][0]),
            )
        address = self._record.get("address") or taken.read.further.get("saved_from") or values.get("address")
        record: dict[str, Any] = {"file_time": taken.file_time, "address": address, **self._record}
        if taken.is_pasted:
            record = {"method": "manual_save", "note": "Pasted from the clipboard.", **record}
        return self._capture(tx, source_id, title, taken, content, record, version_of=found)

    def _add_part(self, tx: Transaction, part: Taken, whole: Taken, archived: Archived) -> Archived:
        """An attachment, which says in its record where it came from."""
        assert part.data is not None
        known = source_of_bytes(tx.read, part.read.document_sha256)
        if known is not None:
            return known
        values = source_values(part.read, {}, Path(part.file_name).stem)
        if marking := self._fields.get("marking"):
            values["marking"] = marking
        source_id = add_source(tx, **values)
        record = {
            **{name: value for name, value in self._record.items() if name in ("method", "captured_at", "captured_by")},
            "received_from": f"Attached to the e-mail “{archived.title}”"
            + (f" from {whole.read.author}" if whole.read.author else ""),
            "note": f"The e-mail is archived as {archived.sha256}.",
        }  # fmt: skip
        return self._capture(
            tx, source_id, values["title"], part, part.data, record, part_of=archived.source_id
        )

    def _capture(
        self,
        tx: Transaction,
        source_id: UUID,
        title: str,
        taken: Taken,
        content: Deposit | bytes,
        record: dict[str, Any],
        version_of: UUID | None = None,
        part_of: UUID | None = None,
    ) -> Archived:
        read = taken.read
        record.setdefault("method", "received")
        capture_id = add_capture(
            tx, source_id, data=content, media_type=read.media_type, file_name=taken.file_name, **record
        )
        add_source_text(tx, capture_id, **text_values(read))
        sha256 = tx.read("SELECT sha256 FROM capture WHERE id = ?", (capture_id.bytes,))[0][0]
        return Archived(
            source_id, title, sha256, read.media_type, len(read.text), len(read.pages),
            self._fields.get("language") or read.language,
            version_of=version_of, part_of=part_of,
        )  # fmt: skip


def _path_of(item: Incoming) -> Path:
    return Path(item.name) if isinstance(item, Pasted) else item
