"""Reading one document in this process: which reader fits, and the limits on what it gives.

Only the child process calls this (`worker_tasks`); everybody else goes through `reading`.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, cast

from casewright.ingest.extraction import Caps, Extraction, to_bytes
from casewright.ingest.formats import no_reader, reader_of
from casewright.ingest.media_type import sniff

Reader = Callable[[bytes, str, Caps], Extraction]


def read(header: Mapping[str, Any], data: bytes, caps: Caps) -> bytes:
    """The task "read": an `Extraction`. `header` has `media_type` (as stated, or None) and `file_name`."""
    return to_bytes(read_document(data, header["media_type"], str(header["file_name"]), caps))


def read_document(data: bytes, media_type: str | None, file_name: str, caps: Caps) -> Extraction:
    """The extraction of a document whose kind is decided by its content; the text within `caps.characters`."""
    kind = sniff(data, file_name, media_type)
    if not data:
        return Extraction(kind, failure="The file is empty.")
    found = reader_of(kind)
    if found is None:
        return Extraction(kind, failure=no_reader(kind))
    module, _, function = found.partition(":")
    reader = cast(Reader, getattr(importlib.import_module(module), function))
    return _within(reader(data, kind, caps), caps)


def _within(extraction: Extraction, caps: Caps) -> Extraction:
    """Without the text of a failed reading; a text that is too long is cut, and says so."""
    if extraction.failure is not None:
        return replace(extraction, text="", pages=(), parameters=None)
    if len(extraction.text) <= caps.characters:
        return extraction
    cut = caps.characters
    pages = tuple((start, min(end, cut)) for start, end in extraction.pages if start < cut)
    warning = f"The text is longer than {cut:,} characters; the rest was left out."
    return replace(
        extraction, text=extraction.text[:cut], pages=pages, warnings=(*extraction.warnings, warning)
    )
