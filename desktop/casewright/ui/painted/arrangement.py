"""Parts beside and under one another."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from casewright.ui.painted.part import Part
from casewright.ui.theme import px


class _Several(Part):
    def __init__(self, parts: Sequence[Part], spacing: float) -> None:
        super().__init__()
        self.parts, self._spacing = tuple(parts), spacing

    def paint(self, painter: QPainter) -> None:
        for part in self.parts:
            part.paint(painter)

    def forget(self) -> None:
        for part in self.parts:
            part.forget()

    def words(self) -> Iterator[str]:
        for part in self.parts:
            yield from part.words()

    def at(self, point: QPointF) -> Part | None:
        return next((found for part in self.parts if (found := part.at(point)) is not None), None)


class Stack(_Several):
    """Parts from top to bottom, each as wide as the whole."""

    stretch = 1

    def __init__(self, *parts: Part, spacing: float = 0) -> None:
        super().__init__(parts, spacing)

    def natural_width(self) -> float:
        return max((part.natural_width() for part in self.parts), default=0.0)

    def height_for(self, width: float) -> float:
        gaps = self._spacing * max(0, len(self.parts) - 1)
        return sum(part.height_for(width) for part in self.parts) + gaps

    def place(self, area: QRectF, mirrored: bool) -> None:
        super().place(area, mirrored)
        top = area.top()
        for part in self.parts:
            height = part.height_for(area.width())
            part.place(QRectF(area.left(), top, area.width(), height), mirrored)
            top += height + self._spacing


class Row(_Several):
    """Parts side by side: those that stretch share what the others leave. In the middle of the line, or at its top."""

    stretch = 1

    def __init__(self, *parts: Part, spacing: float = 0, top: bool = False) -> None:
        super().__init__(parts, spacing)
        self._top = top

    def natural_width(self) -> float:
        gaps = self._spacing * max(0, len(self.parts) - 1)
        return sum(part.natural_width() for part in self.parts) + gaps

    def height_for(self, width: float) -> float:
        widths = self._widths(width)
        return max(
            (part.height_for(each) for part, each in zip(self.parts, widths, strict=True)), default=0.0
        )

    def place(self, area: QRectF, mirrored: bool) -> None:
        super().place(area, mirrored)
        left = area.left()
        for part, width in zip(self.parts, self._widths(area.width()), strict=True):
            height = part.height_for(width)
            x = area.left() + area.right() - left - width if mirrored else left
            y = area.top() if self._top else area.top() + (area.height() - height) / 2
            part.place(QRectF(x, y, width, height), mirrored)
            left += width + self._spacing

    def _widths(self, width: float) -> list[float]:
        gaps = self._spacing * max(0, len(self.parts) - 1)
        fixed = {part: part.natural_width() for part in self.parts if not part.stretch}
        for part in self.parts:  # what would get less than it needs is as good as fixed
            room, sharing = width - gaps - sum(fixed.values()), self._sharing(fixed)
            if part.stretch and room * part.stretch < part.least_width() * sharing:
                fixed[part] = part.least_width()
        share = max(0.0, width - gaps - sum(fixed.values())) / max(1, self._sharing(fixed))
        return [fixed.get(part, share * part.stretch) for part in self.parts]

    def _sharing(self, fixed: Container[Part]) -> int:
        return sum(part.stretch for part in self.parts if part not in fixed)


class Gutter(_Several):
    """A part in a column of so many pixels at every text scale, as the margins of widgets are."""

    def __init__(self, part: Part, width: int) -> None:
        super().__init__((part,), 0)
        self._width = width

    def natural_width(self) -> float:
        return self._width

    def height_for(self, width: float) -> float:
        return self.parts[0].height_for(width)

    def place(self, area: QRectF, mirrored: bool) -> None:
        super().place(area, mirrored)
        self.parts[0].place(area, mirrored)


class ByWidth(_Several):
    """The same parts arranged in one way where there is room, and in another where there is little (`least` pixels at scale 1)."""

    stretch = 1

    def __init__(self, wide: Row | Stack, narrow: Row | Stack, least: float) -> None:
        super().__init__(wide.parts, 0)
        self._wide, self._narrow, self._least = wide, narrow, least

    def natural_width(self) -> float:
        return self._wide.natural_width()

    def height_for(self, width: float) -> float:
        return self._way(width).height_for(width)

    def place(self, area: QRectF, mirrored: bool) -> None:
        super().place(area, mirrored)
        self._way(area.width()).place(area, mirrored)

    def _way(self, width: float) -> Row | Stack:
        return self._wide if width >= px(self._least) else self._narrow


def side_title(title: Part, body: Part, least: float, spacing: float = 12) -> ByWidth:
    """A title of a fixed width beside what it is about; above it where there is little room for both."""
    return ByWidth(Row(title, body, spacing=spacing, top=True), Stack(title, body, spacing=1), least)


def trailed(body: Part, *trailing: Part, least: float) -> ByWidth:
    """Words with something at the end of their first line; below them where there is little room."""
    below = Row(*trailing, Filler(), spacing=8)
    return ByWidth(Row(body, *trailing, spacing=8, top=True), Stack(body, below, spacing=4), least)


class Filler(Part):
    """Takes the room that is left in a row, and shows nothing."""

    stretch = 1

    def height_for(self, width: float) -> float:
        return 0

    def paint(self, painter: QPainter) -> None:
        return
