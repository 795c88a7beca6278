"""Small labels that say how something stands: chips, source ratings, handling markings."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from casewright.model.errors import CaseError
from casewright.model.markings import load_markings
from casewright.ui.theme import colour, font, px
from casewright.ui.theme.appearance import repolish
from casewright.ui.theme.tokens import CAPTION
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.plain_text import set_plain_tooltip


class Chip(PlainLabel):
    """A word on a tint; `tone` is `ok`, `warn`, `bad`, `info` or `plain`."""

    def __init__(
        self, text: str, tone: str = "plain", meaning: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_tone(tone)
        self.say(meaning)

    def set_tone(self, tone: str) -> None:
        """Change the colours."""
        self.setProperty("tone", tone)
        repolish(self)

    def say(self, meaning: str) -> None:
        """Put the meaning in words: as tooltip, and read out after the text."""
        if meaning:
            set_plain_tooltip(self, meaning)
            self.setAccessibleName(f"{self.text()}, {meaning}")


# Admiralty scale (STANAG 2511 / AJP-2.1): reliability of the source by letter, credibility of the words by digit.
RELIABILITY = {
    "A": "Completely reliable",
    "B": "Usually reliable",
    "C": "Fairly reliable",
    "D": "Not usually reliable",
    "E": "Unreliable",
    "F": "Reliability cannot be judged",
}
CREDIBILITY = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}


def rating_words(reliability: str | None, credibility: str | None) -> str:
    """A rating in words: `Usually reliable, probably true`."""
    said = RELIABILITY.get(reliability or "", "Reliability not rated")
    return f"{said}, {CREDIBILITY.get(credibility or '', 'credibility not rated')}"


def rating_text(reliability: str | None, credibility: str | None) -> str:
    """A rating as it is printed: `B2`; a half that is not rated is a dash."""
    return f"{reliability or '–'}{credibility or '–'}" if reliability or credibility else "Unrated"


def rating_tone(reliability: str | None, credibility: str | None) -> str:
    """How a rating is coloured: by its weaker half; what cannot be judged is neither good nor bad."""
    halves = "ABCDEF".find(reliability or "F"), "123456".find(credibility or "6")
    known = [half for half in halves if half != 5]
    worst = max(known, default=5)
    return {0: "ok", 1: "info", 2: "warn", 3: "bad", 4: "bad"}.get(worst, "plain")


class RatingBadge(Chip):
    """A source rating such as `B2`. Grade and tone are for the eye; the words say the same."""

    def __init__(
        self, reliability: str | None, credibility: str | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            rating_text(reliability, credibility),
            rating_tone(reliability, credibility),
            rating_words(reliability, credibility),
            parent,
        )


class MarkingBadge(QWidget):
    """A handling marking, letter for letter, in the colours its scheme prescribes (TLP 2.0: coloured text on black)."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self._ink = "#FFFFFF"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_label(label)

    def label(self) -> str:
        """The marking shown."""
        return self._label

    def set_label(self, label: str) -> None:
        """Show another marking."""
        self._label = label
        try:
            mark = load_markings().get(label)
        except CaseError:
            mark = None
        self._ink = mark.colour if mark else "#FFFFFF"
        self.setAccessibleName(f"Marking {label}")
        set_plain_tooltip(self, mark.meaning if mark and mark.meaning else label)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(font(CAPTION, QFont.Weight.DemiBold))
        return QSize(metrics.horizontalAdvance(self._label) + px(16), metrics.height() + px(6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("line2"), 1))
        painter.setBrush(QColor("#000000"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(font(CAPTION, QFont.Weight.DemiBold))
        painter.setPen(QColor(self._ink))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._label)
