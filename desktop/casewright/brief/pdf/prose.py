"""The paragraph as a flowable: set lines that can break over pages, with live citation numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportlab.platypus import Flowable

from casewright.brief.pdf.bidi import embedding_levels, has_right_to_left, is_right_to_left, visual_runs
from casewright.brief.pdf.shaping import draw_shaped
from casewright.brief.pdf.style import Type
from casewright.brief.pdf.typesetting import Line, Piece, Text, Word, break_lines, words


class Prose(Flowable):
    """A paragraph in the text column (`indent` points in), with an optional label in the margin column."""

    def __init__(
        self,
        texts: Iterable[Text],
        style: Type,
        indent: float = 0.0,
        before: float = 0.0,
        after: float = 0.0,
        language: str = "en",
        label: tuple[Text, ...] = (),
        measure: float | None = None,
        lines: list[Line] | None = None,
    ) -> None:
        super().__init__()
        self.texts = list(texts)
        self.style = style
        self.indent = indent
        self.spaceBefore, self.spaceAfter = before, after
        self.language = language
        self.label = label
        self.measure = measure
        self._lines = lines
        self._words: list[Word] | None = None
        self.right_to_left = is_right_to_left("".join(text.text for text in self.texts), language)

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """Breaks into lines for the width at hand."""
        if self._words is None:
            self._words = words(self.texts)
        self.column = self.measure or available - self.indent
        self.lines = self._lines if self._lines is not None else break_lines(self._words, self.column)
        self.width, self.height = available, len(self.lines) * self.style.leading
        return available, self.height

    def split(self, available: float, height: float) -> list[Flowable]:
        """Two parts with at least two lines each; none when that does not fit."""
        self.wrap(available, height)
        fit = int(height // self.style.leading)
        if fit >= len(self.lines):
            return [self]
        fit = min(fit, len(self.lines) - 2)
        if fit < 2:
            return []
        return [self._part(self.lines[:fit], first=True), self._part(self.lines[fit:], first=False)]

    def _part(self, lines: list[Line], first: bool) -> Prose:
        return Prose(
            self.texts, self.style, self.indent, self.spaceBefore if first else 0, 0 if first else self.spaceAfter,
            self.language, self.label if first else (), self.measure, lines,
        )  # fmt: skip

    def draw(self) -> None:
        """Draws every line, and the label beside the first."""
        ascent = self.style.leading - 0.24 * self.style.size - (self.style.leading - self.style.size) / 2
        y = self.height - ascent
        if self.label:
            for offset, line in enumerate(break_lines(words(self.label), max(self.indent - 12, 40))):
                draw_line(self.canv, line, 0, y - offset * self.label[0].style.leading, False)
        for line in self.lines:
            draw_line(self.canv, line, self._left(line), y, self.right_to_left, self._stretch(line))
            y -= self.style.leading

    def _left(self, line: Line) -> float:
        spare = self.column - line.width
        if self.right_to_left or self.style.align == "right":
            return self.indent + spare
        return self.indent + (spare / 2 if self.style.align == "centre" else 0)

    def _stretch(self, line: Line) -> float:
        gaps = sum(1 for word in line.words[1:] if word.space)
        spare = self.column - line.width
        if self.style.align != "justify" or line.last or not gaps or self.right_to_left or spare / gaps > self.style.size:
            return 0.0
        return spare / gaps


def draw_line(canvas: Any, line: Line, x: float, y: float, right_to_left: bool, stretch: float = 0.0) -> None:
    """Draws a set line with its left end at x. Lines without right-to-left words go piece by piece."""
    if not any(has_right_to_left(piece.text) for word in line.words for piece in word.pieces):
        for index, word in enumerate(line.words):
            if index and word.space:
                x += word.space + stretch
            for number, piece in enumerate(word.pieces):
                ends = number == len(word.pieces) - 1 and index + 1 < len(line.words) and line.words[index + 1].space > 0
                x += draw_piece(canvas, piece, x, y, space_after=ends)
        return
    _draw_mixed(canvas, line, x, y, right_to_left)


def _draw_mixed(canvas: Any, line: Line, x: float, y: float, right_to_left: bool) -> None:
    pieces: list[Piece] = []
    for index, word in enumerate(line.words):
        if index and word.space:
            space_like = pieces[-1] if pieces else word.pieces[0]
            pieces.append(Piece(" ", space_like.font, space_like.style))
        pieces.extend(word.pieces)
    text = "".join(piece.text for piece in pieces)
    starts, owner = [], []
    for number, piece in enumerate(pieces):
        starts.append(len(owner))
        owner.extend([number] * len(piece.text))
    levels = embedding_levels(text, right_to_left)
    fonts = [i for i in starts if i and _sets_differently(pieces[owner[i]], pieces[owner[i - 1]])]
    for start, end, level in visual_runs(levels, fonts):
        piece = pieces[owner[start]]
        if level % 2:
            x += draw_shaped(canvas, text[start:end], piece.font, piece.style.size, x, y, piece.style.colour)
        else:
            one = Piece(text[start:end], piece.font, piece.style, piece.rise, piece.link, piece.cites)
            x += draw_piece(canvas, one, x, y)


def _sets_differently(one: Piece, other: Piece) -> bool:
    return (one.font, one.style, one.rise, one.link) != (other.font, other.style, other.rise, other.link)


def draw_piece(canvas: Any, piece: Piece, x: float, y: float, space_after: bool = False) -> float:
    """Draws one piece and returns its width. The space after a word is in the text layer, not in the width."""
    canvas.setFillColor(piece.style.colour)
    text = canvas.beginText(x, y + piece.rise)
    text.setFont(piece.font, piece.style.size)
    text.setCharSpace(piece.style.tracking)
    text.textOut(piece.text + (" " if space_after else ""))
    text.setCharSpace(0)
    canvas.drawText(text)
    across = piece.width
    if piece.link is not None:
        low = y + piece.rise - 1
        canvas.linkRect("", piece.link, (x, low, x + across, low + piece.style.size + 1), relative=1, thickness=0)
    if piece.cites is not None:
        canvas.note_citation(piece.cites)
    return across
