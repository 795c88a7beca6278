"""A hypothesis in the ranking: its rank and words, and how much speaks against it as a bar and in figures."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from casewright.analysis.ach.figures import Standing
from casewright.analysis.ach.words import figure
from casewright.casefile.queries.hypotheses import HypothesisRow
from casewright.ui.painted.part import Part
from casewright.ui.theme import colour, font, medium, px
from casewright.ui.theme.tokens import CAPTION, SMALL
from casewright.ui.widgets.plain_text import isolate, one_line

_RANK, _SCORE = 22, 42


class RankLine(Part):
    """Two lines: rank, label and words above; a bar of NIS with WIS and IS below."""

    stretch = 1

    def __init__(self, hypothesis: HypothesisRow, standing: Standing) -> None:
        super().__init__()
        self._hypothesis, self._standing, self._mirrored = hypothesis, standing, False
        self.tip = f"{hypothesis.label}: {hypothesis.text}"

    def height_for(self, width: float) -> float:
        return self._line(font(SMALL)) + self._line(font(CAPTION)) + 4

    def place(self, area: QRectF, mirrored: bool) -> None:
        super().place(area, mirrored)
        self._mirrored = mirrored

    def words(self) -> Iterator[str]:
        one = self._standing
        rank = f"{one.rank}." if one.rank is not None else "Not ranked."
        yield f"{rank} {self.tip}, NIS {figure(one.normalised)}, weighted {figure(one.weighted, 1)}"

    def paint(self, painter: QPainter) -> None:
        one, leads = self._standing, self._standing.rank == 1
        ink = "accent" if leads else "text"
        high, low = self._line(font(SMALL)), self._line(font(CAPTION))
        left, top, width = self.area.left(), self.area.top(), self.area.width()
        rank, score = float(px(_RANK)), float(px(_SCORE))
        bold = font(SMALL, QFont.Weight.DemiBold)
        self._draw(painter, QRectF(left, top, rank, high), str(one.rank or "–"), bold, ink)
        name = f"{isolate(one_line(self._hypothesis.label, 20))}  {isolate(one_line(self._hypothesis.text, 200))}"
        self._draw(
            painter, QRectF(left + rank, top, width - rank - score, high), name, font(SMALL, medium()), ink
        )
        self._draw(
            painter,
            QRectF(left + width - score, top, score, high),
            isolate(figure(one.normalised)),
            bold,
            ink,
            far=True,
        )
        below = top + high + 2
        said = isolate(f"WIS {figure(one.weighted, 1)}   IS {figure(one.inconsistency, 0)}")
        least = "WIS −00.0   IS −00"
        room = max(QFontMetricsF(font(CAPTION)).horizontalAdvance(each) for each in (said, least)) + 6
        self._draw(
            painter, QRectF(left + width - room, below, room, low), said, font(CAPTION), "text3", far=True
        )
        self._bar(
            painter, QRectF(left + rank, below + low / 2 - 3, width - rank - room - 6, 6), one.normalised
        )

    def _bar(self, painter: QPainter, track: QRectF, score: float | None) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("line"))
        painter.drawRoundedRect(self._turned(track), 3, 3)
        if score:
            painter.setBrush(colour("bad"))
            bar = QRectF(track.left(), track.top(), track.width() * -score, track.height())
            painter.drawRoundedRect(self._turned(bar), 3, 3)

    def _draw(
        self, painter: QPainter, where: QRectF, words: str, face: QFont, ink: str, *, far: bool = False
    ) -> None:
        align = Qt.AlignmentFlag.AlignRight if far != self._mirrored else Qt.AlignmentFlag.AlignLeft
        painter.setFont(face)
        painter.setPen(colour(ink))
        shown = QFontMetricsF(face).elidedText(words, Qt.TextElideMode.ElideRight, where.width() + 0.5)
        flags = align | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(self._turned(where), int(flags), shown)

    def _turned(self, part: QRectF) -> QRectF:
        if not self._mirrored:
            return part
        return QRectF(
            self.area.left() + self.area.right() - part.right(), part.top(), part.width(), part.height()
        )

    @staticmethod
    def _line(face: QFont) -> float:
        return float(QFontMetricsF(face).height())
