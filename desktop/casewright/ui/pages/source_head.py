"""What stands above the words of a source: where they come from, and their title."""

from __future__ import annotations

from unicodedata import bidirectional

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from casewright.casefile.queries.reading import SourceCard
from casewright.ui.pages.serif_label import SerifLabel
from casewright.ui.widgets.arrangement import column
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.plain_text import isolate, one_line
from casewright.ui.window.words import date_words

_TEXT_EDGE = 52  # the reader's own margin, so that title and text begin at one line


def _side(text: str) -> Qt.AlignmentFlag:
    """Where a line begins, by its first strong letter (UAX #9, rule P2)."""
    strong = next((found for found in map(bidirectional, text) if found in ("L", "R", "AL")), "L")
    side = Qt.AlignmentFlag.AlignLeft if strong == "L" else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignAbsolute


class SourceHead(QWidget):
    """Two lines: kind, publisher, date, pages; and the title in the reader's type."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._origin = PlainLabel("", "caption", wrap=True)
        self._title = SerifLabel(22, QFont.Weight.DemiBold)
        self._withdrawn = PlainLabel("", "problem", wrap=True)
        parts = column(self._origin, self._title, self._withdrawn, margins=(_TEXT_EDGE, 24, 24, 0), spacing=6)
        self.setLayout(parts)

    def show_source(self, card: SourceCard, kind: str, pages: int) -> None:
        """Shows what is said of a source."""
        said = [
            kind,
            card.author,
            card.publisher,
            date_words(card.published),
            f"{pages} pages" if pages > 1 else None,
            card.marking,
        ]
        self._origin.setText("  ·  ".join(isolate(one_line(each, 120)) for each in said if each))
        self._origin.setVisible(any(said))
        self._title.setText(isolate(one_line(card.title, 300)))
        self._title.setAlignment(_side(card.title))
        self._withdrawn.setText(f"Withdrawn by its publisher: {card.withdrawn}" if card.withdrawn else "")
        self._withdrawn.setVisible(bool(card.withdrawn))
