"""Reading one document in this process: which reader fits, and the limits on what it gives.

Only the child process calls this (`worker_tasks`); everybody else goes through `reading`.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, cast

from casewright.ingest.canonical_text import one_line
from casewright.ingest.extraction import STATED, Caps, Extraction, to_bytes
from casewright.ingest.formats import no_reader, reader_of
from casewright.ingest.media_type import sniff

_LONGEST_STATED = 1_000  # code points, as long as a title may be
_MOST_STATED = 200
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
    return _within(_tidied(reader(data, kind, caps)), caps)


def _tidied(extraction: Extraction) -> Extraction:
    """What a document says of itself as lines of bounded length without control characters and lone surrogates.

    Each reader chooses what it takes from where; that nothing odd in it costs the text is settled here for all of them.
    """
    own: dict[str, Any] = {name: one_line(getattr(extraction, name), _LONGEST_STATED) for name in STATED}
    further = {
        key: words
        for name, value in list(extraction.further.items())[:_MOST_STATED]
        if (key := one_line(name)) and (words := one_line(value, _LONGEST_STATED))
    }
    attachments = tuple(
        replace(
            each,
            file_name=one_line(each.file_name) or "attachment",
            media_type=one_line(each.media_type) or "",
        )
        for each in extraction.attachments
    )
    warnings = tuple(filter(None, (one_line(warning, _LONGEST_STATED) for warning in extraction.warnings)))
    return replace(extraction, **own, further=further, attachments=attachments, warnings=warnings)


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
