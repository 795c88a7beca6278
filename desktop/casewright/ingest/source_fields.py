"""What a reading tells of a source and of its text, as the columns of the case have it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casewright.ingest.extraction import STATED, Extraction
from casewright.model.dates import parse_edtf
from casewright.model.errors import InvalidValue


def source_values(read: Extraction, given: Mapping[str, str], file_stem: str) -> dict[str, Any]:
    """Columns of a new source: what a person gave, else what the document says of itself, else its file's name.

    A date that a document says of itself is dropped when it is none; one that a person gave is refused later.
    """
    stated = {name: getattr(read, name) for name in STATED if getattr(read, name)}
    if "published" in stated:
        try:
            parse_edtf(stated["published"])
        except InvalidValue:
            del stated["published"]
    values = {**stated, **given}
    values["title"] = str(values.get("title") or file_stem or "Without a name")
    return values


def text_values(read: Extraction) -> dict[str, Any]:
    """What `add_source_text` is to be told of a reading, whether it came to a text or not."""
    return {
        "text": None if read.failure else read.text,
        "tool": read.tool or "none",
        "tool_version": read.tool_version or "0",
        "pages": read.pages,
        "language": read.language,
        "activity": read.activity,
        "parameters": read.parameters,
        "suggested": read.stated or None,
        "failure": read.failure,
    }
