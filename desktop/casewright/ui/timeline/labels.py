"""The words on a timeline, measured and shaped once: titles of items and lanes, cut to the room they have."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QStaticText

_STEP = 12.0
_MOST = 20_000


class Face:
    """A font with its measures, which Qt works out anew at every question, and a name to keep things by."""

    def __init__(self, name: str, font: QFont) -> None:
        self.name, self.font = name, font
        self.metrics = QFontMetricsF(font)
        self.height = self.metrics.height()


class Labels:
    """Keeps shaped texts by (words, face, room). Rooms are rounded down to steps, so that zooming finds most again.

    Words come as they can be shown: data on one line and isolated (`widgets/plain_text.py`).
    """

    def __init__(self) -> None:
        self._widths: dict[tuple[str, str], float] = {}
        self._kept: dict[tuple[str, str, int], QStaticText] = {}

    def draw(self, painter: QPainter, at: QPointF, words: str, face: Face, ink: QColor, room: float) -> None:
        """Draws words, their upper left at a point, in at most so much room."""
        text = self._shaped(words, face, room)
        painter.setFont(face.font)
        painter.setPen(ink)
        painter.drawStaticText(at, text)

    def width(self, words: str, face: Face) -> float:
        """How wide words are when they are not cut."""
        key = (words, face.name)
        found = self._widths.get(key)
        if found is None:
            if len(self._widths) > _MOST:
                self._widths.clear()
            found = self._widths[key] = face.metrics.horizontalAdvance(words)
        return found

    def _shaped(self, words: str, face: Face, room: float) -> QStaticText:
        whole = self.width(words, face) <= room
        key = (words, face.name, -1 if whole else int(room // _STEP))
        found = self._kept.get(key)
        if found is None:
            shown = (
                words
                if whole
                else face.metrics.elidedText(words, Qt.TextElideMode.ElideRight, key[2] * _STEP)
            )
            if len(self._kept) > _MOST:
                self._kept.clear()
            found = self._kept[key] = QStaticText(shown)
            found.setTextFormat(Qt.TextFormat.PlainText)
            found.prepare(font=face.font)
        return found
