"""The calibration diagram: what was given from left to right, how much of it happened from bottom to top."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from casewright.analysis.scores import TermScore
from casewright.ui.scoring.words import share_words
from casewright.ui.theme import ThemeChanged, colour, font, px
from casewright.ui.theme.tokens import CAPTION
from casewright.ui.widgets.plain_text import plain_tooltip

_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 16, 12, 40  # pixels around the square, at text scale 1
_MOST, _LEAST = 420, 220
_MARK = 5
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


class CalibrationPlot(QWidget):
    """Bands as steps along the diagonal; of each the share that happened, with its interval and how many it is of."""

    def __init__(self, terms: Sequence[TermScore], parent: QWidget | None = None) -> None:
        """`terms`: what came of each rung of a ladder."""
        super().__init__(parent)
        self._terms = terms
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("Calibration diagram")
        said = [f"{each.term.text}: {share_words(each.score)}" for each in terms if each.score.count]
        self.setAccessibleDescription("\n".join(said))

    def heightForWidth(self, width: int) -> int:
        around = px(_LEFT) + px(_RIGHT)
        side = min(px(_MOST), max(px(_LEAST), width - around))
        return side + px(_TOP) + px(_BOTTOM)

    def sizeHint(self) -> QSize:
        return QSize(px(_MOST) + px(_LEFT) + px(_RIGHT), px(_MOST) + px(_TOP) + px(_BOTTOM))

    def event(self, event: QEvent) -> bool:
        if event.type() == ThemeChanged.kind:
            self.updateGeometry()
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self._told_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tooltip(words) if words else "", self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_calibration(painter, self._square(), self._terms)

    def _square(self) -> QRectF:
        side = min(self.width() - px(_LEFT) - px(_RIGHT), self.height() - px(_TOP) - px(_BOTTOM))
        return QRectF(px(_LEFT), px(_TOP), side, side)

    def _told_at(self, at: QPointF) -> str:
        square = self._square()
        for term, score in self._terms:
            if (
                score.count
                and square.left() + score.lo * square.width()
                <= at.x()
                <= square.left() + score.hi * square.width()
            ):
                return f"{term.text} ({term.band}): {share_words(score)}"
        return ""


def draw_calibration(painter: QPainter, square: QRectF, terms: Sequence[TermScore]) -> None:
    """Draws the diagram into a square; axes and their words go around it. Both axes run from 0 to 100%, in every language."""
    _draw_ground(painter, square, terms)
    _draw_axes(painter, square, terms)
    found = [each for each in terms if each.score.count]
    for each in found:
        _draw_share(painter, square, each)
    for each in found:
        _write_count(painter, square, each)


def _draw_ground(painter: QPainter, square: QRectF, terms: Sequence[TermScore]) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("canvas"))
    painter.drawRect(square)
    painter.setBrush(colour("soft"))
    for term, _ in terms:  # where the share lies in the band
        painter.drawRect(QRectF(_at(square, term.lo, term.hi), _at(square, term.hi, term.lo)))
    painter.setPen(QPen(colour("ctl"), 1, Qt.PenStyle.DashLine))
    painter.drawLine(_at(square, 0, 0), _at(square, 1, 1))


def _draw_axes(painter: QPainter, square: QRectF, terms: Sequence[TermScore]) -> None:
    painter.setFont(font(CAPTION))
    metrics, high = QFontMetricsF(font(CAPTION)), px(16)
    painter.setPen(QPen(colour("line2"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(square)
    ends = sorted({0.0, 1.0} | {term.lo for term, _ in terms} | {term.hi for term, _ in terms})
    right = -1.0
    for end in ends:
        at = _at(square, end, 0)
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(at, _at(square, end, 1))
        words, wide = f"{end:.0%}", metrics.horizontalAdvance(f"{end:.0%}")
        if at.x() - wide / 2 > right + 3:
            painter.setPen(colour("text3"))
            painter.drawText(QRectF(at.x() - wide, at.y() + 3, 2 * wide, high), _CENTRE, words)
            right = at.x() + wide / 2
    for tenth in (0, 25, 50, 75, 100):
        at = _at(square, 0, tenth / 100)
        painter.setPen(QPen(colour("line2"), 1))
        painter.drawLine(at, at - QPointF(4, 0))
        painter.setPen(colour("text3"))
        area = QRectF(at.x() - px(40), at.y() - high / 2, px(40) - 8, high)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), f"{tenth}%")
    painter.setPen(colour("text2"))
    below = QRectF(square.left(), square.bottom() + 3 + high, square.width(), high)
    painter.drawText(below, _CENTRE, "Likelihood that was given")
    painter.drawText(square.adjusted(8, 6, 0, 0), int(Qt.AlignmentFlag.AlignLeft), "Share that happened")


def _draw_share(painter: QPainter, square: QRectF, found: TermScore) -> None:
    """A line for the interval; a mark for the share: full, or hollow where there are too few; a diamond where it is off."""
    score = found.score
    at, (low, high) = _place(square, found), score.interval
    is_off, is_few = score.verdict in ("too_low", "too_high"), score.verdict == "too_few"
    ink = colour("bad" if is_off else "text3" if is_few else "accent")
    painter.setPen(QPen(ink, 1.5))
    ends = [QPointF(at.x(), _at(square, 0, end).y()) for end in (low, high)]
    painter.drawLine(*ends)
    for end in ends:
        painter.drawLine(end - QPointF(4, 0), end + QPointF(4, 0))
    size = px(_MARK)
    painter.setPen(QPen(ink, 2))
    painter.setBrush(colour("surface") if is_few else ink)
    if is_off:
        tips = (QPointF(0, -size - 1), QPointF(size + 1, 0), QPointF(0, size + 1), QPointF(-size - 1, 0))
        painter.drawPolygon(QPolygonF([at + tip for tip in tips]))
    else:
        painter.drawEllipse(at, size, size)


def _write_count(painter: QPainter, square: QRectF, found: TermScore) -> None:
    """How many of how many, beside the mark, on a plate that keeps lines off it."""
    score = found.score
    at, size, words = _place(square, found), px(_MARK), f"{score.happened}/{score.count}"
    wide = QFontMetricsF(font(CAPTION)).horizontalAdvance(words) + 4
    left = at.x() + size + 3
    if left + wide > square.right():
        left = at.x() - size - 3 - wide
    plate = QRectF(left, at.y() - px(15), wide, px(14))
    painter.setOpacity(0.8)
    painter.fillRect(plate, colour("canvas"))
    painter.setOpacity(1)
    painter.setFont(font(CAPTION))
    painter.setPen(colour("text2"))
    painter.drawText(plate, _CENTRE, words)


def _place(square: QRectF, found: TermScore) -> QPointF:
    """Where the mark of a band stands: over the middle of what was given in it."""
    score = found.score
    given = score.mean if score.mean is not None else (score.lo + score.hi) / 2
    return _at(square, given, score.share or 0.0)


def _at(square: QRectF, x: float, y: float) -> QPointF:
    return QPointF(square.left() + x * square.width(), square.bottom() - y * square.height())
