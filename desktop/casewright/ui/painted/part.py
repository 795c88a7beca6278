"""What a painted block is made of: parts that say how large they want to be, are put somewhere, and paint themselves."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter


class Part:
    """One part. All sizes are pixels; what follows the text scale asks the theme when it is laid out, and keeps nothing else.

    `stretch`: its share of the room that is left in a row; 0: it keeps its natural width. `tip`: what the pointer is told
    over it, plain text.
    """

    stretch = 0
    tip = ""

    def __init__(self) -> None:
        self.area = QRectF()

    def natural_width(self) -> float:
        """How wide it is where there is room enough."""
        return 0.0

    def least_width(self) -> float:
        """What a part that stretches gets even where there is no room."""
        return 0.0

    def height_for(self, width: float) -> float:
        """How high it is at a width."""
        raise NotImplementedError

    def place(self, area: QRectF, mirrored: bool) -> None:
        """Puts it somewhere; `mirrored`: lines run from right to left."""
        self.area = area

    def paint(self, painter: QPainter) -> None:
        """Paints it where it was put."""
        raise NotImplementedError

    def forget(self) -> None:
        """The text scale has changed: what was measured at the one before is forgotten."""

    def words(self) -> Iterator[str]:
        """What it says, in reading order, without isolates."""
        return iter(())

    def at(self, point: QPointF) -> Part | None:
        """The innermost part at a point."""
        return self if self.area.contains(point) else None
