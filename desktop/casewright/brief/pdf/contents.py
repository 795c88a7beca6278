"""The contents of a long brief: its main headings in two columns of lines, each of which leads to its page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from casewright.brief.pdf.canvas import BriefCanvas
from casewright.brief.pdf.flow import draw_rule
from casewright.brief.pdf.prose import Prose, draw_text
from casewright.brief.pdf.style import (
    ACCENT,
    CELL,
    FRAME_HEIGHT,
    HAIRLINE,
    INDENT,
    LABEL,
    MARGIN_COLUMN,
    Type,
)
from casewright.brief.pdf.tags import Tag
from casewright.brief.pdf.typesetting import Text, shortened
from casewright.brief.references import as_named

LEAST_PAGES, LEAST_HEADINGS = 8, 5  # of a brief that gets contents
_PAGE = Type("sans", 8.6, 11.4, "semibold", colour=ACCENT, align="right", features=("tnum",))
_BETWEEN, _ABOVE, _BELOW, _PAGE_COLUMN = 6 * mm, 3.0, 3.4, 22.0


class Entry(NamedTuple):
    """A heading, and the place that links to it lead to."""

    title: str
    place: str


def deserves_contents(pages: int, headings: Sequence[Entry]) -> bool:
    """Whether a brief of so many pages with these main headings gets contents."""
    return pages >= LEAST_PAGES and len(headings) >= LEAST_HEADINGS


class _Line:
    """One line of the contents."""

    def __init__(self, entry: Entry, tag: Tag, language: str) -> None:
        self.entry, self.tag = entry, tag.add("TOCI").add("Reference").add("Link")
        words = [Text(as_named(shortened(entry.title, 160)), CELL, language)]
        self.prose = Prose(words, CELL, self.tag, language=language)

    def wrap(self, across: float) -> float:
        return self.prose.wrap(across - _PAGE_COLUMN, 1e6)[1] + _ABOVE + _BELOW


class Contents(Flowable):
    """A label in the margin column, two columns of lines in the text column; the left one is read first."""

    canv: BriefCanvas

    def __init__(self, entries: Sequence[Entry], tag: Tag, language: str) -> None:
        super().__init__()
        self.spaceBefore, self.spaceAfter = 18.0, 0.0
        self.label: Prose | None = Prose([Text("CONTENTS", LABEL)], LABEL, tag.add("Caption"))
        self.lines = [_Line(entry, tag, language) for entry in entries]

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """As high as the higher column."""
        self._across = (available - INDENT - _BETWEEN) / 2
        heights = [line.wrap(self._across) for line in self.lines]
        half = (len(heights) + 1) // 2
        self._columns = [
            list(zip(self.lines[start:end], heights[start:end], strict=True))
            for start, end in ((0, half), (half, len(heights)))
        ]
        if self.label is not None:
            self.label.wrap(MARGIN_COLUMN, height)
        self.width = available
        self.height = max(sum(high for _, high in column) for column in self._columns)
        return available, self.height

    def split(self, available: float, height: float) -> list[Flowable]:
        """As many lines as fit, where not all of them would fit on any page."""
        self.wrap(available, height)
        if self.height <= FRAME_HEIGHT:
            return []
        count = int(height / max(high for column in self._columns for _, high in column))
        return [self._part(0, 2 * count), self._part(2 * count, len(self.lines))] if count else []

    def _part(self, start: int, end: int) -> Contents:
        part = Contents.__new__(Contents)
        Flowable.__init__(part)
        part.spaceBefore, part.spaceAfter = self.spaceBefore, self.spaceAfter
        part.lines, part.label = self.lines[start:end], self.label if start == 0 else None
        return part

    def draw(self) -> None:
        """Label, then line by line: title, page, and the link over both."""
        canvas = self.canv
        if self.label is not None:
            canvas.put(self.label, 0, self.height - _ABOVE - self.label.height, self.width)
        for number, column in enumerate(self._columns):
            left = INDENT + number * (self._across + _BETWEEN)
            left = self.width - left - self._across if canvas.mirrored else left
            y = self.height
            draw_rule(canvas, left, left + self._across, y, 0.4, HAIRLINE)
            for line, high in column:
                self._draw_line(line, left, y, high)
                y -= high
                draw_rule(canvas, left, left + self._across, y, 0.4, HAIRLINE)

    def _draw_line(self, line: _Line, left: float, y: float, high: float) -> None:
        canvas, entry = self.canv, line.entry
        right = left + self._across
        title_at, page_at = (left + _PAGE_COLUMN, left) if canvas.mirrored else (left, right)
        line.prose.drawOn(canvas, title_at, y - _ABOVE - line.prose.height)
        style = _PAGE.but(align="left" if canvas.mirrored else "right")
        base = y - _ABOVE - line.prose.first_baseline
        canvas.leave_to_the_end(
            lambda: draw_text(canvas, str(canvas.places[entry.place]), page_at, base, style, line.tag)
        )
        words = shortened(entry.title, 160)
        canvas.link_to(entry.place, (left, y - high, right, y), line.tag, words, with_page=True)
