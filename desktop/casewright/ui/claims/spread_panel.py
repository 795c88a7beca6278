"""How the ratings of the case lie on the two axes: a small grid, the share on the diagonal, and a warning where it is large."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from casewright.analysis.rating_spread import (
    ENOUGH,
    TOO_MANY,
    RatingSpread,
    diagonal,
    rating_spread,
    spread_by_rater,
)
from casewright.casefile.readers import Readable
from casewright.model.choices import choices
from casewright.ui.theme import colour, font, medium, px
from casewright.ui.theme.tokens import CAPTION, SMALL
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.badges import rating_words
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.plain_text import isolate, one_line, set_plain_tooltip

_CELL, _SIDE, _GAP = 26, 18, 5  # pixels at text scale 1: a cell, the heads, the distance of what is unjudged
_DEEPEST = 110  # of 255: how opaque the fullest cell is
_MOST_RATERS = 4


class Spreads(NamedTuple):
    """The spread of the whole case, and that of each analyst."""

    whole: RatingSpread
    by_rater: Mapping[str | None, RatingSpread]


def read_spreads(case: Readable) -> Spreads:
    """Reads both; on a thread, since every citation is looked at."""
    return Spreads(rating_spread(case), spread_by_rater(case))


class SpreadPanel(QWidget):
    """Shows `Spreads`; the words say all that the grid shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("How ratings lie on the two axes")
        self.grid = _Grid()
        self._headline = PlainLabel("", "strong", wrap=True)
        self._share = PlainLabel("", "small", wrap=True)
        self._warning = PlainLabel("", "problem", wrap=True)
        self._raters = PlainLabel("", "caption", wrap=True)
        words = column(self._headline, self._share, self._warning, self._raters, None, spacing=4)
        whole = row(self.grid, words, margins=(16, 10, 16, 12), spacing=20)
        whole.setAlignment(self.grid, Qt.AlignmentFlag.AlignTop)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def show_spreads(self, spreads: Spreads) -> None:
        """Shows how the ratings lie now."""
        spread = spreads.whole
        self.grid.show_spread(spread)
        self._headline.setText(_headline(spread))
        self._share.setText(share_words(spread))
        self._warning.setText(
            "The two axes may not have been judged apart. Look at a sample again, first the sources and then the items."
            if spread.is_suspicious
            else ""
        )
        self._warning.setVisible(spread.is_suspicious)
        raters = [(name, each) for name, each in spreads.by_rater.items() if each.judged]
        self._raters.setText(
            "On the diagonal, by who rated the item: "
            + " · ".join(
                f"{isolate(one_line(name, 40)) if name else 'brought in'} {each.on_diagonal:,} of {each.judged:,}"
                for name, each in raters[:_MOST_RATERS]
            )
        )
        self._raters.setVisible(bool(raters))


def share_words(spread: RatingSpread) -> str:
    """The share of the diagonal in a sentence."""
    if spread.share is None:
        return "Nothing is judged on both axes yet."
    said = f"{spread.on_diagonal:,} of {spread.judged:,} judged on both axes lie on the diagonal A1 to E5: {spread.share:.0%}."
    if spread.judged < ENOUGH:
        return f"{said} From {ENOUGH} on, more than {TOO_MANY:.0%} is a warning."
    return said


def _headline(spread: RatingSpread) -> str:
    if not spread.rated:
        return "No citation has a letter and a digit yet."
    unjudged = spread.rated - spread.judged
    return f"{spread.rated:,} rated on both axes" + (
        f", {unjudged:,} of them with F or 6" if unjudged else ""
    )


class _Grid(QWidget):
    """Letters down, digits across; F and 6 stand apart, since they are no place on a scale."""

    def __init__(self) -> None:
        super().__init__()
        self._spread = RatingSpread({})
        self._letters = [each.key for each in choices("reliability")]
        self._digits = [each.key for each in choices("credibility")]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def show_spread(self, spread: RatingSpread) -> None:
        """Shows other counts."""
        self._spread = spread
        said = [f"{letter}{digit} {number:,}" for (letter, digit), number in sorted(spread.counts.items())]
        self.setAccessibleName(f"Ratings: {', '.join(said)}" if said else "No ratings")
        self.update()

    def sizeHint(self) -> QSize:
        side = px(_SIDE) + px(_CELL) * len(self._letters) + _GAP
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max(self._spread.counts.values(), default=0)
        painter.setFont(font(CAPTION, medium()))
        painter.setPen(colour("text3"))
        for place, letter in enumerate(self._letters):
            painter.drawText(self._area(-1, place), int(Qt.AlignmentFlag.AlignCenter), letter)
        for place, digit in enumerate(self._digits):
            painter.drawText(self._area(place, -1), int(Qt.AlignmentFlag.AlignCenter), digit)
        for down, letter in enumerate(self._letters):
            for across, digit in enumerate(self._digits):
                self._paint_cell(painter, self._area(across, down), (letter, digit), most)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        for down, letter in enumerate(self._letters):
            for across, digit in enumerate(self._digits):
                if self._area(across, down).contains(at):
                    number = self._spread.counts.get((letter, digit), 0)
                    set_plain_tooltip(self, f"{letter}{digit}: {number:,}. {rating_words(letter, digit)}")

    def _paint_cell(self, painter: QPainter, area: QRectF, pair: tuple[str, str], most: int) -> None:
        number = self._spread.counts.get(pair, 0)
        inner = area.adjusted(1, 1, -1, -1)
        ground = QColor(colour("sunken"))
        painter.setPen(QPen(colour("accent"), 1.25) if pair in diagonal() else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(inner, 4, 4)
        if number:
            deep = QColor(colour("accent"))
            deep.setAlpha(round(30 + (_DEEPEST - 30) * number / most))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(deep)
            painter.drawRoundedRect(inner, 4, 4)
            painter.setPen(colour("text"))
            painter.setFont(font(SMALL, medium()))
            said = f"{number}" if number < 1000 else f"{number // 1000}k"
            if QFontMetrics(painter.font()).horizontalAdvance(said) > inner.width():
                painter.setFont(font(CAPTION))
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter), said)

    def _area(self, across: int, down: int) -> QRectF:
        """A cell; -1 is where the heads stand."""
        side, head, last = px(_CELL), px(_SIDE), len(self._letters) - 1
        left = head + across * side + (_GAP if across == last else 0) if across >= 0 else 0
        top = head + down * side + (_GAP if down == last else 0) if down >= 0 else 0
        area = QRectF(left, top, side if across >= 0 else head, side if down >= 0 else head)
        return QRectF(QStyle.visualRect(self.layoutDirection(), self.rect(), area.toRect()))
