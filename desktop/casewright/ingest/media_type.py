"""What kind of document a file is, from its bytes; its name only decides between kinds of text."""

from __future__ import annotations

import re
from pathlib import PurePath

UNKNOWN = "application/octet-stream"
PLAIN, MARKDOWN, HTML, PDF = "text/plain", "text/markdown", "text/html", "application/pdf"

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"{\\rtf", "application/rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"\x7fELF", "application/x-executable"),
    (b"MZ", "application/x-executable"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"fLaC", "audio/flac"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"%!PS", "application/postscript"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_ZIPPED = (
    (b"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text"),
    (b"mimetypeapplication/epub+zip", "application/epub+zip"),
)
_TEXT_BY_NAME = {
    ".md": MARKDOWN, ".markdown": MARKDOWN, ".html": HTML, ".htm": HTML, ".xhtml": HTML,
    ".csv": "text/csv", ".tsv": "text/tab-separated-values", ".json": "application/json",
    ".xml": "application/xml", ".eml": "message/rfc822", ".mht": "multipart/related", ".mhtml": "multipart/related",
}  # fmt: skip
_READ_AS_WRITTEN = frozenset(
    {PLAIN, MARKDOWN, "text/csv", "text/tab-separated-values", "application/json", "application/xml"}
)
_HTML_START = re.compile(
    rb"(?:\s|<!--.{0,4000}?-->|<\?xml[^>]{0,400}\?>)*"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|h1|p|table)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_MAIL_START = re.compile(
    rb"(?:(?:From|Received|Return-Path|Message-ID|MIME-Version|Delivered-To|X-[\w-]+|Date|Subject): .*\r?\n"
    rb"(?:[ \t].*\r?\n)*){3}"
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b")) + b"\x7f"


def sniff(data: bytes, file_name: str = "", stated: str | None = None) -> str:
    """The media type of a document. `stated` (by a server, by a person) counts as a file name does: as a hint."""
    return _binary_type(data) or _text_type(data, file_name, stated)


def is_read_as_written(media_type: str) -> bool:
    """Whether the characters of the file are its text."""
    return media_type in _READ_AS_WRITTEN


def _binary_type(data: bytes) -> str | None:
    head = data[:1024]
    if head.lstrip().startswith(b"%PDF-") or (b"%PDF-" in head and not _looks_like_text(data[:4096])):
        return PDF
    if head[:4] == b"PK\x03\x04":
        return _zipped_type(data)
    if head[:4] == b"RIFF" and head[8:12] in _RIFF:
        return _RIFF[head[8:12]]
    if head[4:8] == b"ftyp":
        return "image/heic" if head[8:11] in (b"hei", b"mif", b"avi") else "video/mp4"
    for magic, media_type in _MAGIC:
        if head.startswith(magic) and not (len(magic) == 2 and _looks_like_text(head)):
            return media_type
    return None


def _zipped_type(data: bytes) -> str:
    directory = (
        data[:4096] + data[-65536:]
    )  # names stand at the start of each member and in the list at the end
    return next((media_type for name, media_type in _ZIPPED if name in directory), "application/zip")


def _text_type(data: bytes, file_name: str, stated: str | None) -> str:
    if is_utf16(data):
        data = data[:4096].decode("utf-16", "replace").encode("utf-8")
    elif not _looks_like_text(data[:65536]):
        return UNKNOWN
    head = data[:8192].removeprefix(b"\xef\xbb\xbf")
    if _HTML_START.match(head):
        return HTML
    if _MAIL_START.match(head):
        return "multipart/related" if b"multipart/related" in head.lower() else "message/rfc822"
    named = _TEXT_BY_NAME.get(PurePath(file_name).suffix.lower())
    return named or (stated if stated in _TEXT_BY_NAME.values() else None) or PLAIN


def is_utf16(data: bytes) -> bool:
    """Whether the file says so in its first two bytes."""
    return data[:2] in (b"\xff\xfe", b"\xfe\xff")


def _looks_like_text(sample: bytes) -> bool:
    """A stray control character (a NUL in a saved page) does not make a text binary; one in a hundred does."""
    return len(sample.translate(None, _CONTROLS)) >= 0.99 * len(sample)
