"""The source reader: text, margin and find bar together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from casewright.ui.reader.find_bar import FindBar
from casewright.ui.reader.margin import PassageMargin
from casewright.ui.reader.marks import PassageMark
from casewright.ui.reader.text_view import SourceTextView
from casewright.ui.widgets.arrangement import column, row


class SourceReader(QWidget):
    """Shows the text of one source. All offsets are code points of that text.

    Signals:
        quote_requested: the words [start, end) are to become a passage.
        passage_activated: a passage was chosen here.
    """

    quote_requested = Signal(int, int)
    passage_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Centre")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.view = SourceTextView()
        self.find_bar = FindBar(self.view)
        self._margin = PassageMargin(self.view)
        self.setLayout(column(self.find_bar, row(self._margin, self.view)))
        self.setFocusProxy(self.view)
        self.view.quote_requested.connect(self.quote_requested)
        self.view.passage_activated.connect(self.passage_activated)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.find_bar.open_bar)

    def show_text(self, text: str, passages: Sequence[PassageMark] = ()) -> None:
        """Show a text with its passages, from its beginning."""
        self.find_bar.hide()
        self.view.show_text(text, passages)

    def set_passages(self, passages: Sequence[PassageMark]) -> None:
        """Show other passages in the same text."""
        self.view.set_passages(passages)

    def scroll_to_passage(self, passage_id: str) -> bool:
        """Bring a passage into sight and make it stand out; whether this text has it."""
        return self.view.choose(passage_id)

    def selection(self) -> tuple[int, int]:
        """The selected words as [start, end); empty when both are the same."""
        return self.view.selection()

    def request_quote(self) -> None:
        """What key C does, for a button."""
        self.view.request_quote()

    def open_find(self) -> None:
        """What Ctrl+F does, for a button."""
        self.find_bar.open_bar()
