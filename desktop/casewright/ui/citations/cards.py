"""The cards of the panel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from casewright.ui.citations.content import CitationCard, RestingItem
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.badges import Chip, RatingBadge, rating_words
from casewright.ui.widgets.card import Card
from casewright.ui.widgets.icon_label import IconLabel
from casewright.ui.widgets.labels import ElidedLabel, PlainLabel
from casewright.ui.widgets.plain_text import isolate, one_line
from casewright.ui.widgets.tile import KindTile

_LONGEST_QUOTATION = 600
_STANCES = {
    "supports": ("Supports", "stance_ok", "circle-check", "ok"),
    "contradicts": ("Contradicts", "stance_bad", "circle-x", "bad"),
    "context": ("Context", "stance_plain", "info", "text2"),
}


def shortened(words: str, limit: int = _LONGEST_QUOTATION) -> str:
    """Words cut at a space, with an ellipsis; a card shows the beginning, the reader shows all."""
    if len(words) <= limit:
        return words
    return f"{words[:limit].rsplit(' ', 1)[0]} …"


class CitationCardWidget(Card):
    """One citation: source and rating, the words, where they stand, and what they do to the claim."""

    def __init__(self, card: CitationCard, parent: QWidget | None = None) -> None:
        super().__init__(_card_name(card), can_open=bool(card.passage_id), parent=parent)
        self.citation = card
        head = row(
            ElidedLabel(isolate(one_line(card.source)), "strong"),
            RatingBadge(card.reliability, card.credibility),
            spacing=8,
        )
        layout = column(head, margins=(12, 10, 12, 10), spacing=6)
        if card.claim:
            layout.addWidget(PlainLabel(isolate(shortened(card.claim, 240)), "small", wrap=True))
        if card.quotation:
            layout.addWidget(PlainLabel(f"“{isolate(shortened(card.quotation))}”", "quotation", wrap=True))
        if card.translation:
            layout.addWidget(
                PlainLabel(f"Translation: {isolate(shortened(card.translation))}", "small", wrap=True)
            )
        if card.flag:
            warning = PlainLabel(card.flag, "problem", wrap=True)
            layout.addLayout(row(IconLabel("triangle-alert", "bad", 14), warning, spacing=6))
        layout.addLayout(self._foot(card))
        self.setLayout(layout)

    def _foot(self, card: CitationCard) -> QHBoxLayout:
        word, tone, icon, ink = _STANCES.get(card.stance, _STANCES["context"])
        where = " · ".join(isolate(part) for part in (card.locator, card.date) if part)
        return row(
            ElidedLabel(where, "caption"),
            IconLabel(icon, ink, 13),
            Chip(word, tone),
            spacing=4,
        )


class RestingCard(Card):
    """Something that rests on the passage shown."""

    def __init__(self, item: RestingItem, parent: QWidget | None = None) -> None:
        super().__init__(f"{item.type_label}: {one_line(item.title)}", can_open=True, parent=parent)
        self.item = item
        words = column(PlainLabel(isolate(shortened(item.title, 240)), wrap=True), spacing=2)
        said = " · ".join(part for part in (item.type_label, isolate(shortened(item.through, 160))) if part)
        words.addWidget(PlainLabel(said, "caption", wrap=True))
        tile = KindTile(item.icon, item.colour, item.type_label, 28)
        layout = row(tile, words, margins=(12, 10, 12, 10), spacing=10)
        layout.setAlignment(tile, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)


def _card_name(card: CitationCard) -> str:
    word = _STANCES.get(card.stance, _STANCES["context"])[0]
    where = ", ".join(part for part in (card.locator, card.date) if part)
    rated = rating_words(card.reliability, card.credibility)
    return f"{word}: {one_line(card.quotation, 160)} – {one_line(card.source)}, {where}, rated {rated}"
