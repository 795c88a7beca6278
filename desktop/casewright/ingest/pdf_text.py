"""PDF documents: the text layer, page by page, as PDFium reads it."""

from __future__ import annotations

import ctypes
import importlib.metadata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
from pypdfium2 import PdfiumError

from casewright.ingest.canonical_text import canonical
from casewright.ingest.extraction import USUAL, Caps, Extraction
from casewright.ingest.language import guess_language
from casewright.ingest.media_type import PDF
from casewright.ingest.paged_text import PAGE_BREAK, paged
from casewright.ingest.pdf_blank import shows_nothing
from casewright.ingest.pdf_index import letters_of, spans_of
from casewright.ingest.pdf_line_order import HAS_RIGHT_TO_LEFT, reading_order
from casewright.ingest.stated_author import stated_author
from casewright.ingest.titles import stated_title

TOOL = "PDF text layer"
TOOL_VERSION = f"2 (pypdfium2 {importlib.metadata.version('pypdfium2')})"
DIVIDED_WORD, DIVIDED_AS = "\ufffe", "-\n"  # PDFium's sign for a hyphen and the line end behind it
_MOST_PAGES = 20_000
_LONGEST_TURNED = 200_000  # characters of a page whose lines are brought into reading order
_PASSWORD_ERRORS = ("password", "security")


def read_pdf(data: bytes, media_type: str = PDF, caps: Caps = USUAL) -> Extraction:
    """Text, pages and stated fields. A document that cannot be read at all gives a `failure`.

    The date in the file is when the file was made, not when the document was published: it is not taken over.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except PdfiumError as error:
        return _failed(_reason(error))
    if len(document) == 0:
        return _failed("The PDF has no pages.")
    pages = list(_pages(document, caps))
    text, places = paged(page.text for page in pages)
    stated = _properties(document)
    return Extraction(
        media_type=PDF,
        text=text,
        pages=places,
        title=stated_title(stated.get("Title")),
        author=stated_author(stated.get("Author")),
        language=guess_language(text),
        tool=TOOL,
        tool_version=TOOL_VERSION,
        warnings=tuple(_remarks(len(document), pages)),
        failure=None if text.strip() else _no_text(pages),
    )


class _Page(NamedTuple):
    text: str
    is_broken: bool = False
    is_blank: bool = False

    @property
    def lacks_text(self) -> bool:
        """Whether it shows something, and not as text."""
        return not (self.text.strip() or self.is_broken or self.is_blank)


def _pages(document: Any, caps: Caps) -> Iterator[_Page]:
    at = 0
    for index in range(min(len(document), _MOST_PAGES)):
        if at > caps.characters:
            return  # the caller cuts the text and says so
        try:
            page = _read_page(document, index)
        except PdfiumError:
            page = _Page("", is_broken=True)
        yield page
        at += len(page.text) + len(PAGE_BREAK)


def _read_page(document: Any, index: int) -> _Page:
    page = document[index]
    try:
        with upright_text(page) as text_page:
            text = canonical_page(page_reading(text_page)[0])
        return _Page(text, is_blank=not text.strip() and shows_nothing(page))
    finally:
        page.close()


@contextmanager
def upright_text(page: Any) -> Iterator[Any]:
    """The text of a page, read as if it lay upright: a turned page comes out letter by letter otherwise.

    The page is turned back afterwards, since PDFium keeps the turn in the document.
    """
    turned = page.get_rotation()
    page.set_rotation(0)
    try:
        text_page = page.get_textpage()
        try:
            yield text_page
        finally:
            text_page.close()
    finally:
        page.set_rotation(turned)


def page_reading(text_page: Any) -> tuple[str, Sequence[int]]:
    """The text of a page in reading order, and for each of its characters where PDFium has it in its own text."""
    raw: str = text_page.get_text_range(errors="replace")
    if HAS_RIGHT_TO_LEFT.search(raw) and len(raw) <= _LONGEST_TURNED:
        letters = letters_of(text_page, raw)
        if letters is not None:
            return reading_order(raw, spans_of(text_page, letters))
    return raw, range(len(raw))


def canonical_page(raw: str) -> str:
    """The text of a page as it is kept (`pdf_letters` leads back from it to the letters on the page)."""
    return canonical(raw.replace(DIVIDED_WORD, DIVIDED_AS)).rstrip("\n")


def _remarks(count: int, pages: list[_Page]) -> Iterator[str]:
    if count > _MOST_PAGES:
        yield f"Only the first {_MOST_PAGES:,} of {count:,} pages were read."
    broken = [number for number, page in enumerate(pages, 1) if page.is_broken]
    if broken:
        yield f"{len(broken)} of {count} pages could not be read (first: page {broken[0]})."
    without = sum(page.lacks_text for page in pages)
    if without:
        yield f"{without} of {count} pages have no text layer; they may be pictures."


def _properties(document: Any) -> dict[str, str]:
    """What the document says of itself. PDFium's texts may hold lone surrogates, on which pypdfium2's own reading fails."""
    found = {}
    for name in ("Title", "Author"):
        length = pdfium.FPDF_GetMetaText(document, name.encode(), None, 0)
        buffer = ctypes.create_string_buffer(length)
        pdfium.FPDF_GetMetaText(document, name.encode(), buffer, length)
        found[name] = buffer.raw.decode("utf-16-le", "replace").rstrip("\0")
    return found


def _no_text(pages: list[_Page]) -> str:
    count = "one page" if len(pages) == 1 else f"{len(pages)} pages"
    if all(page.is_blank for page in pages):
        return f"The PDF ({count}) is blank: it shows nothing."
    return f"The PDF ({count}) has no text layer; it is probably a scan, and its text was not recognised."


def _reason(error: PdfiumError) -> str:
    if any(word in str(error).lower() for word in _PASSWORD_ERRORS):
        return "The PDF is protected by a password, so its text could not be read."
    return "The PDF is damaged or not a PDF, so its text could not be read."


def _failed(reason: str) -> Extraction:
    return Extraction(media_type=PDF, tool=TOOL, tool_version=TOOL_VERSION, failure=reason)
