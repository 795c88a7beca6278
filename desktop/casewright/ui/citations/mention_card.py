"""The card of a passage that names an entity without a claim about it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from casewright.ui.citations.cards import shortened
from casewright.ui.citations.content import MentionCard
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.badges import Chip, RatingBadge
from casewright.ui.widgets.card import Card
from casewright.ui.widgets.labels import ElidedLabel, PlainLabel
from casewright.ui.widgets.plain_text import isolate, one_line


class MentionCardWidget(Card):
    """Source and rating, the words around, where they stand, and how they lead to the entity."""

    def __init__(self, card: MentionCard, parent: QWidget | None = None) -> None:
        said = f"Mentioned: {one_line(card.quotation, 160)} – {one_line(card.source)}"
        super().__init__(said, can_open=True, parent=parent)
        self.mention = card
        where = " · ".join(isolate(part) for part in (card.locator, card.date) if part)
        foot = row(ElidedLabel(where, "caption"), spacing=4)
        if card.reading:
            foot.addWidget(Chip(card.reading, "plain"))
        self.setLayout(
            column(
                row(ElidedLabel(isolate(one_line(card.source)), "strong"), RatingBadge(card.reliability, None), spacing=8),
                PlainLabel(f"“{isolate(shortened(card.quotation, 400))}”", "quotation", wrap=True),
                foot,
                margins=(12, 10, 12, 10),
                spacing=6,
            )
        )  # fmt: skip
