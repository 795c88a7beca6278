"""The page that a brief is drawn on: ReportLab's canvas, and what it lacks: shaped text, tags, counted links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import Any
from uuid import UUID

from reportlab.pdfbase.pdfdoc import PDFObjectReference
from reportlab.pdfgen.canvas import Canvas

from casewright.brief.pdf.dress import house_colour
from casewright.brief.pdf.embedding import FontSet, TextRun
from casewright.brief.pdf.outlines import OutlinePen
from casewright.brief.pdf.places import Places, WordsPlace
from casewright.brief.pdf.shaping import Glyph
from casewright.brief.pdf.style import PAGE_HEIGHT, Type
from casewright.brief.pdf.tags import Content, LinkPlace, Tag
from casewright.brief.pdf.typesetting import Piece, Text

_PLAIN = "SourceSans3-Regular"
_FAR_OFF = -9000


class BriefCanvas(Canvas):
    """Draws pieces of text and remembers what a second pass and the structure tree need.

    `places` gives the page of every place that a link can lead to, `cited_on` the pages that cite a source, `note_pages`
    the page of the sign of each note.
    """

    _code: list[
        str
    ]  # ReportLab's content stream; it offers no other way to write marked content or glyph numbers
    _doc: Any
    _fillColorObj: Any  # noqa: N815
    _pageNumber: int  # noqa: N815 (ReportLab's name)
    _annotationCount: int  # noqa: N815
    _bookmarkReference: Any  # noqa: N815 (ReportLab's name)

    def __init__(self, *arguments: Any, cited_on: dict[int, list[int]] | None = None, **options: Any) -> None:
        """`cited_on` is filled with the pages of every source number as they are drawn."""
        super().__init__(*arguments, **options)
        self.fonts = FontSet()
        self.noted = Places()
        self.cited_on = cited_on if cited_on is not None else {}
        self.note_pages: dict[int, int] = {}
        self.link_count = 0
        self.mirrored = False  # the whole page is laid out from right to left
        self._marked: dict[int, int] = {}
        self._links: dict[int, int] = {}
        self._depth = 0
        self.places: dict[str, int] = {}
        self._wanted: set[str] = set()
        self._left: list[tuple[int, Callable[[], object]]] = []
        self._with_page: list[tuple[Any, str]] = []
        self._made: dict[str, str] = {}
        self._is_apart, self._apart = False, 0

    def leave_to_the_end(self, draw: Callable[[], object]) -> None:
        """Draws at this place once all pages are there: what names their number, or one that comes later."""
        self._code.append(_left_at(len(self._left)))
        self._left.append((self.getPageNumber(), draw))

    def draw_again(self, name: str, draw: Callable[[], object]) -> None:
        """Draws what is the same on many pages: made once and known by its name."""
        if name not in self._made:
            self._made[name] = self._code_of(draw)
        self._code.append(self._made[name])

    def _code_of(self, draw: Callable[[], object]) -> str:
        """What a function draws, as code that leaves the state of the page as it is."""
        code, self._code = self._code, []
        self.saveState()
        self._fillColorObj = None
        draw()
        self.restoreState()
        made, self._code = "\n".join(self._code), code
        return made

    @property
    def page_count(self) -> int:
        """How many pages are finished."""
        return len(self._doc.Pages.pages)

    def _draw_what_was_left(self) -> None:
        for number, (page, draw) in enumerate(self._left):
            self._pageNumber = page
            drawn = self._doc.Pages[page - 1]
            drawn.setStream(drawn.stream.replace(_left_at(number), self._code_of(draw), 1))
        self._code = []
        for annotation, place in self._with_page:
            annotation.Contents += f", page {self.places[place]}"

    def save(self) -> None:
        """Writes the document. In a pass whose page numbers are not settled yet, a link may lead to no place; it gets one."""
        if self._code:
            self.showPage()
        self._draw_what_was_left()
        for name in sorted(self._wanted - self.places.keys()):
            nowhere = self._bookmarkReference(name)
            nowhere.fit()
            nowhere.setPage(PDFObjectReference("Page1"))  # ReportLab's name of the first page
        super().save()

    def setFillColor(self, colour: Any, alpha: float | None = None) -> None:
        """Takes a colour, or the one that the house style has in its place."""
        super().setFillColor(house_colour(colour), alpha)

    def setStrokeColor(self, colour: Any, alpha: float | None = None) -> None:
        """As `setFillColor`."""
        super().setStrokeColor(house_colour(colour), alpha)

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

    def put(self, part: Any, x: float, y: float, across: float) -> None:
        """Draws a flowable with its left end at x of a room so far across; on a mirrored page with its right end there."""
        part.drawOn(self, across - x - part.width if self.mirrored else x, y)

    def link_to(
        self,
        place: str,
        box: tuple[float, float, float, float],
        tag: Tag | None,
        words: str,
        with_page: bool = False,
        passages: tuple[UUID, ...] = (),
    ) -> None:
        """A link over a box in the current coordinates; `words` say where it leads, and on what page where that is asked for.

        `passages` are those that it stands for.
        """
        page = self.getPageNumber()
        index = self._links.get(page, 0)
        self._links[page] = index + 1
        self.link_count += 1
        self._wanted.add(place)
        self.note_words(words, box, passages, place)
        self.linkRect(words, place, box, relative=1, thickness=0)
        if with_page:
            self._with_page.append((self._doc.idToObject[f"Annot.NUMBER{self._annotationCount}"], place))
        if tag is not None:
            tag.children.append(LinkPlace(page, index))

    def mark_place(self, name: str, height: float = 0.0) -> None:
        """Makes the current origin, or a point above it, a place that links and the outline can lead to."""
        self.places[name] = self.getPageNumber()
        x, y = self.absolutePosition(0, height)
        self.noted.targets[name] = (self.getPageNumber(), PAGE_HEIGHT - y)
        self.bookmarkPage(name, fit="XYZ", left=max(x - 10, 0), top=y + 14, zoom=0)

    def note_words(
        self,
        words: str,
        box: tuple[float, float, float, float],
        passages: tuple[UUID, ...],
        target: str = "",
    ) -> None:
        """Remembers where words stand that lead to passages; draws nothing."""
        left, bottom = self.absolutePosition(box[0], box[1])
        right, top = self.absolutePosition(box[2], box[3])
        place = (left, PAGE_HEIGHT - top, right, PAGE_HEIGHT - bottom)
        self.noted.words.append(WordsPlace(self.getPageNumber(), place, words, passages, target))

    def note_citation(self, numbers: tuple[int, ...], height: float) -> None:
        """Remembers that these sources are cited on this page; the first place of each is where the annex leads back."""
        page = self.getPageNumber()
        for number in numbers:
            pages = self.cited_on.setdefault(number, [])
            if page not in pages:
                pages.append(page)
                self.mark_place(citation_place(number, page), height)

    def begin_line(self) -> None:
        """Keeps what is written next apart from what was written before, in readers that order a whole base line: a blank far
        off the page makes PDFium begin a new line."""
        if self._is_apart:
            return
        self._is_apart = True
        self._apart = (self._apart + 20) % 1000  # twice the same at one place would be taken for one
        embedded = self.fonts.use(self, _PLAIN)
        blank = embedded.code(embedded.glyph("."), " ")
        with self.marked(None):
            self._code.append(
                f"BT /{embedded.resource} 1 Tf 1 0 0 1 0 {_FAR_OFF - self._apart} Tm <{blank:04X}> Tj ET"
            )

    def show_pieces(self, pieces: list[tuple[Piece, float]], y: float) -> None:
        """Draws shaped pieces of one style that are read from left to right, each with its left end, on one base line."""
        for name, group in groupby(pieces, key=lambda each: each[0].font):
            run = self._begin_run(pieces[0][0].source, name, y)
            for piece, x in group:
                written = run.font.written(piece.shaped, run.size, run.tracking)
                if written is not None:
                    run.add(x, written)
                    continue
                for glyph, left in placed_glyphs(piece, x):
                    if glyph.text:
                        run.add_glyph(glyph, left)
                    else:
                        self.draw_outline(piece, glyph, left, y)
            self._code.append(run.code())

    def show_glyphs(self, source: Text, name: str, glyphs: Iterable[tuple[Glyph, float]], y: float) -> None:
        """Draws glyphs of one style and font in the order given, each with its origin, on one base line."""
        run = self._begin_run(source, name, y)
        for glyph, x in glyphs:
            run.add_glyph(glyph, x)
        self._code.append(run.code())

    def draw_outline(self, piece: Piece, glyph: Glyph, x: float, y: float) -> None:
        """Draws a glyph that has no text of its own."""
        style, base = piece.source.style, y + piece.source.rise
        self._use_colour(style)
        OutlinePen(self, piece.font, style.size).draw(
            glyph.number, x + glyph.x * style.size, base + glyph.y * style.size
        )

    def _begin_run(self, source: Text, name: str, y: float) -> TextRun:
        """One text object, which readers of PDF do not reorder."""
        self._is_apart = False
        self._use_colour(source.style)
        return TextRun(self.fonts.use(self, name), source.style.size, source.style.tracking, y + source.rise)

    def _use_colour(self, style: Type) -> None:
        if self._fillColorObj is not style.colour:
            self.setFillColor(style.colour)


def placed_glyphs(piece: Piece, x: float) -> Iterator[tuple[Glyph, float]]:
    """The glyphs of a piece with its left end at x, from left to right with their origins."""
    size, tracking = piece.source.style.size, piece.source.style.tracking
    for glyph in piece.shaped.glyphs:
        yield glyph, x
        x += glyph.advance * size + tracking


def _left_at(number: int) -> str:
    """A comment in the code of a page."""
    return f"% left to the end: {number} %"


def citation_place(number: int, page: int) -> str:
    """The name of the place where a page first cites a source."""
    return f"cited-{number}-{page}"


def source_place(number: int) -> str:
    """The name of the place of a source in the annex."""
    return f"source-{number}"


def _literal(text: str) -> str:
    return "".join(each for each in text if each.isascii() and (each.isalnum() or each == "-"))
