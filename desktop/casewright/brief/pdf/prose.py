"""The paragraph as a flowable: set lines that can break over pages, with live citation numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from itertools import groupby, pairwise
from typing import Any

from reportlab.platypus import Flowable

from casewright.brief.pdf.bidi import is_right_to_left, visual_order
from casewright.brief.pdf.canvas import BriefCanvas, placed_glyphs
from casewright.brief.pdf.fonts import font, font_name
from casewright.brief.pdf.lines import Line, break_lines
from casewright.brief.pdf.reading_order import written_order
from casewright.brief.pdf.shaping import Glyph
from casewright.brief.pdf.style import Type
from casewright.brief.pdf.tags import Tag
from casewright.brief.pdf.typesetting import BOX_PADDING, Piece, Setting, Space, Text, make_piece, set_words


class Prose(Flowable):
    """A paragraph `indent` points in from the left; `language` is what the document around it is written in.

    It runs in the direction of its first strong character, or of that of `directed_by`, where its lead is in another language.
    It is set when it is first laid out; `texts` may be a function, asked then, for words that depend on the pages before.
    """

    canv: BriefCanvas

    def __init__(
        self,
        texts: Iterable[Text] | Callable[[], Iterable[Text]],
        style: Type,
        tag: Tag | None,
        *,
        indent: float = 0.0,
        before: float = 0.0,
        after: float = 0.0,
        language: str = "en",
        keep: bool = False,
        directed_by: str = "",
    ) -> None:
        super().__init__()
        self._texts = texts
        self.style, self.tag, self.indent, self.language = style, tag, indent, language
        self.spaceBefore, self.spaceAfter, self.keepWithNext = before, after, int(keep)
        self._directed_by = directed_by
        self.lines: list[Line] = []
        self._measured: float | None = None

    @cached_property
    def setting(self) -> Setting:
        """The words with their glyphs."""
        texts = list(self._texts() if callable(self._texts) else self._texts)
        turned = is_right_to_left(self._directed_by, self.language) if self._directed_by else None
        return set_words(texts, texts[0].language if texts else self.language, turned)

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """Breaks into lines for the width at hand."""
        if self._measured != available:
            self._measured = available
            self.lines = break_lines(self.setting, available - self.indent, self.style.align == "justify")
        self.width, self.height = available, len(self.lines) * self.style.leading
        return available, self.height

    def split(self, available: float, height: float) -> list[Flowable]:
        """Two parts with at least two lines each; none when that does not fit."""
        return [*self.parted(available, height)]

    def parted(self, available: float, height: float) -> list[Prose]:
        """What `split` gives, as what it is."""
        self.wrap(available, height)
        fit = int((height + 0.01) // self.style.leading)
        if fit >= len(self.lines):
            return [self]
        fit = min(fit, len(self.lines) - 2)
        return [self._part(0, fit), self._part(fit, len(self.lines))] if fit >= 2 else []

    def _part(self, start: int, end: int) -> Prose:
        part = Prose([], self.style, self.tag, indent=self.indent, language=self.language)
        part.setting, part.lines, part._measured = self.setting, self.lines[start:end], self._measured
        part.spaceBefore = self.spaceBefore if start == 0 else 0
        part.spaceAfter = self.spaceAfter if end == len(self.lines) else 0
        return part

    @property
    def first_baseline(self) -> float:
        """From the top of the paragraph down to its first base line."""
        return (self.style.leading - self.style.size) / 2 + 0.78 * self.style.size

    def draw(self) -> None:
        """Draws every line."""
        y = self.height - self.first_baseline
        column = self.width - self.indent
        for line in self.lines:
            spare = column - line.width
            stretch = self._stretch(line, spare)
            share = {"right": 1.0, "centre": 0.5}.get(self.style.align, 0.0)
            if share == 0 and (
                self.canv.mirrored if self.style.align == "start" else self.setting.right_to_left
            ):
                share = 1.0
            x = self.indent + (0.0 if stretch else spare * share)
            draw_line(self.canv, line, x, y, self.tag, self.setting.right_to_left, stretch, self.language)
            y -= self.style.leading

    def _stretch(self, line: Line, spare: float) -> float:
        """What a gap grows by, as a share of its natural width."""
        if self.style.align != "justify" or not line.gaps or (line.last and spare > 0):
            return 0.0
        return max(min(spare / line.gaps, 2.5), -0.2)


def draw_line(
    canvas: BriefCanvas,
    line: Line,
    x: float,
    y: float,
    tag: Tag | None = None,
    right_to_left: bool = False,
    stretch: float = 0.0,
    language: str = "en",
) -> None:
    """Draws a line with its left end at x."""
    elements = line.elements
    if right_to_left or any(element.level for element in elements):
        _draw_both_ways(canvas, elements, x, y, tag, right_to_left, stretch, language)
        return
    for source, group in groupby(_placed(elements, x, stretch), key=lambda each: each[0].source):
        pieces = list(group)
        inner = tag.add("Link") if tag is not None and source.link else tag
        with (
            canvas.marked(_begun(canvas, source, pieces, y, inner)),
            canvas.in_language(_foreign(source, language)),
        ):
            canvas.show_pieces(pieces, y)
        _link(canvas, source, pieces, y, inner)


_Placed = tuple[Piece, float]
"""A piece and its left end."""


def _placed(elements: list[Piece | Space], x: float, stretch: float) -> Iterator[_Placed]:
    """The elements of a line that is read as it is drawn."""
    for index, element in enumerate(elements):
        if isinstance(element, Space):
            yield _blank(elements, index), x
            x += element.width * (1 + stretch)
        else:
            yield element, x + BOX_PADDING if element.source.boxed else x
            x += element.width


def _placed_both_ways(
    elements: list[Piece | Space], x: float, right_to_left: bool, stretch: float
) -> list[_Placed]:
    """The elements of a line in which directions mix, in the order they are read."""
    found: dict[int, _Placed] = {}
    for index in visual_order([element.level for element in elements], int(right_to_left)):
        element = elements[index]
        if isinstance(element, Space):
            found[index] = _blank(elements, index), x
            x += element.width * (1 + stretch)
        else:
            found[index] = element, x + (BOX_PADDING if element.source.boxed else 0.0)
            x += element.width
    return [found[index] for index in sorted(found)]


def _draw_both_ways(
    canvas: BriefCanvas,
    elements: list[Piece | Space],
    x: float,
    y: float,
    tag: Tag | None,
    right_to_left: bool,
    stretch: float,
    language: str,
) -> None:
    """Every stretch on one base line by itself, its glyphs in the order that reads back right; tags in reading order."""
    placed = _placed_both_ways(elements, x, right_to_left, stretch)
    for _, stretched in groupby(placed, key=lambda each: each[0].source.rise):
        pieces = list(stretched)
        canvas.begin_line()
        holders: dict[int, Tag] = {}
        for source, group in groupby(pieces, key=lambda each: each[0].source):
            parts = list(group)
            holder = Tag("Link" if source.link else tag.role) if tag is not None else None
            with canvas.marked(_begun(canvas, source, parts, y, holder)):
                _draw_outlines(canvas, parts, y)
            if holder is not None:
                holders[id(source)] = holder
        _write(canvas, pieces, y, holders, language)
        for source, group in groupby(pieces, key=lambda each: each[0].source):
            _link(canvas, source, list(group), y, holders.get(id(source)))
        if tag is not None:
            for holder in holders.values():
                tag.children += [holder] if holder.role == "Link" else holder.children
        canvas.begin_line()


_Unit = tuple[Piece, Glyph, float]
"""A glyph of a piece with its origin."""


def _write(
    canvas: BriefCanvas, pieces: list[_Placed], y: float, holders: dict[int, Tag], language: str
) -> None:
    """Writes what stands on one base line, in runs of one style and font.

    PDFium sorts those by their left ends. Where that is another order than the one to be read back, each run is kept apart.
    """
    units = [
        (piece, glyph, x)
        for piece, left in pieces
        for glyph, x in [*placed_glyphs(piece, left)][:: -1 if piece.level % 2 else 1]
        if glyph.text
    ]
    runs: list[list[_Unit] | None] = [*_runs(_as_written(units))]
    if any(after[0][2] < before[0][2] for before, after in pairwise(runs) if before and after):
        runs = [run for part in _runs(units) for run in (None, _as_written(part))]
    for run in runs:
        if run is None:
            canvas.begin_line()
            continue
        piece = run[0][0]
        with (
            canvas.marked(holders.get(id(piece.source))),
            canvas.in_language(_foreign(piece.source, language)),
        ):
            canvas.show_glyphs(piece.source, piece.font, [(glyph, x) for _, glyph, x in run], y)


def _as_written(units: list[_Unit]) -> list[_Unit]:
    """The glyphs in the order to write them, each with its characters as they are to be written."""
    found = []
    for number, text in written_order([glyph.text for _, glyph, _ in units]):
        piece, glyph, x = units[number]
        found.append((piece, glyph._replace(text=text), x))
    return found


def _runs(units: list[_Unit]) -> list[list[_Unit]]:
    return [list(run) for _, run in groupby(units, key=lambda each: (id(each[0].source), each[0].font))]


def _blank(elements: list[Piece | Space], index: int) -> Piece:
    """A blank in the font of the piece before, so that both are written in one go; in that of its text where that has none."""
    space, before = elements[index], elements[index - 1]
    name = (
        before.font
        if isinstance(before, Piece) and _has_blank(before.font)
        else font_name(space.source.style)
    )
    return make_piece(" ", name, space.level, space.source)


@cache
def _has_blank(name: str) -> bool:
    return ord(" ") in font(name).characters


def _begun(
    canvas: BriefCanvas, source: Text, pieces: list[_Placed], y: float, inner: Tag | None
) -> Tag | None:
    """Frames a text and notes what it cites, before its words are drawn; gives the tag back."""
    if source.boxed:
        start, end = _extent(pieces)
        with canvas.marked(None):
            _frame(canvas, start - BOX_PADDING, end - BOX_PADDING, y, source.style)
    if source.cites:
        canvas.note_citation(source.cites, y)
    if source.note is not None:
        canvas.note_pages[source.note] = canvas.getPageNumber()
    return inner


def _link(canvas: BriefCanvas, source: Text, pieces: list[_Placed], y: float, inner: Tag | None) -> None:
    if source.link:
        (start, end), size = _extent(pieces), source.style.size
        box = (start - 0.5, y + source.rise - 0.3 * size, end + 0.5, y + source.rise + 0.95 * size)
        canvas.link_to(source.link, box, inner, source.link.replace("-", " "), passages=source.passages)


def _extent(pieces: list[_Placed]) -> tuple[float, float]:
    return min(x for _, x in pieces), max(x + piece.width for piece, x in pieces)


def _foreign(source: Text, language: str) -> str | None:
    return source.language if source.language and source.language != language else None


def _draw_outlines(canvas: BriefCanvas, pieces: list[_Placed], y: float) -> None:
    for piece, left in pieces:
        for glyph, x in placed_glyphs(piece, left):
            if not glyph.text:
                canvas.draw_outline(piece, glyph, x, y)


def _frame(canvas: Any, left: float, right: float, y: float, style: Type) -> None:
    canvas.setStrokeColor(style.colour)
    canvas.setLineWidth(0.5)
    canvas.roundRect(left, y - 0.36 * style.size, right - left, 1.44 * style.size, 2, stroke=1, fill=0)


def draw_text(
    canvas: BriefCanvas,
    text: str,
    x: float,
    y: float,
    style: Type,
    tag: Tag | None = None,
    measure: float = 1e6,
    language: str = "en",
) -> float:
    """Sets a text on one line; x is its left end, its middle or its right end, as the style aligns.

    What is longer than the measure is cut with an ellipsis. Returns the width.
    """
    line = one_line([Text(text, style, language)], measure)
    if line is None:
        return 0.0
    left = x - line.width * {"right": 1.0, "centre": 0.5}.get(style.align, 0.0)
    draw_line(canvas, line, left, y, tag, language=language)
    return line.width


def one_line(texts: list[Text], measure: float = 1e6) -> Line | None:
    """The texts as one line, cut with an ellipsis where they are longer than the measure; None for nothing."""
    lines = break_lines(set_words(texts), measure)
    if len(lines) < 2:
        return lines[0] if lines else None
    whole, style = " ".join(text.text for text in texts), texts[0].style
    low, high = 0, len(whole)
    while low < high:  # the longest beginning that fits
        middle = (low + high + 1) // 2
        fits = len(break_lines(set_words([Text(whole[:middle].rstrip() + "…", style)]), measure)) == 1
        low, high = (middle, high) if fits else (low, middle - 1)
    cut = break_lines(set_words([Text(whole[:low].rstrip() + "…", style)]), measure)
    return cut[0] if cut else None
