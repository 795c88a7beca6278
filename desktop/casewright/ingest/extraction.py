"""What is read from a document, and how much of it may be read."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, fields
from typing import Any

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Caps:
    """Limits on one document: wall and processor time, memory of the child process, bytes in, code points out."""

    seconds: float = 20.0
    memory: int = 1_500 * MEGABYTE
    bytes: int = 500 * MEGABYTE
    characters: int = 5_000_000


@dataclass(frozen=True, slots=True)
class Extraction:
    """The text of a document with its pages ([start, end) in code points) and what it says of itself.

    `published` is EDTF, `language` BCP 47. With a `failure` (one plain sentence) there is no text; the bytes are
    worth keeping all the same. `warnings` are plain sentences about a text that was read, but not wholly.
    `document_sha256` is of the bytes that were read, "" when none were.
    """

    media_type: str
    text: str = ""
    pages: tuple[tuple[int, int], ...] = ()
    title: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None
    publisher: str | None = None
    address: str | None = None
    tool: str = ""
    tool_version: str = ""
    warnings: tuple[str, ...] = ()
    failure: str | None = None
    document_sha256: str = ""

    @property
    def text_sha256(self) -> str:
        """The identity of the text: SHA-256 of its UTF-8 form, in lower-case hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


def to_json(extraction: Extraction) -> bytes:
    """For the way between the processes."""
    return json.dumps(asdict(extraction), ensure_ascii=False).encode("utf-8")


def from_json(data: bytes) -> Extraction:
    """Read what a child process sent. Raises `ValueError` for anything but a sound `Extraction`.

    The child has handled an untrusted document, so its answer is checked like one.
    """
    try:
        values = json.loads(data)
        return _checked(values)
    except (TypeError, KeyError, RecursionError) as error:
        raise ValueError("The answer of the reader is not an extraction.") from error


def _checked(values: dict[str, Any]) -> Extraction:
    if set(values) != {field.name for field in fields(Extraction)}:
        raise KeyError("fields")
    pages = tuple((start, end) for start, end in values.pop("pages"))
    warnings = tuple(values.pop("warnings"))
    optional = ("title", "author", "published", "language", "publisher", "address", "failure")
    sound = (
        all(
            isinstance(values[name], str)
            for name in ("media_type", "text", "tool", "tool_version", "document_sha256")
        )
        and all(values[name] is None or isinstance(values[name], str) for name in optional)
        and all(isinstance(warning, str) for warning in warnings)
        and _in_order(pages, len(values["text"]))
    )
    if not sound:
        raise TypeError("values")
    values["text"].encode("utf-8")  # a lone surrogate raises UnicodeEncodeError, a ValueError
    return Extraction(pages=pages, warnings=warnings, **values)


def _in_order(pages: tuple[tuple[Any, Any], ...], length: int) -> bool:
    at = 0
    for start, end in pages:
        if type(start) is not int or type(end) is not int or not at <= start <= end <= length:
            return False
        at = end
    return True
