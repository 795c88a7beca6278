"""Letters as outlines: an SVG looks the same where the fonts are not installed, and its words run as they were set.

Left to itself Qt writes each run of one direction and one font as a text of its own; what stands between words from right
to left, such as a comma, would then change places with its space.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QStaticText, QTextLayout, QTextOption

_NO_WIDTH = 1e6


class OutlinePainter(QPainter):
    """Draws words as shapes; `words` keeps what they said, in order."""

    def __init__(self, device: Any) -> None:
        super().__init__(device)
        self.words: list[str] = []

    def drawText(self, *arguments: Any) -> None:  # type: ignore[override]
        """Either (rectangle, flags, words) or (point on the base line, words)."""
        if len(arguments) == 3:
            area, flags, words = arguments
            self._draw_in(QRectF(area), int(flags), words)
        else:
            at, words = arguments
            self._draw(words, QPointF(at) - QPointF(0, QFontMetricsF(self.font()).ascent()), QTextOption(), 0)

    def drawStaticText(self, at: Any, text: QStaticText) -> None:  # type: ignore[override]
        """Its upper left at a point."""
        self._draw(text.text(), QPointF(at), text.textOption(), text.textWidth())

    def _draw_in(self, area: QRectF, flags: int, words: str) -> None:
        wraps = bool(flags & Qt.TextFlag.TextWordWrap.value)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        if flags & Qt.AlignmentFlag.AlignHCenter.value:
            option = QTextOption(Qt.AlignmentFlag.AlignHCenter)
        option.setWrapMode(QTextOption.WrapMode.WordWrap if wraps else QTextOption.WrapMode.NoWrap)
        layout, height = self._laid_out(words, option, area.width())
        down = (area.height() - height) / 2 if flags & Qt.AlignmentFlag.AlignVCenter.value else 0.0
        self._put(layout, area.topLeft() + QPointF(0, down), words)

    def _draw(self, words: str, at: QPointF, option: QTextOption, width: float) -> None:
        if width <= 0:
            option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        layout, _ = self._laid_out(words, option, width if width > 0 else _NO_WIDTH)
        self._put(layout, at, words)

    def _laid_out(self, words: str, option: QTextOption, width: float) -> tuple[QTextLayout, float]:
        layout = QTextLayout(words, self.font())
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout.setTextOption(option)
        height = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout, height

    def _put(self, layout: QTextLayout, at: QPointF, words: str) -> None:
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for run in layout.glyphRuns():
            face = run.rawFont()
            for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
                path.addPath(face.pathForGlyph(glyph).translated(at + place))
        self.fillPath(path, self.pen().color())
        self.words.append(words)
