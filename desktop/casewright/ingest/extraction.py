"""What is read from a document, and how much of it may be read."""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Caps:
    """Limits on one document: wall and processor time, memory of the child process, bytes in, code points out."""

    seconds: float = 20.0
    memory: int = 1_500 * MEGABYTE
    bytes: int = 500 * MEGABYTE
    characters: int = 5_000_000


USUAL = Caps()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came inside another one. `media_type` is what the other one states; `size` in bytes."""

    file_name: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class Extraction:
    """The text of a document with its pages ([start, end) in code points) and what it says of itself.

    `published` is EDTF, `language` BCP 47; `further` holds what else it says ("camera", "to" …), for a person to look
    at. With a `failure` (one plain sentence) there is no text; the bytes are worth keeping all the same. `warnings` are
    plain sentences about a text that was read, but not wholly. `activity` and `parameters` (JSON) say how the text was
    come by, as in `SourceText`. `document_sha256` is of the bytes that were read, "" when none were.
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
    further: Mapping[str, str] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()
    activity: str = "text_extract"
    tool: str = ""
    tool_version: str = ""
    parameters: str | None = None
    warnings: tuple[str, ...] = ()
    failure: str | None = None
    document_sha256: str = ""

    @property
    def text_sha256(self) -> str:
        """The identity of the text: SHA-256 of its UTF-8 form, in lower-case hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    @property
    def stated(self) -> dict[str, str]:
        """All that the document says of itself: columns of a source, and `further`."""
        own = {name: getattr(self, name) for name in STATED}
        return {**{name: value for name, value in own.items() if value}, **self.further}


STATED = ("title", "author", "published", "publisher", "address", "language")
"""The columns of a source that a document may state of itself."""

NOT_RECOGNISED = "The words in the picture were not recognised."
"""The failure of a sound picture, before anybody tried."""

_LENGTH = struct.Struct(">Q")
_WORDS = ("media_type", "activity", "tool", "tool_version", "document_sha256")
_OPTIONAL = (*STATED, "parameters", "failure")


def to_bytes(extraction: Extraction) -> bytes:
    """For the way between the processes: the length of a JSON part, that part, and the text as it is.

    Five megabytes of text as JSON would keep every other thread of the application waiting while they are read.
    """
    rest = json.dumps(asdict(replace(extraction, text="")), ensure_ascii=False).encode("utf-8")
    return _LENGTH.pack(len(rest)) + rest + extraction.text.encode("utf-8")


def from_bytes(data: bytes) -> Extraction:
    """Read what a child process sent. Raises `ValueError` for anything but a sound `Extraction`.

    The child has handled an untrusted document, so its answer is checked like one.
    """
    try:
        (length,) = _LENGTH.unpack_from(data)
        rest, text = data[_LENGTH.size : _LENGTH.size + length], data[_LENGTH.size + length :]
        return _checked(json.loads(rest), text.decode("utf-8"))
    except (TypeError, KeyError, RecursionError, struct.error) as error:
        raise ValueError("The answer of the reader is not an extraction.") from error


def _checked(values: dict[str, Any], text: str) -> Extraction:
    if set(values) != {each.name for each in fields(Extraction)}:
        raise KeyError("fields")
    pages = tuple((start, end) for start, end in values.pop("pages"))
    warnings = tuple(values.pop("warnings"))
    attachments = tuple(Attachment(**each) for each in values.pop("attachments"))
    further = values["further"]
    if not isinstance(further, dict):
        raise TypeError("further")
    values["text"] = text
    words = [
        *(values[name] for name in _WORDS),
        *(values[name] for name in _OPTIONAL if values[name] is not None),
        *(part for item in further.items() for part in item),
        *warnings,
        *(part for each in attachments for part in (each.file_name, each.media_type)),
    ]
    sound = (
        all(isinstance(word, str) for word in words)
        and all(type(each.size) is int for each in attachments)
        and _in_order(pages, len(text))
    )
    if not sound:
        raise TypeError("values")
    "".join(words).encode("utf-8")  # a lone surrogate raises UnicodeEncodeError, a ValueError
    return Extraction(pages=pages, warnings=warnings, attachments=attachments, **values)


def _in_order(pages: tuple[tuple[Any, Any], ...], length: int) -> bool:
    at = 0
    for start, end in pages:
        if type(start) is not int or type(end) is not int or not at <= start <= end <= length:
            return False
        at = end
    return True
