"""Reading one document in this process: which reader fits, and the limits on what it gives.

Only the child process calls this (`worker_tasks`); everybody else goes through `reading`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from casewright.ingest.extraction import Caps, Extraction, to_json
from casewright.ingest.media_type import HTML, PDF, is_read_as_written, sniff

_KINDS = {
    "application/zip": "A ZIP archive",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "A Word document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "An Excel workbook",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "A PowerPoint presentation",
    "application/x-ole-storage": "An old Office document",
    "application/rtf": "An RTF document",
    "message/rfc822": "An e-mail",
    "multipart/related": "A web archive",
}


def read(header: Mapping[str, Any], data: bytes, caps: Caps) -> bytes:
    """The task "read": an `Extraction` as JSON. `header` has `media_type` (as stated, or None) and `file_name`."""
    return to_json(read_document(data, header["media_type"], str(header["file_name"]), caps))


def read_document(data: bytes, media_type: str | None, file_name: str, caps: Caps) -> Extraction:
    """The extraction of a document whose kind is decided by its content; the text within `caps.characters`."""
    kind = sniff(data, file_name, media_type)
    if not data:
        return Extraction(kind, failure="The file is empty.")
    if kind == PDF:
        from casewright.ingest.pdf_text import read_pdf  # 70 ms to load: when there is a PDF

        return _within(read_pdf(data, caps), caps)
    if kind == HTML:
        from casewright.ingest.html_text import read_html

        return _within(read_html(data), caps)
    if is_read_as_written(kind):
        from casewright.ingest.plain_text import read_plain_text

        return _within(read_plain_text(data, kind, caps.characters), caps)
    return Extraction(kind, failure=f"{_called(kind)} is not a kind of document whose text can be read.")


def _called(kind: str) -> str:
    if kind in _KINDS:
        return _KINDS[kind]
    family = kind.partition("/")[0]
    return {"image": "A picture", "audio": "A sound recording", "video": "A film"}.get(
        family, f"The file ({kind})"
    )


def _within(extraction: Extraction, caps: Caps) -> Extraction:
    """Without the text of a failed reading; a text that is too long is cut, and says so."""
    if extraction.failure is not None:
        return replace(extraction, text="", pages=())
    if len(extraction.text) <= caps.characters:
        return extraction
    cut = caps.characters
    pages = tuple((start, min(end, cut)) for start, end in extraction.pages if start < cut)
    warning = f"The text is longer than {cut:,} characters; the rest was left out."
    return replace(
        extraction, text=extraction.text[:cut], pages=pages, warnings=(*extraction.warnings, warning)
    )
