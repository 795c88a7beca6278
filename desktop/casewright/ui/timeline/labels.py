"""The words on a timeline, measured and shaped once: titles of items and lanes, cut to the room they have."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QStaticText

_STEP = 12.0
_MOST = 20_000


class Labels:
    """Keeps shaped texts by (words, font, room). Rooms are rounded down to steps, so that zooming finds most again.

    Words come as they can be shown: data on one line and isolated (`widgets/plain_text.py`).
    """

    def __init__(self) -> None:
        self._widths: dict[tuple[str, str], float] = {}
        self._kept: dict[tuple[str, str, int], QStaticText] = {}
        self._metrics: dict[str, QFontMetricsF] = {}

    def draw(
        self, painter: QPainter, at: QPointF, words: str, font: QFont, ink: QColor, room: float
    ) -> float:
        """Draws words, their upper left at a point, in at most so much room; how wide they came out."""
        text = self._shaped(words, font, room)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawStaticText(at, text)
        return text.size().width()

    def width(self, words: str, font: QFont) -> float:
        """How wide words are when they are not cut."""
        key = (words, font.key())
        found = self._widths.get(key)
        if found is None:
            found = self._widths[key] = self._metric(font).horizontalAdvance(words)
        return found

    def height(self, font: QFont) -> float:
        """The height of a line."""
        return self._metric(font).height()

    def _metric(self, font: QFont) -> QFontMetricsF:
        return self._metrics.setdefault(font.key(), QFontMetricsF(font))

    def _shaped(self, words: str, font: QFont, room: float) -> QStaticText:
        whole = self.width(words, font) <= room
        key = (words, font.key(), -1 if whole else int(room // _STEP))
        found = self._kept.get(key)
        if found is None:
            shown = words
            if not whole:
                shown = self._metric(font).elidedText(shown, Qt.TextElideMode.ElideRight, key[2] * _STEP)
            if len(self._kept) > _MOST:
                self._kept.clear()
            found = self._kept[key] = QStaticText(shown)
            found.setTextFormat(Qt.TextFormat.PlainText)
            found.prepare(font=font)
        return found
