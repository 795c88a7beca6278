"""Reading documents from the application's side; a child process does it (`child`)."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from casewright.ingest import recognition
from casewright.ingest.child import CANCELLED, Cancel, ChildProcess, Refusal
from casewright.ingest.extraction import NOT_RECOGNISED, Caps, Extraction, from_bytes
from casewright.ingest.formats import no_reader, reader_of
from casewright.ingest.media_type import IMAGES, PDF, UNKNOWN, sniff, sniff_file
from casewright.ingest.ordinary_file import read_file, why_not

Document = str | os.PathLike[str] | bytes
Progress = Callable[[int, int, str], None]
"""Called with the number of files done, of all files, and the name of the file that comes next ("" at the end)."""

_NOT_AN_ANSWER = "The reader of the document gave an answer that makes no sense; the document may be damaged."
_BYTES_PER_CHARACTER = 4
_LONGEST_REST = 1 << 24  # pages, attachments and what a document says of itself


class DocumentReader(ChildProcess):
    """One child process for any number of documents."""

    def read(
        self,
        document: Document,
        media_type: str | None = None,
        file_name: str = "",
        cancel: Cancel | None = None,
        *,
        recognise: bool = False,
    ) -> Extraction:
        """Read one document, given as its bytes or its path. Never raises for what is in it: see `Extraction.failure`.

        A file of a kind that no reader knows stays where it is: nothing of it is brought into memory, and
        `document_sha256` is "". Words in a picture are recognised where the extra is installed; those in a scanned PDF,
        which takes minutes, only if `recognise`.
        """
        data, kind, file_name = self._opened(document, media_type, file_name)
        if isinstance(data, Extraction):
            return replace(data, document_sha256=_sha256(document)) if isinstance(document, bytes) else data
        sha256 = _sha256(data)
        extraction = self._read(data, media_type, file_name, cancel)
        if kind in IMAGES and extraction.failure == NOT_RECOGNISED:
            if recognition.is_installed():
                extraction = recognition.recognise(self, data, extraction, cancel)
            else:
                extraction = replace(extraction, failure=recognition.HOW_TO_GET_IT)
        elif recognise and kind == PDF and not extraction.text and recognition.is_installed():
            extraction = recognition.recognise(self, data, extraction, cancel)
        return replace(extraction, document_sha256=sha256)

    def attachment(self, document: bytes, index: int, cancel: Cancel | None = None) -> bytes | Refusal:
        """The bytes of an attachment, by its place in `Extraction.attachments` of that document."""
        most = len(document) + 1024
        return self.ask("attachment", {"index": index}, document, cancel=cancel, longest_answer=most)

    def _opened(
        self, document: Document, stated: str | None, file_name: str
    ) -> tuple[bytes | Extraction, str, str]:
        """Bytes, or why there are none; the media type; the file's name."""
        if isinstance(document, bytes):
            size, kind = len(document), sniff(document, file_name, stated)
        else:
            path = Path(document)
            file_name = file_name or path.name
            try:
                size, kind = path.stat().st_size, sniff_file(path, file_name, stated)
            except OSError as error:
                return _unopened(error), UNKNOWN, file_name
        if size and reader_of(kind) is None:
            return Extraction(kind, failure=no_reader(kind)), kind, file_name
        if size > self.caps.bytes:
            return Extraction(kind, failure=self._too_large()), kind, file_name
        try:
            data = document if isinstance(document, bytes) else read_file(path, self.caps.bytes)
        except OSError as error:
            return _unopened(error), UNKNOWN, file_name
        if data is None:  # it has grown meanwhile
            return Extraction(kind, failure=self._too_large()), kind, file_name
        return data, kind, file_name

    def _too_large(self) -> str:
        return f"The file is larger than {self.caps.bytes // 1_000_000:,} MB, so its text was not read."

    def _read(self, data: bytes, media_type: str | None, file_name: str, cancel: Cancel | None) -> Extraction:
        header = {"media_type": media_type, "file_name": Path(file_name).name[-255:]}
        longest = self.caps.characters * _BYTES_PER_CHARACTER + _LONGEST_REST
        answer = self.ask("read", header, data, cancel=cancel, longest_answer=longest)
        if isinstance(answer, Refusal):
            return Extraction(sniff(data, file_name, media_type), failure=answer.reason)
        try:
            return from_bytes(answer)
        except ValueError:
            self.close()
            return Extraction(sniff(data, file_name, media_type), failure=_NOT_AN_ANSWER)


def extract(
    document: Document, media_type: str | None = None, file_name: str = "", caps: Caps | None = None
) -> Extraction:
    """Read one document in a child process of its own. For several, use `DocumentReader` or `read_many`."""
    with DocumentReader(caps) as reader:
        return reader.read(document, media_type, file_name)


def read_many(
    paths: Iterable[str | os.PathLike[str]],
    progress: Progress | None = None,
    cancel: Cancel | None = None,
    caps: Caps | None = None,
) -> Iterator[tuple[Path, Extraction]]:
    """Read files one after another with one child process, giving each as it is done; ends early once `cancel()`."""
    files = [Path(path) for path in paths]
    with DocumentReader(caps) as reader:
        for done, path in enumerate(files):
            if cancel is not None and cancel():
                return
            if progress is not None:
                progress(done, len(files), path.name)
            extraction = reader.read(path, cancel=cancel)
            if extraction.failure == CANCELLED:
                return
            yield path, extraction
    if progress is not None:
        progress(len(files), len(files), "")


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _unopened(error: OSError) -> Extraction:
    reason = f"The file could not be opened: {why_not(error)}."
    return Extraction(UNKNOWN, failure=reason)
