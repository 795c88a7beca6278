"""Which reader reads which kind of document, and what is said of a kind that none reads."""

from __future__ import annotations

from casewright.ingest.media_type import (
    CSV,
    DOCX,
    EXCEL_BINARY,
    HTML,
    IMAGES,
    MAIL,
    OLD_OFFICE,
    OPEN_SPREADSHEET,
    PDF,
    PPTX,
    SAVED_PAGE,
    TSV,
    XLS,
    XLSX,
    is_read_as_written,
)

_READERS = {
    PDF: "casewright.ingest.pdf_text:read_pdf",
    HTML: "casewright.ingest.html_text:read_html",
    SAVED_PAGE: "casewright.ingest.saved_page:read_saved_page",
    MAIL: "casewright.ingest.mail:read_mail",
    DOCX: "casewright.ingest.word_document:read_word_document",
    PPTX: "casewright.ingest.presentation:read_presentation",
    CSV: "casewright.ingest.separated_values:read_separated_values",
    TSV: "casewright.ingest.separated_values:read_separated_values",
    **dict.fromkeys((XLSX, XLS, EXCEL_BINARY, OPEN_SPREADSHEET), "casewright.ingest.workbook:read_workbook"),
    **dict.fromkeys(IMAGES, "casewright.ingest.picture:read_picture"),
}
"""Media type: "module:function"; the function takes (data, media_type, caps) and gives an `Extraction`."""

_PLAIN = "casewright.ingest.plain_text:read_plain_text"
_CALLED = {
    "application/zip": "A ZIP archive",
    "application/gzip": "A compressed file",
    "application/x-7z-compressed": "A 7-Zip archive",
    "application/vnd.rar": "A RAR archive",
    OLD_OFFICE: "An old Office document",
    "application/rtf": "An RTF document",
    "application/vnd.oasis.opendocument.text": "An OpenDocument text",
    "application/vnd.oasis.opendocument.presentation": "An OpenDocument presentation",
    "application/epub+zip": "An electronic book (EPUB)",
    "application/x-executable": "A program",
    "application/vnd.sqlite3": "A database",
}
_REMEDY = {
    OLD_OFFICE: "save it as DOCX, XLSX or PDF and take that in too",
    "application/rtf": "save it as DOCX or PDF and take that in too",
    "application/vnd.oasis.opendocument.text": "save it as DOCX or PDF and take that in too",
    "application/vnd.oasis.opendocument.presentation": "save it as PDF and take that in too",
    "application/epub+zip": "save it as PDF or HTML and take that in too",
    "application/zip": "unpack it and take in what it holds",
    "application/x-7z-compressed": "unpack it and take in what it holds",
    "application/vnd.rar": "unpack it and take in what it holds",
    "application/gzip": "unpack it and take in what it holds",
}


def reader_of(media_type: str) -> str | None:
    """The reader of a kind as "module:function"; None when its text cannot be read."""
    return _READERS.get(media_type) or (_PLAIN if is_read_as_written(media_type) else None)


def no_reader(media_type: str) -> str:
    """Why a kind has no text, in one sentence."""
    family = media_type.partition("/")[0]
    called = _CALLED.get(media_type) or {
        "image": "A picture of this kind",
        "audio": "A sound recording",
        "video": "A film",
    }.get(family, f"The file ({media_type})")
    remedy = _REMEDY.get(media_type) or (
        "what it says can be written down by hand" if family in ("audio", "video") else None
    )
    sentence = f"{called} is not a kind of document whose text can be read"
    return f"{sentence}; {remedy}." if remedy else f"{sentence}."
