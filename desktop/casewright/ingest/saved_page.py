"""Web pages saved with all their parts in one file (MHTML)."""

from __future__ import annotations

from dataclasses import replace

from casewright.ingest.extraction import USUAL, Caps, Extraction
from casewright.ingest.html_text import read_html
from casewright.ingest.media_type import SAVED_PAGE
from casewright.ingest.mime_parts import (
    Message,
    content,
    day_of,
    field_words,
    leaves,
    moment_of,
    parse_message,
)
from casewright.ingest.web_address import is_web_address

TOOL = "saved page"


def read_saved_page(data: bytes, media_type: str = SAVED_PAGE, caps: Caps = USUAL) -> Extraction:
    """The text of the page at the root of the file. Its address is what `Snapshot-Content-Location` states.

    What the page itself states as its address (its canonical one) goes before it. The pictures and style sheets in
    the file are parts of the page, not attachments.
    """
    message = parse_message(data)
    page = _root(message)
    if page is None:
        return Extraction(media_type, tool=TOOL, failure="The saved file holds no web page.")
    try:
        charset = page.get_content_charset()
    except (ValueError, LookupError, TypeError):
        charset = None
    read = read_html(content(page), caps=caps, charset=charset)
    saved_from = field_words(message, "Snapshot-Content-Location") or field_words(page, "Content-Location")
    further = dict(read.further)
    if saved_from and is_web_address(saved_from):
        further["saved_from"] = saved_from
    moment = moment_of(message)
    if moment is not None and day_of(message):
        further["saved"] = moment.isoformat()
    return replace(
        read,
        media_type=media_type,
        title=read.title or field_words(message, "Subject", 300),
        address=read.address or further.get("saved_from"),
        further=further,
        tool=f"{TOOL}, {read.tool}",
    )


def _root(message: Message) -> Message | None:
    """The part that the file names as its start, else the first page in it."""
    start = str(message.get_param("start") or "")
    pages = [
        part for part in leaves(message) if part.get_content_type() in ("text/html", "application/xhtml+xml")
    ]
    named = (part for part in pages if start and part.get("Content-ID", "").strip() == start.strip())
    return next(named, pages[0] if pages else None)
