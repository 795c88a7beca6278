"""A source as it will be cited, in three styles, to look at and to copy."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import bidirectional

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from casewright.bibliography.csl_record import Item
from casewright.bibliography.styles.catalogue import cite
from casewright.bibliography.styles.runs import Run
from casewright.ui.reader.display_text import follow_scripts
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.plain_text import show_controls
from casewright.ui.widgets.segments import Segments

STYLES = (("chicago-notes", "Notes"), ("chicago-author-date", "Author-date"), ("apa", "APA"))


class ReferenceView(QWidget):
    """The reference and, below it, its short form; italics are formats of ours, never markup from a source."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: Item | None = None
        self.styles = Segments("Citation style", STYLES)
        self.styles.chosen.connect(lambda _key: self.refresh())
        self.copy_button = text_button("Copy", self.copy, icon="copy")
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setFrameShape(QFrame.Shape.NoFrame)
        self.words.setProperty("field", True)
        self.words.setAccessibleName("Reference")
        self.words.setTabChangesFocus(True)
        self.words.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.words.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayout(column(row(self.styles, None, self.copy_button, spacing=8), self.words, spacing=8))

    def show_item(self, item: Item) -> None:
        """Shows the references of an item."""
        self._item = item
        self.refresh()

    def refresh(self) -> None:
        """Writes the references anew, in the style chosen."""
        self.words.clear()
        cursor = QTextCursor(self.words.document())
        for place, runs in enumerate(self._forms()):
            if place:
                cursor.insertText("\n\n", QTextCharFormat())
            for run in runs:
                look = QTextCharFormat()
                look.setFontItalic(run.italic)
                cursor.insertText(show_controls(run.text), look)
        follow_scripts(self.words.document(), two_ways=_begins_at_the_right(self.words.toPlainText()))
        self._fit()

    def copy(self) -> None:
        """Puts the reference on the clipboard, with its italics for programs that take them.

        Qt makes what it puts there: an object of ours would outlive the interpreter and bring the program down at its end.
        """
        before = self.words.textCursor()
        cursor = QTextCursor(self.words.document().firstBlock())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        self.words.setTextCursor(cursor)
        self.words.copy()
        self.words.setTextCursor(before)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _forms(self) -> Iterable[tuple[Run, ...]]:
        return cite(self._item, self.styles.choice()).values() if self._item is not None else ()

    def _fit(self) -> None:
        """As high as its lines: a document of plain text counts its height in lines."""
        lines = self.words.document().size().height()
        margins = 2 * self.words.document().documentMargin() + 12
        self.words.setFixedHeight(int(lines * self.words.fontMetrics().lineSpacing() + margins))


def _begins_at_the_right(text: str) -> bool:
    """Whether the first strong letter is of a script written from right to left (UAX #9, rule P2)."""
    strong = next((found for found in map(bidirectional, text) if found in ("L", "R", "AL")), "L")
    return strong != "L"
