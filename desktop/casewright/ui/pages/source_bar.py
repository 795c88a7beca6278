"""The bar above a source: its rating, which of its versions is shown, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from casewright.casefile.queries.reading import SourceCard
from casewright.ui.pages.chooser import Chooser
from casewright.ui.reader.reader import PAGE, TEXT
from casewright.ui.theme.tokens import TOOL_BAR
from casewright.ui.widgets.arrangement import empty_layout, row
from casewright.ui.widgets.badges import RatingBadge, rating_words
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.labels import ElidedLabel, PlainLabel
from casewright.ui.widgets.plain_text import isolate, one_line, set_plain_tooltip
from casewright.ui.widgets.segments import Segments


class SourceBar(QFrame):
    """Buttons say what is asked for; the page does it."""

    edit_asked = Signal()
    quote_asked = Signal()
    find_asked = Signal()
    panels_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Bar")
        self.setFixedHeight(TOOL_BAR)
        self._rating = row(spacing=0)
        self.rated = PlainLabel("", "muted")
        self.versions = Chooser("Version")
        self.name = ElidedLabel("", "strong")
        self.way = Segments("View", ((TEXT, "Text"), (PAGE, "Page")))
        self.way.setMaximumHeight(TOOL_BAR - 8)
        self.quote = text_button("Quote", self.quote_asked.emit, icon="quote")
        self.edit = text_button("Edit", self.edit_asked.emit, icon="pencil")
        self.search = text_button("Find", self.find_asked.emit, icon="search")
        self.beside = text_button("Suggestions", self.panels_asked.emit, icon="lightbulb")
        set_plain_tooltip(self.beside, "Suggestions and more beside the text   Shift+S")
        tools = row(
            self._rating, self.rated, self.versions, self.name, None, self.way, self.quote, self.edit, self.search, self.beside,
            margins=(16, 0, 8, 0), spacing=8,
        )  # fmt: skip
        tools.setStretch(3, 1000)  # all that the buttons leave
        self.setLayout(tools)

    def show_source(self, card: SourceCard, *, writable: bool, quotable: bool) -> None:
        """Shows what is said of a source, and the buttons that make sense."""
        empty_layout(self._rating)
        self._rating.addWidget(RatingBadge(card.reliability, None))
        rated = rating_words(card.reliability, None).partition(",")[0] if card.reliability else ""
        self.rated.setText(rated)  # the badge says by itself that there is no rating
        self.name.setText(isolate(one_line(card.title, 200)))
        self.edit.setVisible(writable)
        self.quote.setVisible(writable and quotable)
