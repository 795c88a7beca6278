"""Reading what comes in together with what is attached to it, before anything is written."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from casewright.ingest.archive_report import Archived
from casewright.ingest.child import CANCELLED, Cancel, Refusal
from casewright.ingest.content import file_time
from casewright.ingest.extraction import Extraction
from casewright.ingest.formats import reader_of
from casewright.ingest.incoming import Incoming, Pasted, file_name_of
from casewright.ingest.media_type import sniff_file
from casewright.ingest.ordinary_file import read_file
from casewright.ingest.reading import DocumentReader

_DEEPEST = 3
_MOST_PARTS = 300
_MOST_BYTES_OF_PARTS = 500_000_000
Known = Callable[[str], Archived | None]


@dataclass
class Taken:
    """An item that was read. `data` None: it is large, or nothing reads its kind, and stays in its file."""

    file_name: str
    data: bytes | None
    read: Extraction
    is_pasted: bool = False
    file_time: str | None = None
    known: Archived | None = None
    parts: list[Taken] = field(default_factory=list)


def read_with_attachments(reader: DocumentReader, item: Incoming, known: Known, cancel: Cancel) -> Taken:
    """Reads an item; one whose bytes the case holds already is not read again. Raises `OSError`."""
    name = file_name_of(item)
    if isinstance(item, Pasted):
        data: bytes | None = item.data
        stated, when = (item.media_type or "").partition(";")[0].strip() or None, None
    else:
        data, stated, when = _bytes_worth_reading(item, reader.caps.bytes), None, file_time(item)
    if data is None:
        assert isinstance(item, Path)
        return Taken(name, None, reader.read(item, file_name=name, cancel=cancel), file_time=when)
    taken = Taken(
        name, data, Extraction(""), isinstance(item, Pasted), when, known(hashlib.sha256(data).hexdigest())
    )
    if taken.known is None:
        taken.read = reader.read(data, stated, name, cancel)
        taken.parts = _Parts(reader, cancel).of(taken, 0)
        if len(taken.parts) < len(taken.read.attachments):
            few = f"{len(taken.parts)} of {len(taken.read.attachments)} attachments could be taken out."
            taken.read = replace(taken.read, warnings=(*taken.read.warnings, few))
    return taken


def _bytes_worth_reading(path: Path, most: int) -> bytes | None:
    """The bytes of a file that some reader reads; None for all others, however large."""
    return read_file(path, most) if reader_of(sniff_file(path)) is not None else None


class _Parts:
    """Attachments, and attachments of attachments, in one list and within caps on their number, depth and size."""

    def __init__(self, reader: DocumentReader, cancel: Cancel) -> None:
        self._reader, self._cancel = reader, cancel
        self._left = _MOST_PARTS
        self._bytes_left = _MOST_BYTES_OF_PARTS

    def of(self, whole: Taken, depth: int) -> list[Taken]:
        """What is attached to a document that was read."""
        assert whole.data is not None
        contents: list[tuple[str, str, bytes]] = []
        for index, about in enumerate(
            whole.read.attachments
        ):  # all before any is read: the child keeps the whole at hand
            if self._left <= 0 or about.size > self._bytes_left or depth >= _DEEPEST:
                break
            data = self._reader.attachment(whole.data, index, self._cancel)
            if isinstance(data, Refusal):
                if data.reason == CANCELLED:
                    whole.read = replace(whole.read, failure=CANCELLED)
                    return []
                continue
            self._left -= 1
            self._bytes_left -= len(data)
            if data:
                contents.append((about.file_name, about.media_type, data))
        parts = []
        for name, media_type, data in contents:
            part = Taken(name, data, self._reader.read(data, media_type, name, self._cancel))
            if part.read.failure == CANCELLED:
                whole.read = replace(whole.read, failure=CANCELLED)
                return []
            parts += [part, *self.of(part, depth + 1)]
        return parts
