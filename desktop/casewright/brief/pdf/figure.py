"""A drawing with its alternative text: one structure element, whatever text is drawn inside it."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Flowable

from casewright.brief.pdf.canvas import BriefCanvas
from casewright.brief.pdf.flow import Stack
from casewright.brief.pdf.style import FRAME_HEIGHT
from casewright.brief.pdf.tags import Tag


class Figure(Flowable):
    """Holds a drawing; everything it draws is marked as content of the figure."""

    canv: BriefCanvas

    def __init__(self, drawing: Any, tag: Tag) -> None:
        super().__init__()
        self.drawing, self.tag = drawing, tag

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """The drawing's size."""
        self.width, self.height = self.drawing.wrap(available, height)
        return self.width, self.height

    def draw(self) -> None:
        """The drawing."""
        with self.canv.marked(self.tag):
            self.drawing.drawOn(self.canv, 0, 0)


class CaptionedFigure(Stack):
    """A figure over the full width and its caption, on one page; it is drawn lower where it fits a page only so."""

    def __init__(self, figure: Figure, caption: list[Any]) -> None:
        super().__init__([figure, *caption], indent=0, before=10, after=14, whole=True)

    def split(self, available: float, height: float) -> list[Flowable]:
        """All of it, lower, where that is enough."""
        if self.lowest_height(available, height) <= height < self.height:
            self.parts[0].drawing.be_low()
            return [self]
        return super().split(available, height)

    def lowest_height(self, available: float, room: float) -> float:
        """Its height with the drawing as low as it can be; as usual where that would not fit into the room either."""
        _, usual = self.wrap(available, FRAME_HEIGHT)
        drawing = self.parts[0].drawing
        low = (
            drawing.low_height(available, room - (usual - drawing.height))
            if hasattr(drawing, "low_height")
            else drawing.height
        )
        return float(usual - drawing.height + low)
