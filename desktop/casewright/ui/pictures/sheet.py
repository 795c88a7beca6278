"""A page around a drawing: marking above and below, title, legend, caption, what it rests on and how far its data go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPaintEngine, QPainter, QPainterPath, QPen

from casewright.analysis.figure_facts import FigureFacts
from casewright.ui.pictures.drawing import SIGN_HIGH, Drawing, Sign
from casewright.ui.theme import font
from casewright.ui.theme.tokens import LIGHT
from casewright.ui.widgets.plain_text import isolate, one_line

PAPERS = {
    "a4-landscape": (1123, 794),
    "a4-portrait": (794, 1123),
    "a3-landscape": (1587, 1123),
    "a3-portrait": (1123, 1587),
}
"""Width and height in pixels, 96 to an inch."""

_MARGIN, _GAP, _LEGEND_ROW, _SIGN_GAP, _BAND = 38.0, 10.0, 21.0, 18.0, 22.0
_MOST_LEGEND_ROWS, _LONGEST_SIGN = 5, 44
_TOP, _EDGE = 40.0, 13.0
_TITLE, _CAPTION, _FOOT, _MARK = 19, 12, 11, 12
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True)
class Words:
    """What is written on a sheet. `marks` are (label, colour on black); none where nothing is marked."""

    title: str
    caption: str
    marks: Sequence[tuple[str, str]] = ()


class Sheet:
    """One page; drawn with the look of paper in force."""

    def __init__(self, drawing: Drawing, facts: FigureFacts, words: Words, paper: str) -> None:
        self._drawing, self._facts, self._words = drawing, facts, words
        self.width, self.height = PAPERS[paper]

    def steps(self, painter: QPainter) -> Iterator[None]:
        """Draws it all, each step short."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self.width - 2 * _MARGIN
        title, head = isolate(self._words.title), _face(_TITLE, bold=True)
        top = _TOP + (_height(title, head, room) + 4 if title else 0)
        caption, foot = _face(_CAPTION), _face(_FOOT)
        rows = _flowed(self._drawing.legend, room)
        credit = f" {self._drawing.credit}" if self._drawing.credit else ""
        said = f"{self._facts.source_line} {self._facts.data_date}.{credit}"
        # the drawing is fitted before its note is known; room for one is kept
        below = (
            len(rows) * _LEGEND_ROW
            + _height(self._caption("x" * 60), caption, room)
            + _height(said, foot, room)
            + 3 * _GAP
        )
        bottom = self.height - _EDGE - _BAND - 8.0
        high = bottom - below - top - 4
        fitted = self._drawing.fit(room, high)
        painter.save()
        painter.translate(_MARGIN, top)
        yield from fitted.steps(painter)
        painter.restore()
        if painter.paintEngine().type() == QPaintEngine.Type.SVG:
            self._cover(painter, QRectF(_MARGIN, top, room, high))
        self._draw_marking(painter, _EDGE)
        self._draw_marking(painter, self.height - _EDGE - _BAND)
        if title:
            _write(painter, title, head, "text", _TOP, room)
        y = top + high + _GAP
        _rule(painter, y, room)
        y += 6
        for row in rows:
            self._draw_row(painter, row, y)
            y += _LEGEND_ROW
        y += 3
        text = self._caption(fitted.note)
        if text:
            y += _write(painter, text, caption, "text", y, room) + 3
        _write(painter, said, foot, "text2", y, room)
        yield

    def _cover(self, painter: QPainter, inner: QRectF) -> None:
        """Blank margins around the drawing: some viewers of SVG know no clipping."""
        around = QPainterPath()
        around.addRect(QRectF(0, 0, self.width, self.height))
        around.addRect(inner.adjusted(-1, -1, 1, 1))
        painter.fillPath(around, Qt.GlobalColor.white)

    def _caption(self, note: str) -> str:
        return " ".join(filter(None, (self._words.caption, note)))

    def _draw_marking(self, painter: QPainter, top: float) -> None:
        """Labels in their colours on black, at the right."""
        face = _face(_MARK, bold=True)
        metrics, right = QFontMetricsF(face), self.width - _MARGIN
        painter.setFont(face)
        for label, ink in reversed(self._words.marks):
            wide = metrics.horizontalAdvance(label) + 16
            box = QRectF(right - wide, top, wide, _BAND)
            painter.fillRect(box, QColor("#000000"))
            painter.setPen(QColor(ink))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label)
            right -= wide + 6

    def _draw_row(self, painter: QPainter, row: Sequence[tuple[Sign, float, str]], top: float) -> None:
        face = _face(_FOOT)
        for sign, left, words in row:
            where = QRectF(_MARGIN + left, top + (_LEGEND_ROW - SIGN_HIGH) / 2, sign.wide, SIGN_HIGH)
            sign.draw(painter, where)
            painter.setFont(face)
            painter.setPen(QColor(LIGHT.text))
            height = QFontMetricsF(face).height()
            area = QRectF(where.right() + 5, top + (_LEGEND_ROW - height) / 2, 600, height)
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute, words)


def _flowed(signs: Sequence[Sign], room: float) -> list[list[tuple[Sign, float, str]]]:
    """Signs in rows, each with its left edge and its words; what has no room in so many rows is counted."""
    metrics = QFontMetricsF(_face(_FOOT))
    rows: list[list[tuple[Sign, float, str]]] = []
    left = room
    for sign in signs:
        words = isolate(one_line(sign.words, _LONGEST_SIGN))
        wide = sign.wide + 5 + metrics.horizontalAdvance(words)
        if left + wide > room:
            if len(rows) == _MOST_LEGEND_ROWS:
                break
            rows.append([])
            left = 0.0
        rows[-1].append((sign, left, words))
        left += wide + _SIGN_GAP
    return rows


def _face(size: float, *, bold: bool = False) -> QFont:
    made = font(size, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    made.setFeature(QFont.Tag("calt"), 0)  # else the colon of TLP:RED has no letter in a PDF
    return made


def _height(text: str, face: QFont, room: float) -> float:
    if not text:
        return 0.0
    return QFontMetricsF(face).boundingRect(QRectF(0, 0, room, 1e6), int(_WRAPPED), text).height() + 3


def _write(painter: QPainter, text: str, face: QFont, ink: str, top: float, room: float) -> float:
    """Writes a paragraph across the sheet; how high it is."""
    high = _height(text, face, room)
    painter.setFont(face)
    painter.setPen(QColor(getattr(LIGHT, ink)))
    painter.drawText(QRectF(_MARGIN, top, room, high + 2), int(_WRAPPED), text)
    return high


def _rule(painter: QPainter, y: float, room: float) -> None:
    painter.setPen(QPen(QColor(LIGHT.line2), 1))
    painter.drawLine(QPointF(_MARGIN, y), QPointF(_MARGIN + room, y))
