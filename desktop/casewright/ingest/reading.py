"""Reading documents from the application's side; a child process does it (`child`)."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from casewright.ingest.child import CANCELLED, Cancel, ChildProcess, Refusal
from casewright.ingest.extraction import Caps, Extraction, from_json
from casewright.ingest.media_type import UNKNOWN, sniff

Document = str | os.PathLike[str] | bytes
Progress = Callable[[int, int, str], None]
"""Called with the number of files done, of all files, and the name of the file that comes next ("" at the end)."""

_NOT_AN_ANSWER = "The reader of the document gave an answer that makes no sense; the document may be damaged."
_LONGEST_ANSWER_PER_CHARACTER = 12  # a character as JSON, at worst


class DocumentReader(ChildProcess):
    """One child process for any number of documents."""

    def read(
        self,
        document: Document,
        media_type: str | None = None,
        file_name: str = "",
        cancel: Cancel | None = None,
    ) -> Extraction:
        """Read one document, given as its bytes or its path. Never raises for what is in it: see `Extraction.failure`."""
        data, file_name = _bytes_of(document, file_name, self.caps)
        if isinstance(data, Extraction):
            return data
        extraction = self._read(data, media_type, file_name, cancel)
        return replace(extraction, document_sha256=hashlib.sha256(data).hexdigest())

    def _read(self, data: bytes, media_type: str | None, file_name: str, cancel: Cancel | None) -> Extraction:
        header = {"media_type": media_type, "file_name": Path(file_name).name[-255:]}
        longest = self.caps.characters * _LONGEST_ANSWER_PER_CHARACTER + (1 << 20)
        answer = self.ask("read", header, data, cancel=cancel, longest_answer=longest)
        if isinstance(answer, Refusal):
            return Extraction(sniff(data, file_name, media_type), failure=answer.reason)
        try:
            return from_json(answer)
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


def _bytes_of(document: Document, file_name: str, caps: Caps) -> tuple[bytes | Extraction, str]:
    if isinstance(document, bytes):
        data = document
    else:
        path = Path(document)
        file_name = file_name or path.name
        try:
            if path.stat().st_size > caps.bytes:
                return _too_large(caps), file_name
            data = path.read_bytes()
        except OSError as error:
            reason = f"The file could not be opened: {(error.strerror or 'unknown reason').lower()}."
            return Extraction(UNKNOWN, failure=reason), file_name
    return (data if len(data) <= caps.bytes else _too_large(caps)), file_name


def _too_large(caps: Caps) -> Extraction:
    return Extraction(UNKNOWN, failure=f"The file is larger than {caps.bytes // 1_000_000:,} MB.")
