"""A drawing with its alternative text: one structure element, whatever text is drawn inside it."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Flowable

from casewright.brief.pdf.canvas import BriefCanvas
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
