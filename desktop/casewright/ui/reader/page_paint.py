"""How pages and what is marked on them are painted. Paper is white in every look, as it was printed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from casewright.ui.reader.mark_looks import mixed
from casewright.ui.theme import colour, font
from casewright.ui.theme.tokens import LIGHT

_DIMMED = QColor(0, 0, 0, 84)
_PAPER = QColor("#FFFFFF")
_FOUND, _FOUND_ELSEWHERE, _SELECTED = (
    QColor(49, 87, 213, 110),
    QColor(49, 87, 213, 46),
    QColor(49, 87, 213, 80),
)


def paint_paper(painter: QPainter, area: QRectF, image: QImage | None) -> None:
    """A page, or white paper while it is being drawn."""
    painter.setPen(QPen(colour("line2"), 1))
    painter.setBrush(_PAPER)
    painter.drawRect(area.adjusted(-0.5, -0.5, 0.5, 0.5))
    if image is not None:
        painter.drawImage(area, image)


def paint_words(painter: QPainter, area: QRectF, words: str) -> None:
    """A sentence in the place of a page."""
    painter.setPen(QColor(LIGHT.text2))
    painter.setFont(font(13))
    room = area.adjusted(24, 24, -24, -24)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), words)


def paint_passage(
    painter: QPainter, areas: Sequence[QRectF], depth: int, *, chosen: bool, doubtful: bool
) -> None:
    """The marker over words: ink below it stays as dark as it is. The chosen passage is outlined, a doubtful one dashed."""
    painter.save()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    ground = mixed(QColor(LIGHT.mark), QColor(LIGHT.mark_line), 0.1 * depth + (0.12 if chosen else 0.0))
    for area in areas:
        painter.fillRect(area, ground)
    painter.restore()
    if chosen or doubtful:
        style = Qt.PenStyle.DashLine if doubtful else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(LIGHT.bad if doubtful else LIGHT.mark_line), 2 if chosen else 1, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for area in areas:
            painter.drawRoundedRect(area.adjusted(-1.5, -0.5, 1.5, 0.5), 2, 2)


def paint_quiet(painter: QPainter, areas: Sequence[QRectF]) -> None:
    """Dots below the words of a passage that only names an entity, as in the text."""
    painter.setPen(QPen(QColor(LIGHT.mark_line), 1.5, Qt.PenStyle.DotLine))
    for area in areas:
        painter.drawLine(area.bottomLeft(), area.bottomRight())


def paint_found(painter: QPainter, areas: Sequence[QRectF], *, current: bool) -> None:
    """What a search has found; the place it is at is also outlined."""
    for area in areas:
        painter.fillRect(area, _FOUND if current else _FOUND_ELSEWHERE)
        if current:
            painter.setPen(QPen(QColor(LIGHT.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area)


def paint_selected(painter: QPainter, areas: Sequence[QRectF]) -> None:
    """The selected words."""
    for area in areas:
        painter.fillRect(area, _SELECTED)


def dim(painter: QPainter, area: QRectF) -> None:
    """White paper made easier on the eye in the dark."""
    painter.fillRect(area, _DIMMED)
