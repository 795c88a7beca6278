"""One item on the timeline: what is certain in solid lines, what is only possible hatched and dashed, open ends as arrows.

A day is a diamond, hollow where it is not certain. A bar whose end is not known fades out.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen, QPolygonF

from casewright.model.periods import Period
from casewright.ui.timeline.look import TimelineLook

_BEYOND = 40.0
_FADE = 36.0


class Inks(NamedTuple):
    """Line and filling of a bar."""

    line: QColor
    fill: QColor


class Reach(NamedTuple):
    """Where a bar stands: its possible extent, and the edges of what can be seen."""

    left: float
    right: float
    sight: float


def draw_period(
    painter: QPainter,
    look: TimelineLook,
    inks: Inks,
    period: Period,
    reach: Reach,
    middle: float,
    origin: float,
    per_day: float,
) -> None:
    """Draws a period around a line at height `middle`; day 0 is at `origin`."""
    if reach.right - reach.left <= look.metrics.mark + 0.5:
        _draw_day(painter, look, inks, period, QPointF((reach.left + reach.right) / 2, middle))
        return
    top = middle - look.bar / 2
    left, right = max(reach.left, -_BEYOND), min(reach.right, reach.sight + _BEYOND)
    whole = QRectF(left, top, right - left, look.bar)
    core = _core(period, reach, top, look.bar, origin, per_day)
    if core is None or core.width() < whole.width() - 0.5:
        _draw_possible(painter, inks, period, whole, reach)
    if core is not None and core.width() > 0:
        doubtful = period.uncertain or period.approximate
        _draw_certain(painter, inks, core, dashed=doubtful)
    _draw_arrows(painter, inks, period, reach, middle, look.bar)


def _draw_day(painter: QPainter, look: TimelineLook, inks: Inks, period: Period, at: QPointF) -> None:
    half = look.metrics.mark / 2 - 0.5
    hollow = period.is_fuzzy
    painter.setPen(
        QPen(
            inks.line, 1.2, Qt.PenStyle.DotLine if hollow and not period.is_one_day else Qt.PenStyle.SolidLine
        )
    )
    painter.setBrush(inks.fill if hollow else inks.line)
    x, y = at.x(), at.y()
    painter.drawPolygon(
        QPolygonF([QPointF(x - half, y), QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half)])
    )


def _core(
    period: Period, reach: Reach, top: float, height: float, origin: float, per_day: float
) -> QRectF | None:
    days = period.core
    if days is None:
        return None
    left = reach.left if days[0] is None else days[0] * per_day + origin
    right = reach.right if days[1] is None else (days[1] + 1) * per_day + origin
    left, right = max(left, -_BEYOND), min(right, reach.sight + _BEYOND)
    return QRectF(left, top, max(right - left, 0.0), height)


def _draw_possible(painter: QPainter, inks: Inks, period: Period, whole: QRectF, reach: Reach) -> None:
    hatch = QColor(inks.line)
    hatch.setAlphaF(0.30)
    if period.end.kind == "unknown" or period.start.kind == "unknown":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_fade(inks.line, reach, leaving=period.end.kind == "unknown"))
        painter.drawRect(whole)
        return
    painter.setBrush(QBrush(hatch, Qt.BrushStyle.BDiagPattern))
    painter.setPen(QPen(inks.line, 1, Qt.PenStyle.DashLine))
    painter.drawRect(whole)


def _draw_certain(painter: QPainter, inks: Inks, core: QRectF, *, dashed: bool) -> None:
    painter.setPen(QPen(inks.line, 1.2, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine))
    painter.setBrush(inks.fill)
    painter.drawRoundedRect(core, 3, 3)


def _draw_arrows(
    painter: QPainter, inks: Inks, period: Period, reach: Reach, middle: float, height: float
) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inks.line)
    for open_end, x, way in (
        (period.start.kind == "open", reach.left, -1), (period.end.kind == "open", reach.right, 1),
    ):  # fmt: skip
        if open_end and -_BEYOND < x < reach.sight + _BEYOND:
            half = height / 2
            tip = QPointF(x + way * half, middle)
            painter.drawPolygon(QPolygonF([tip, QPointF(x, middle - half), QPointF(x, middle + half)]))


def _fade(ink: QColor, reach: Reach, *, leaving: bool) -> QBrush:
    """From half to nothing, over the last stretch towards the end that is not known."""
    strong, none = QColor(ink), QColor(ink)
    strong.setAlphaF(0.5)
    none.setAlphaF(0.0)
    end = reach.right if leaving else reach.left
    gradient = QLinearGradient(end - _FADE if leaving else end + _FADE, 0, end, 0)
    gradient.setColorAt(0, strong)
    gradient.setColorAt(1, none)
    return QBrush(gradient)
