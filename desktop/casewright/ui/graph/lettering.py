"""Words on the chart, each drawn once into an atlas and from there copied at every repaint."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap, QStaticText, QTextOption

from casewright.ui.graph.ink import Ink
from casewright.ui.graph.zero_copy import Cells, draw_sprites
from casewright.ui.theme import font, medium
from casewright.ui.theme.tokens import CAPTION, SMALL
from casewright.ui.widgets.plain_text import isolate

_PAGE = 1024
_MOST_PAGES = 8
_NEW_LINE = "\u2028"


class Words(NamedTuple):
    """What stands there, line by line, and in which of the `STYLES`."""

    lines: tuple[str, ...]
    style: str


class Caption(NamedTuple):
    """Words at their place, with the rectangle they cover and the index of their node or edge."""

    words: Words
    area: QRectF
    number: int
    opacity: float = 1.0


@dataclass(frozen=True)
class Style:
    """Size and colour of words, and of the ground behind them, which keeps lines below from crossing the letters."""

    size: float
    colour: str
    ground: str = "surface"
    veil: int = 255
    bold: bool = False
    side: int = 4
    high: int = 1
    round: float = 4.0


STYLES = {
    "name": Style(SMALL, "text", veil=225),
    "chosen": Style(SMALL, "text", bold=True),
    "label": Style(CAPTION, "text3", side=3, high=0, round=0),
    "label chosen": Style(CAPTION, "accent", side=3, high=0, round=0),
    "label hostile": Style(CAPTION, "bad", side=3, high=0, round=0),
    "label cooperative": Style(CAPTION, "ok", side=3, high=0, round=0),
    "count": Style(CAPTION, "on_accent", "text2", bold=True, side=6, high=1, round=8),
}


class _Cell(NamedTuple):
    page: int
    left: int
    top: int
    width: int
    height: int


class Lettering:
    """Measures and draws words in the colours of one look; forget it when the text scale changes."""

    def __init__(self, ink: Ink) -> None:
        self._ink = ink
        self._fonts = {name: _face(style) for name, style in STYLES.items()}
        self._sizes: dict[Words, tuple[float, float]] = {}
        self._pages: list[QPixmap] = []
        self._cells: dict[Words, _Cell] = {}
        self._ratio = 1.0
        self._next = (0, 0, 0)

    def metrics(self, style: str) -> QFontMetricsF:
        """To measure words before they are broken into lines."""
        return QFontMetricsF(self._fonts[style])

    def size(self, words: Words) -> tuple[float, float]:
        """Width and height of what the words cover, in whole pixels."""
        found = self._sizes.get(words)
        if found is None:
            style, text = STYLES[words.style], self._text(words)
            found = self._sizes[words] = (
                math.ceil(text.size().width()) + 2 * style.side,
                math.ceil(text.size().height()) + 2 * style.high,
            )
        return found

    def draw(self, painter: QPainter, captions: Sequence[Caption]) -> None:
        """Draw words at their places, from the atlas."""
        ratio = painter.device().devicePixelRatioF()
        if ratio != self._ratio:
            self._clear()
            self._ratio = ratio
        cells = [self._cell(each.words) for each in captions]
        pages = {cell.page for cell in cells}
        if len(self._pages) > _MOST_PAGES and len(pages) < len(self._pages):
            self._clear()
            cells = [self._cell(each.words) for each in captions]
        rows: dict[int, list[tuple[float, ...]]] = {}
        for each, cell in zip(captions, cells, strict=True):
            area = each.area
            rows.setdefault(cell.page, []).append((area.x(), area.y(), *cell[1:], each.opacity))
        for page, some in rows.items():
            x, y, left, top, wide, high, opacity = np.array(some, np.float64).T
            source = Cells(left, top, wide, high)
            draw_sprites(
                painter,
                x + wide / (2 * ratio),
                y + high / (2 * ratio),
                source,
                self._pages[page],
                1 / ratio,
                opacity,
            )

    def write(self, painter: QPainter, words: Words, at: QPointF) -> None:
        """Draw words as letters, for papers; `at` is the upper left of what they cover."""
        style = STYLES[words.style]
        wide, high = self.size(words)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(self._ink.colour(style.ground))
        ground.setAlpha(style.veil)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(at.x(), at.y(), wide, high), style.round, style.round)
        painter.setPen(self._ink.colour(style.colour))
        painter.setFont(self._fonts[words.style])
        text = self._text(words)
        aside = (wide - text.size().width()) / 2
        painter.drawStaticText(at + QPointF(aside, style.high), text)

    def _text(self, words: Words) -> QStaticText:
        face = self._fonts[words.style]
        text = QStaticText()
        text.setTextFormat(Qt.TextFormat.PlainText)
        # each line in isolation from the direction of the others
        text.setText(_NEW_LINE.join(isolate(each) for each in words.lines))
        if len(words.lines) > 1:
            metrics = QFontMetricsF(face)
            text.setTextOption(QTextOption(Qt.AlignmentFlag.AlignHCenter))
            text.setTextWidth(max(metrics.horizontalAdvance(isolate(each)) for each in words.lines) + 1)
        text.prepare(font=face)
        return text

    def _clear(self) -> None:
        self._pages, self._cells, self._next = [], {}, (0, 0, 0)

    def _cell(self, words: Words) -> _Cell:
        found = self._cells.get(words)
        if found is None:
            found = self._cells[words] = self._room(*self.size(words))
            painter = QPainter(self._pages[found.page])
            painter.scale(self._ratio, self._ratio)
            self.write(painter, words, QPointF(found.left / self._ratio, found.top / self._ratio))
            painter.end()
        return found

    def _room(self, wide: float, high: float) -> _Cell:
        """The next free place of the atlas, row by row, so that many names of like height waste little."""
        width, height = (2 * math.ceil((each * self._ratio + 2) / 2) for each in (wide, high))
        left, top, lowest = self._next
        if left + width > _PAGE:
            left, top = 0, lowest
        if not self._pages or top + height > _PAGE:
            page = QPixmap(_PAGE, max(_PAGE, height))
            page.fill(Qt.GlobalColor.transparent)
            self._pages.append(page)
            left, top, lowest = 0, 0, 0
        self._next = (left + width, top, max(lowest, top + height))
        return _Cell(len(self._pages) - 1, left, top, width, height)


def _face(style: Style) -> QFont:
    return font(
        style.size,
        QFont.Weight.DemiBold if style.bold else medium() if style.size == SMALL else QFont.Weight.Normal,
    )
