"""The page that a brief is drawn on: ReportLab's canvas, and what it lacks: shaped text, tags, counted links."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from casewright.brief.pdf.embedding import FontSet
from casewright.brief.pdf.outlines import OutlinePen
from casewright.brief.pdf.tags import Content, LinkPlace, Tag
from casewright.brief.pdf.typesetting import Piece


class BriefCanvas(Canvas):
    """Draws pieces of text and remembers what a second pass and the structure tree need."""

    _code: list[
        str
    ]  # ReportLab's content stream; it offers no other way to write marked content or glyph numbers
    _doc: Any

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fonts = FontSet()
        self.cited_on: dict[int, list[int]] = {}
        self.link_count = 0
        self._marked: dict[int, int] = {}
        self._links: dict[int, int] = {}
        self._depth = 0
        self._places: set[str] = set()
        self._wanted: set[str] = set()

    def save(self) -> None:
        """Writes the document. In a pass whose page numbers are not settled yet, a link may lead to no place; it gets one."""
        for name in sorted(self._wanted - self._places):
            self.bookmarkPage(name)
        super().save()

    @contextmanager
    def marked(self, tag: Tag | None) -> Iterator[None]:
        """What is drawn inside belongs to the tag; without one it is decoration, which readers pass over."""
        if self._depth:  # marked content of a tag does not nest
            yield
            return
        self._depth += 1
        if tag is None:
            self._code.append("/Artifact BMC")
        else:
            page = self.getPageNumber()
            number = self._marked.get(page, 0)
            self._marked[page] = number + 1
            tag.children.append(Content(page, number))
            self._code.append(f"/{tag.role} <</MCID {number}>> BDC")
        try:
            yield
        finally:
            self._code.append("EMC")
            self._depth -= 1

    @contextmanager
    def in_language(self, language: str | None) -> Iterator[None]:
        """What is drawn inside is in another language than what is around it."""
        if language:
            self._code.append(f"/Span <</Lang ({_literal(language)})>> BDC")
        yield
        if language:
            self._code.append("EMC")

    def link_to(
        self, place: str, box: tuple[float, float, float, float], tag: Tag | None, words: str
    ) -> None:
        """A link over a box in the current coordinates; `words` say where it leads."""
        page = self.getPageNumber()
        index = self._links.get(page, 0)
        self._links[page] = index + 1
        self.link_count += 1
        self._wanted.add(place)
        self.linkRect(words, place, box, relative=1, thickness=0)
        if tag is not None:
            tag.children.append(LinkPlace(page, index))

    def mark_place(self, name: str, height: float = 0.0) -> None:
        """Makes the current origin, or a point above it, a place that links and the outline can lead to."""
        self._places.add(name)
        x, y = self.absolutePosition(0, height)
        self.bookmarkPage(name, fit="XYZ", left=max(x - 10, 0), top=y + 14, zoom=0)

    def note_citation(self, numbers: tuple[int, ...], height: float) -> None:
        """Remembers that these sources are cited on this page; the first place of each is where the annex leads back."""
        page = self.getPageNumber()
        for number in numbers:
            pages = self.cited_on.setdefault(number, [])
            if page not in pages:
                pages.append(page)
                self.mark_place(citation_place(number, page), height)

    def show_pieces(self, pieces: list[tuple[Piece, float]], y: float) -> None:
        """Draws shaped pieces, each with its left end, on one base line."""
        for piece, x in pieces:
            self._show(piece, x, y + piece.source.rise)

    def _show(self, piece: Piece, x: float, y: float) -> None:
        style = piece.source.style
        embedded = self.fonts.use(self, piece.font)
        self.setFillColor(style.colour)
        code = [f"BT /{embedded.resource} {_number(style.size)} Tf 1 0 0 1 {_number(x)} {_number(y)} Tm ["]
        if style.tracking:  # as character spacing: a reader would take kerning this wide for spaces
            code.insert(0, f"{_number(style.tracking)} Tc ")
        at, open_at = x, x
        for glyph in piece.shaped.glyphs:
            across = glyph.advance * style.size + style.tracking
            if not glyph.text:
                OutlinePen(self, piece.font, style.size).draw(
                    glyph.number, at + glyph.x * style.size, y + glyph.y * style.size
                )
            else:
                left, base = at + glyph.x * style.size, y + glyph.y * style.size
                if abs(left - open_at) > 0.004 or glyph.y:
                    code.append(f"] TJ 1 0 0 1 {_number(left)} {_number(base)} Tm [")
                    open_at = left
                code.append(f"<{embedded.code(glyph.number, glyph.text):04X}>")
                open_at += embedded.advance(glyph.number) * style.size + style.tracking
                if glyph.y:
                    code.append(f"] TJ 1 0 0 1 {_number(open_at)} {_number(y)} Tm [")
                if abs(at + across - open_at) > 0.004:
                    code.append(_number((open_at - at - across) / style.size * 1000))
                    open_at = at + across
            at += across
        self._code.append("".join(code) + ("] TJ ET 0 Tc" if style.tracking else "] TJ ET"))


def citation_place(number: int, page: int) -> str:
    """The name of the place where a page first cites a source."""
    return f"cited-{number}-{page}"


def source_place(number: int) -> str:
    """The name of the place of a source in the annex."""
    return f"source-{number}"


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"


def _literal(text: str) -> str:
    return "".join(each for each in text if each.isascii() and (each.isalnum() or each == "-"))
