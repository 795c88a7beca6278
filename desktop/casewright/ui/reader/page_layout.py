"""Pages under one another: how large each is drawn, and where it lies."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, QSizeF

GAP = 16
FOOT = 56
"""Free below the last page, for the bar that lies over the lower edge."""

SMALLEST_ZOOM, LARGEST_ZOOM = 0.1, 5.0
FIT_WIDTH, FIT_PAGE, FREE = "width", "page", "free"
PIXELS_A_POINT = 96 / 72  # of the window's own pixels, at 100 %


class PageLayout:
    """Sizes are points; places are pixels of the window, from the upper left corner of all pages together."""

    def __init__(self, sizes: Sequence[tuple[float, float]] = ()) -> None:
        self.sizes = list(sizes)
        self.mode, self.zoom = FIT_WIDTH, 1.0
        self._room = QSizeF(600, 800)
        self._tops: list[float] = []
        self._place()

    @property
    def scale(self) -> float:
        """Pixels of the window to a point."""
        return self.zoom * PIXELS_A_POINT

    @property
    def size(self) -> QSizeF:
        """What all pages need, with the space around them."""
        widest = max((width for width, _ in self.sizes), default=0.0) * self.scale
        return QSizeF(widest + 2 * GAP, self._tops[-1] + FOOT)

    def fit(self, room: QSizeF) -> None:
        """Lay out for a window that is so large; a fitting zoom follows it."""
        self._room = room
        self._place()

    def set_zoom(self, mode: str, zoom: float = 1.0) -> None:
        """Fit the width, fit a page, or a zoom of one's own (1: 100 %)."""
        self.mode = mode
        self.zoom = min(max(zoom, SMALLEST_ZOOM), LARGEST_ZOOM)
        self._place()

    def area(self, number: int) -> QRectF:
        """Where a page lies."""
        width, height = (side * self.scale for side in self.sizes[number])
        across = max(self._room.width(), self.size.width())
        return QRectF((across - width) / 2, self._tops[number], width, height)

    def at(self, y: float) -> int:
        """The page at a height, or the one above the gap there."""
        return max(0, min(bisect_right(self._tops, y) - 1, len(self.sizes) - 1))

    def between(self, top: float, bottom: float) -> range:
        """The pages that are seen between two heights."""
        return range(self.at(top), self.at(bottom) + 1) if self.sizes else range(0)

    def to_page(self, number: int, place: QPointF) -> QPointF:
        """A place as points of a page."""
        corner = self.area(number).topLeft()
        return QPointF((place.x() - corner.x()) / self.scale, (place.y() - corner.y()) / self.scale)

    def from_page(self, number: int, area: QRectF) -> QRectF:
        """An area in points of a page as pixels."""
        corner, scale = self.area(number).topLeft(), self.scale
        return QRectF(
            corner.x() + area.x() * scale,
            corner.y() + area.y() * scale,
            area.width() * scale,
            area.height() * scale,
        )

    def _place(self) -> None:
        if self.mode != FREE and self.sizes:
            self.zoom = self._fitting()
        heights = (height * self.scale + GAP for _, height in self.sizes)
        self._tops = list(accumulate(heights, initial=float(GAP)))

    def _fitting(self) -> float:
        """So that the widest page (of the first hundred, lest one fold-out shrinks a book) fits."""
        some = sorted(self.sizes[:100])
        width, height = some[len(some) // 2] if self.mode == FIT_PAGE else some[-1]
        across = max(80.0, self._room.width() - 2 * GAP) / (width * PIXELS_A_POINT)
        if self.mode == FIT_PAGE:
            across = min(across, max(80.0, self._room.height() - 2 * GAP) / (height * PIXELS_A_POINT))
        return min(max(across, SMALLEST_ZOOM), LARGEST_ZOOM)
