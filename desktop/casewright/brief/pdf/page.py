"""What stands on every page: the marking above and below, title or handling, product and version, page x of y."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm

from casewright.brief.pdf.canvas import BriefCanvas
from casewright.brief.pdf.prose import draw_text
from casewright.brief.pdf.stamp import draw_stamp
from casewright.brief.pdf.style import BLACK, INK, MARGIN, MARK, PAGE_HEIGHT, PAGE_WIDTH, SECONDARY, Type
from casewright.brief.pdf.typesetting import line_width

_LINE = Type("sans", 8, 10, colour=SECONDARY)
_PAGE = Type("sans", 8, 10, "semibold", colour=INK, align="centre", features=("tnum",))
_HEAD, _FOOT = PAGE_HEIGHT - 21 * mm, 10.4 * mm
_BOX_HIGH, _PADDING = 18.6, 6.0


@dataclass(frozen=True)
class Furniture:
    """The words of header and footer. The first page says how the product may be handled, the others what it is."""

    marking: str
    colour: str
    handling: str
    title: str
    foot: str
    cut_off: str = ""
    stamp: str = ""

    def draw(self, canvas: BriefCanvas, page: int) -> None:
        """Draws header and footer of a page, as decoration for readers that read aloud."""
        head = self.handling if page == 1 and self.handling else self.title
        with canvas.marked(None):
            canvas.draw_again(f"furniture {head}", lambda: self._draw_under(canvas, head))
        canvas.leave_to_the_end(lambda: _count(canvas, page))

    def _draw_under(self, canvas: BriefCanvas, head: str) -> None:
        """All that does not change from page to page, under a head."""
        if self.stamp:
            draw_stamp(canvas, self.stamp)
        room = PAGE_WIDTH - 2 * MARGIN - 36 * mm
        draw_text(canvas, head, MARGIN, _HEAD + 6, _LINE, None, room)
        room = PAGE_WIDTH / 2 - MARGIN - 20
        lines = [line for line in (self.foot, self.cut_off) if line]
        for number, line in enumerate(lines):
            y = _FOOT + (6 if len(lines) == 1 else 11 - 10 * number)
            draw_text(canvas, line, MARGIN, y, _LINE, None, room)
        for y in (_HEAD, _FOOT):
            self._mark(canvas, y)

    def _mark(self, canvas: BriefCanvas, y: float) -> None:
        """The label in its colour on a black box, bold, 12 points, at the right margin (FIRST, TLP 2.0)."""
        if not self.marking:
            return
        across = line_width(self.marking, MARK) + 2 * _PADDING
        left = PAGE_WIDTH - MARGIN - across
        canvas.setFillColor(BLACK)
        canvas.rect(left, y, across, _BOX_HIGH, stroke=0, fill=1)
        draw_text(canvas, self.marking, left + _PADDING, y + 5.2, MARK.but(colour=HexColor(self.colour)))


def _count(canvas: BriefCanvas, page: int) -> None:
    """Page x of y, when the last page is behind us."""
    with canvas.marked(None):
        draw_text(canvas, f"{page} / {canvas.page_count}", PAGE_WIDTH / 2, _FOOT + 6, _PAGE)
