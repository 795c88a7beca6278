"""Pictures and lines as parts."""

from __future__ import annotations

from PySide6.QtGui import QPainter

from casewright.ui.painted.part import Part
from casewright.ui.theme import colour, draw_glyph
from casewright.ui.widgets.tile import draw_tile


class Glyph(Part):
    """An icon that means nothing beyond the words beside it; `ink` is the name of a token."""

    def __init__(self, icon: str, ink: str, size: int) -> None:
        super().__init__()
        self.icon, self._ink, self._size = icon, ink, size

    def natural_width(self) -> float:
        return self._size

    def height_for(self, width: float) -> float:
        return self._size

    def paint(self, painter: QPainter) -> None:
        draw_glyph(painter, self.area, self.icon, self._ink)


class Tile(Part):
    """The tinted square of a kind; the pointer is told its name."""

    def __init__(self, icon: str, colour: str, name: str, size: int) -> None:
        super().__init__()
        self._icon, self._colour, self._size, self.tip = icon, colour, size, name

    def natural_width(self) -> float:
        return self._size

    def height_for(self, width: float) -> float:
        return self._size

    def paint(self, painter: QPainter) -> None:
        draw_tile(painter, self.area, self._icon, self._colour, 9)


class RuledLine(Part):
    """A thin line between two parts."""

    stretch = 1

    def height_for(self, width: float) -> float:
        return 1

    def paint(self, painter: QPainter) -> None:
        painter.fillRect(self.area, colour("line"))
