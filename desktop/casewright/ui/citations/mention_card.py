"""The card of a passage that names an entity without a claim about it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from casewright.ui.citations.cards import GAP, shortened, source_line
from casewright.ui.citations.content import MentionCard
from casewright.ui.painted.arrangement import Row, Stack
from casewright.ui.painted.card import Card
from casewright.ui.painted.part import Part
from casewright.ui.painted.words import OneLine, Pill, Words
from casewright.ui.widgets.plain_text import isolate, one_line


class MentionCardWidget(Card):
    """Source and rating, the words around, where they stand, and how they lead to the entity."""

    def __init__(self, card: MentionCard, parent: QWidget | None = None) -> None:
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
        self.mention = card
