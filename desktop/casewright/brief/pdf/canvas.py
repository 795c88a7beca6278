"""The page that a brief is drawn on: ReportLab's canvas, and what it lacks: shaped text, tags, counted links."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import Any
from uuid import UUID

from reportlab.pdfbase.pdfdoc import PDFObjectReference
from reportlab.pdfgen.canvas import Canvas

from casewright.brief.pdf.dress import house_colour
from casewright.brief.pdf.embedding import LEAST_STEP, FontSet, shown_number
from casewright.brief.pdf.outlines import OutlinePen
from casewright.brief.pdf.places import Places, WordsPlace
from casewright.brief.pdf.reading_order import LEFT_TO_RIGHT_MARK, writing_order
from casewright.brief.pdf.shaping import Glyph
from casewright.brief.pdf.style import PAGE_HEIGHT
from casewright.brief.pdf.tags import Content, LinkPlace, Tag
from casewright.brief.pdf.typesetting import Piece


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

    def show_pieces(self, pieces: list[tuple[Piece, float]], y: float, turned: bool = False) -> None:
        """Draws shaped pieces of one style, each with its left end, on one base line.

        They are written in the order given: for a line that is read back `turned`, the last to be read first.
        """
        for name, group in groupby(pieces, key=lambda each: each[0].font):
            self._show(name, list(group), y, turned)

    def _show(self, name: str, pieces: list[tuple[Piece, float]], y: float, turned: bool) -> None:
        """Writes pieces of one font as one text object, which readers of PDF do not reorder."""
        source = pieces[0][0].source
        size, tracking, base = source.style.size, source.style.tracking, y + source.rise
        embedded = self.fonts.use(self, name)
        if self._fillColorObj is not source.style.colour:
            self.setFillColor(source.style.colour)
        open_at = pieces[0][1]
        code = [
            f"BT /{embedded.resource} {shown_number(size)} Tf 1 0 0 1 {shown_number(open_at)} {shown_number(base)} Tm ["
        ]

        def go_to(left: float) -> None:
            if abs(left - open_at) > LEAST_STEP:
                code.append(shown_number((open_at - left) / size * 1000))

        for piece, x in pieces:
            plain = not (turned or piece.level % 2 or piece.guarded)
            written = embedded.written(piece.shaped, size, tracking) if plain else None
            if written is not None:
                go_to(x + written.start)
                code.append(written.code)
                open_at = x + written.end
                continue
            for glyph, at in self._placed(piece, x, base, turned):
                left = at + glyph.x * size
                go_to(left)
                shown = f"<{embedded.code(glyph.number, glyph.text):04X}>"
                code.append(
                    f"] TJ {shown_number(glyph.y * size)} Ts [{shown}] TJ 0 Ts [" if glyph.y else shown
                )
                open_at = left + embedded.advance(glyph.number) * size + tracking
        spacing = (
            f"{shown_number(tracking)} Tc " if tracking else ""
        )  # kerning as wide would be taken for spaces
        self._code.append(
            spacing + "".join(code).replace("><", "") + "] TJ ET" + (" 0 Tc" if tracking else "")
        )

    def _placed(self, piece: Piece, x: float, base: float, turned: bool) -> Iterator[tuple[Glyph, float]]:
        """Glyphs with their places in the order to write them; those without a text are drawn as outlines at once."""
        size, tracking = piece.source.style.size, piece.source.style.tracking
        places: list[tuple[Glyph, float]] = []
        for glyph in piece.shaped.glyphs:
            if glyph.text:
                places.append((glyph, x))
            else:
                OutlinePen(self, piece.font, size).draw(
                    glyph.number, x + glyph.x * size, base + glyph.y * size
                )
            x += glyph.advance * size + tracking
        texts = [glyph.text for glyph, _ in places]
        if piece.guarded and places:
            first, at = places[0]
            places[0] = (first._replace(text=LEFT_TO_RIGHT_MARK + first.text), at)
        for index in writing_order(texts, bool(piece.level % 2) != turned):
            yield places[index]


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
