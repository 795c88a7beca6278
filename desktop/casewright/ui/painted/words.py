"""Words as parts: wrapped, on one line with an ellipsis, or on a tint. Always plain text."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, Qt, QTextBoundaryFinder
from PySide6.QtGui import QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from casewright.ui.painted.part import Part
from casewright.ui.theme import colour, px
from casewright.ui.theme.label_roles import LABEL_ROLES
from casewright.ui.theme.tokens import RADIUS_CHIP, TONES
from casewright.ui.widgets.plain_text import bare

_LINE_SEPARATOR = "\u2028"


class Words(Part):
    """Wrapped words. Data values go through `isolate` first; `role` as labels have it; `width` fixes the width at scale 1."""

    stretch = 1

    def __init__(self, text: str, role: str = "", width: int = 0) -> None:
        super().__init__()
        self._text, self._role, self._width = text, LABEL_ROLES[role], width
        self.stretch = 0 if width else 1
        self._layout: QTextLayout | None = None
        self._wrapped = (-1.0, 0.0)
        self._chosen = (0, 0)

    def natural_width(self) -> float:
        if self._width:
            return px(self._width)
        return QFontMetricsF(self._role.font()).horizontalAdvance(self._text)

    def height_for(self, width: float) -> float:
        if self._layout is None:
            self._layout = QTextLayout(self._text.replace("\n", _LINE_SEPARATOR), self._role.font())
            self._layout.setCacheEnabled(True)  # shaping is what costs; widths come and go
            self._layout.setTextOption(_FROM_THE_RIGHT if _runs_from_right(self._text) else _WRAPPED)
        if self._wrapped[0] != width:
            self._wrapped = width, _wrap(self._layout, width)
        return self._wrapped[1]

    def paint(self, painter: QPainter) -> None:
        self.height_for(self.area.width())
        assert self._layout is not None
        painter.setPen(colour(self._role.ink))
        start, end = self._chosen
        self._layout.draw(painter, self.area.topLeft(), [_chosen_look(start, end)] if start < end else [])

    def forget(self) -> None:
        self._layout, self._wrapped = None, (-1.0, 0.0)

    def words(self) -> Iterator[str]:
        yield bare(self._text)

    def place_at(self, point: QPointF) -> int:
        """The place in the text, in UTF-16 units, that is nearest to a point."""
        self.height_for(self.area.width())
        assert self._layout is not None
        y = point.y() - self.area.top()
        lines = [self._layout.lineAt(number) for number in range(self._layout.lineCount())]
        line = next((each for each in lines if y < each.y() + each.height()), lines[-1])
        return int(line.xToCursor(point.x() - self.area.left()))

    def word_at(self, place: int) -> tuple[int, int]:
        """Where the word around a place begins and ends."""
        finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, self._text)
        finder.setPosition(place)
        start = place if finder.isAtBoundary() else finder.toPreviousBoundary()
        finder.setPosition(start)
        return start, max(start, finder.toNextBoundary())

    def choose(self, start: int, end: int) -> None:
        """Marks a stretch of the text, in UTF-16 units, as chosen."""
        self._chosen = min(start, end), max(start, end)

    def chosen_words(self) -> str:
        """The words that are marked, without isolates."""
        start, end = self._chosen
        return bare(self._text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le", "ignore"))


class OneLine(Part):
    """Words on one line, which end in an ellipsis where there is no room for all; the pointer is told all of them."""

    stretch = 1

    def __init__(self, text: str, role: str = "", ink: str = "", *, stretch: int = 1) -> None:
        super().__init__()
        self._text, self._role, self.stretch = text, LABEL_ROLES[role], stretch
        self._ink = ink or self._role.ink
        self.tip = bare(text)

    def natural_width(self) -> float:
        return float(QFontMetricsF(self._role.font()).horizontalAdvance(self._text))

    def height_for(self, width: float) -> float:
        return float(QFontMetricsF(self._role.font()).height())

    def paint(self, painter: QPainter) -> None:
        face = self._role.font()
        shown = QFontMetricsF(face).elidedText(
            self._text, Qt.TextElideMode.ElideRight, self.area.width() + 0.5
        )
        painter.setFont(face)
        painter.setPen(colour(self._ink))
        painter.drawText(self.area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)

    def words(self) -> Iterator[str]:
        yield bare(self._text)


class Way(OneLine):
    """A few words that lead somewhere when they are clicked."""

    def __init__(self, text: str) -> None:
        super().__init__(text, "caption", "accent", stretch=0)


class Pill(Part):
    """A word on a tint, as a chip is; `tone` is one of `TONES`, `tip` its meaning in words."""

    def __init__(self, text: str, tone: str, tip: str = "") -> None:
        super().__init__()
        self._text, (self._ink, self._ground) = text, TONES[tone]
        self.tip = tip

    def natural_width(self) -> float:
        return float(QFontMetricsF(LABEL_ROLES["chip"].font()).horizontalAdvance(self._text)) + 12

    def height_for(self, width: float) -> float:
        return float(QFontMetricsF(LABEL_ROLES["chip"].font()).height()) + 2

    def paint(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._ground))
        painter.drawRoundedRect(self.area, RADIUS_CHIP, RADIUS_CHIP)
        painter.setFont(LABEL_ROLES["chip"].font())
        painter.setPen(colour(self._ink))
        painter.drawText(self.area, int(Qt.AlignmentFlag.AlignCenter), self._text)

    def words(self) -> Iterator[str]:
        yield self._text


def _wrap(layout: QTextLayout, width: float) -> float:
    """Breaks a text into lines; how high they are together."""
    leading = max(0.0, QFontMetricsF(layout.font()).leading())
    height = -leading
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        height += leading
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return max(0.0, height)


def _chosen_look(start: int, end: int) -> QTextLayout.FormatRange:
    marked = QTextLayout.FormatRange()
    marked.start, marked.length = start, end - start
    look = QTextCharFormat()
    look.setBackground(colour("accent"))
    look.setForeground(colour("on_accent"))
    marked.format = look
    return marked


def _runs_from_right(text: str) -> bool:
    """Whether the first letter is of a script that runs from right to left; what is in isolates does not say (UAX #9, P2)."""
    kinds = (bidirectional(letter) for letter in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL", "FSI")), "L") in ("R", "AL")


_WRAPPED = QTextOption()
_WRAPPED.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
_FROM_THE_RIGHT = QTextOption(_WRAPPED)
_FROM_THE_RIGHT.setAlignment(Qt.AlignmentFlag.AlignRight)
