"""What kind of document a file is, from its bytes; its name only decides between kinds of text."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePath

from casewright.ingest.ordinary_file import open_file

UNKNOWN = "application/octet-stream"
PLAIN, MARKDOWN, HTML, PDF = "text/plain", "text/markdown", "text/html", "application/pdf"
CSV, TSV = "text/csv", "text/tab-separated-values"
MAIL, SAVED_PAGE = "message/rfc822", "multipart/related"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
EXCEL_BINARY = "application/vnd.ms-excel.sheet.binary.macroenabled.12"
OPEN_SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
OLD_OFFICE, XLS = "application/x-ole-storage", "application/vnd.ms-excel"
IMAGES = frozenset(f"image/{kind}" for kind in ("png", "jpeg", "gif", "webp", "tiff", "bmp"))

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"{\\rtf", "application/rtf"),
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
    (b"word/document", DOCX),
    (b"xl/workbook.bin", EXCEL_BINARY),
    (b"xl/workbook", XLSX),
    (b"ppt/presentation", PPTX),
    (b"word/", DOCX),
    (b"xl/", XLSX),
    (b"ppt/", PPTX),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text"),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", OPEN_SPREADSHEET),
    (b"mimetypeapplication/vnd.oasis.opendocument.presentation", "application/vnd.oasis.opendocument.presentation"),
    (b"mimetypeapplication/epub+zip", "application/epub+zip"),
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT_BY_NAME = {
    ".md": MARKDOWN, ".markdown": MARKDOWN, ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".csv": CSV, ".tsv": TSV,
    ".json": "application/json", ".xml": "application/xml", ".eml": MAIL, ".mht": SAVED_PAGE, ".mhtml": SAVED_PAGE,
}  # fmt: skip
_READ_AS_WRITTEN = frozenset({PLAIN, MARKDOWN, "application/json", "application/xml"})
_HTML_START = re.compile(
    rb"(?:\s|<!--.{0,4000}?-->|<\?xml[^>]{0,400}\?>)*"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|h1|p|table)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_MAIL_START = re.compile(rb"(?:[A-Z][\w-]*: ?.*\r?\n(?:[ \t].*\r?\n)*){3}", re.IGNORECASE)
_SET_BY_MACHINES = re.compile(  # somebody's notes begin with "Date:" and "Subject:" too
    rb"^(?:Message-ID|MIME-Version|Received|Return-Path|Delivered-To|DKIM-Signature|X-[\w-]+):", re.IGNORECASE | re.MULTILINE
)  # fmt: skip
_SAVED = re.compile(rb"^(?:Snapshot-Content-Location:|From: *<?Saved by)", re.IGNORECASE | re.MULTILINE)
_PAGE_WITH_PARTS = re.compile(rb"^Content-Type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_SENT = re.compile(rb"^(?:To|Received|Message-ID|Delivered-To|Cc|Bcc):", re.IGNORECASE | re.MULTILINE)
_HEAD, _TAIL = 1 << 16, 1 << 17  # bytes; the list of members of a ZIP archive stands at its end
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b")) + b"\x7f"


def sniff(data: bytes, file_name: str = "", stated: str | None = None) -> str:
    """The media type of a document. `stated` (by a server, by a person) counts as a file name does: as a hint."""
    return _binary_type(data) or _text_type(data, file_name, stated)


def sniff_file(path: Path, file_name: str = "", stated: str | None = None) -> str:
    """The media type of a file, of which only the beginning and the end are read. Raises `OSError`."""
    with open_file(path) as stream:
        head = stream.read(_HEAD)
        size = os.fstat(stream.fileno()).st_size
        if size > _HEAD:
            stream.seek(max(_HEAD, size - _TAIL))
            tail = stream.read(_TAIL)
        else:
            tail = b""
    return sniff(head + tail, file_name or path.name, stated)


def is_read_as_written(media_type: str) -> bool:
    """Whether the characters of the file are its text."""
    return media_type in _READ_AS_WRITTEN


def _binary_type(data: bytes) -> str | None:
    head = data[:1024]
    if head.lstrip().startswith(b"%PDF-") or (b"%PDF-" in head and not _looks_like_text(data[:4096])):
        return PDF
    if head[:4] == b"PK\x03\x04":
        return _zipped_type(data)
    if head[:8] == _OLE:
        return XLS if "Workbook".encode("utf-16-le") in data[:_HEAD] + data[-_TAIL:] else OLD_OFFICE
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
        data[:4096] + data[-_TAIL:]
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
    fields = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0] + b"\n"
    if _MAIL_START.match(fields) and _SET_BY_MACHINES.search(fields):
        return SAVED_PAGE if _is_saved_page(fields) else MAIL
    named = _TEXT_BY_NAME.get(PurePath(file_name).suffix.lower())
    return named or (stated if stated in _TEXT_BY_NAME.values() else None) or PLAIN


def _is_saved_page(fields: bytes) -> bool:
    """A page saved by a browser is written like an e-mail, but nobody sent it."""
    return bool(_SAVED.search(fields)) or bool(_PAGE_WITH_PARTS.search(fields) and not _SENT.search(fields))


def is_utf16(data: bytes) -> bool:
    """Whether the file says so in its first two bytes."""
    return data[:2] in (b"\xff\xfe", b"\xfe\xff")


def _looks_like_text(sample: bytes) -> bool:
    """A stray control character (a NUL in a saved page) does not make a text binary; one in a hundred does."""
    return len(sample.translate(None, _CONTROLS)) >= 0.99 * len(sample)
