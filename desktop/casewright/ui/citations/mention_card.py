"""The card of a passage that names an entity without a claim about it; where it may be, it can be removed from there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from casewright.ui.citations.cards import GAP, shortened, source_line
from casewright.ui.citations.content import MentionCard
from casewright.ui.painted.arrangement import Row, Stack
from casewright.ui.painted.card import Card
from casewright.ui.painted.part import Part
from casewright.ui.painted.words import OneLine, Pill, Words
from casewright.ui.theme.icons import icon
from casewright.ui.widgets.plain_text import isolate, one_line


class MentionCardWidget(Card):
    """Source and rating, the words around, where they stand, and how they lead to the entity.

    Delete, or the menu, asks for the mention to be removed (`removal_asked`).
    """

    removal_asked = Signal()

    def __init__(self, card: MentionCard, *, can_remove: bool, parent: QWidget | None = None) -> None:
        where = " · ".join(isolate(part) for part in (card.locator, card.date) if part)
        foot: list[Part] = [OneLine(where, "caption")]
        if card.reading:
            foot.append(Pill(card.reading, "plain"))
        super().__init__(
            f"Mentioned: {one_line(card.quotation, 160)} – {one_line(card.source)}",
            Stack(
                source_line(card.source, card.reliability, None),
                Words(f"“{isolate(shortened(card.quotation, 400))}”", "quotation"),
                Row(*foot, spacing=4),
                spacing=GAP,
            ),
            can_open=True,
            parent=parent,
        )
        self.mention, self._can_remove = card, can_remove

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if self._can_remove and plain and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_asked.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addAction(icon("quote"), "Show the passage\tEnter").triggered.connect(lambda: self.opened.emit())
        if self._can_remove:
            remove = menu.addAction(icon("trash-2"), "Remove this mention\tDel")
            remove.triggered.connect(lambda: self.removal_asked.emit())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())
