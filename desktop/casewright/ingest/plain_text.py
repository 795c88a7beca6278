"""Text and Markdown files: which characters their bytes stand for. What they say is kept as written."""

from __future__ import annotations

import importlib.metadata
import re

from charset_normalizer import from_bytes

from casewright.ingest.canonical_text import canonical
from casewright.ingest.extraction import USUAL, Caps, Extraction
from casewright.ingest.language import guess_language
from casewright.ingest.media_type import MARKDOWN, is_utf16
from casewright.ingest.titles import first_heading, stated_title

TOOL = "plain text"
TOOL_VERSION = f"1 (charset-normalizer {importlib.metadata.version('charset-normalizer')})"
_HEADING = re.compile(r"^#{1,3} +(.+?)[ #]*$", re.MULTILINE)
_SAMPLE = 200_000
_LATIN = {
    "cp1254": ("tr",),
    "cp1250": ("pl", "cs", "sk", "sl", "hu", "ro", "sh"),
    "cp1257": ("lt", "lv", "et"),
    "cp1252": (),
}
_ENCODINGS = [
    *_LATIN, "cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip


def read_plain_text(data: bytes, media_type: str, caps: Caps = USUAL) -> Extraction:
    """The characters of the file, with a title from its first heading (Markdown) or one of its first lines.

    Of a very large file only the beginning is decoded, at least one character more than is allowed.
    """
    decoded, warning = decode(beginning(data, caps.characters))
    text = canonical(decoded)
    return Extraction(
        media_type=media_type,
        text=text,
        title=_title(text, media_type),
        language=guess_language(text),
        tool=TOOL,
        tool_version=TOOL_VERSION,
        warnings=(warning,) if warning else (),
        failure=None if text.strip() else "The file holds no text.",
    )


def beginning(data: bytes, most: int) -> bytes:
    """As much of a text file as holds `most` characters and one more."""
    length = 4 * (most + 2)  # no encoding has characters of more than four bytes
    if len(data) <= length:
        return data
    back = next((back for back in range(4) if data[length - back] & 0xC0 != 0x80), 0)
    return data[: length - back]  # not in the middle of a character, should it be UTF-8


def decode(data: bytes) -> tuple[str, str | None]:
    """The characters, and a warning when the encoding had to be guessed: stated by a mark, else UTF-8, else likeliest."""
    if data.startswith(b"\xef\xbb\xbf"):
        return data.decode("utf-8-sig", "replace"), None
    if is_utf16(data):
        return data.decode("utf-16", "replace"), None
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        if _is_utf8_so_far(data[: error.start]):
            return data.decode(
                "utf-8", "replace"
            ), "Some bytes are not valid UTF-8; \ufffd stands in their place."
    encoding = guess_encoding(data)
    return data.decode(encoding, "replace"), f"The file does not state its encoding; {encoding} fits best."


def guess_encoding(data: bytes) -> str:
    """The likeliest of the older encodings, as Python names it; windows-1252 when nothing speaks for another."""
    best = from_bytes(data[:_SAMPLE], cp_isolation=_ENCODINGS, steps=10).best()
    if best is not None and best.encoding not in _LATIN:
        return best.encoding
    for encoding, languages in _LATIN.items():  # alike to a statistician; the words tell them apart
        if guess_language(data[:_SAMPLE].decode(encoding, "replace")) in languages:
            return encoding
    return "cp1252"


def _is_utf8_so_far(before: bytes) -> bool:
    """Beyond doubt: at least ten characters of more than one byte before the first error."""
    return sum(character > "\x7f" for character in before[:_SAMPLE].decode("utf-8", "ignore")) >= 10


def _title(text: str, media_type: str) -> str | None:
    heading = _HEADING.search(text, 0, _SAMPLE) if media_type == MARKDOWN else None
    return (stated_title(heading.group(1)) if heading else None) or first_heading(text[:2000].splitlines())
