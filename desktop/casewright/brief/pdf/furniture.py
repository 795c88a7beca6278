"""What stands on every page: the marking above and below, product and version, page x of y."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm

from casewright.brief.clean import clean
from casewright.brief.pdf.fonts import font_name, width
from casewright.brief.pdf.prose import draw_line
from casewright.brief.pdf.style import BLACK, INK, MARGIN, PAGE_HEIGHT, PAGE_WIDTH, SECONDARY, Type
from casewright.brief.pdf.typesetting import Text, break_lines, words

_MARK = Type("sans", 12, 14, "semibold")
_LINE = Type("sans", 7.6, 10, colour=SECONDARY)
_PAGE = Type("sans", 7.6, 10, "semibold", colour=INK)


@dataclass(frozen=True)
class Furniture:
    """The words of the header and footer."""

    marking: str
    colour: str
    meaning: str
    foot: str

    def draw(self, canvas: Any, page: int, pages: int) -> None:
        """Draws header and footer on the current page."""
        top, bottom = PAGE_HEIGHT - 17 * mm, 13 * mm
        self.mark(canvas, top - 8)
        self.mark(canvas, bottom)
        put_line(canvas, self.meaning, MARGIN, top - 1, _LINE, 120 * mm)
        put_line(canvas, self.foot, MARGIN, bottom + 6, _LINE, 62 * mm)
        label = f"{page} / {pages}"
        put_line(
            canvas, label, PAGE_WIDTH / 2 - width(label, font_name(_PAGE), _PAGE.size) / 2, bottom + 6, _PAGE
        )

    def mark(self, canvas: Any, y: float) -> None:
        """The label in its colour on a black box, bold, 12 points, at the right margin (FIRST, TLP 2.0)."""
        label = clean(self.marking)
        across = width(label, font_name(_MARK), _MARK.size) + 12
        canvas.setFillColor(BLACK)
        canvas.rect(PAGE_WIDTH - MARGIN - across, y, across, 21, stroke=0, fill=1)
        put_line(
            canvas, label, PAGE_WIDTH - MARGIN - across + 6, y + 6.4, _MARK.but(colour=HexColor(self.colour))
        )


def put_line(canvas: Any, text: str, x: float, y: float, style: Type, measure: float = 500.0) -> None:
    """Sets one line of any script; what does not fit is cut with an ellipsis."""
    lines = break_lines(words([Text(text, style)]), measure)
    if len(lines) > 1:
        shortened = text
        while len(lines) > 1 and shortened:
            shortened = shortened[:-1]
            lines = break_lines(words([Text(shortened.rstrip() + "…", style)]), measure)
    if lines:
        draw_line(canvas, lines[0], x, y, False)
