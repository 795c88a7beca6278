"""The cards of the panel."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from casewright.model.parted_text import PartedText
from casewright.ui.citations.content import CitationCard, RestingItem
from casewright.ui.painted.arrangement import Row, Stack
from casewright.ui.painted.card import Card
from casewright.ui.painted.glyphs import Glyph, Tile
from casewright.ui.painted.part import Part
from casewright.ui.painted.words import OneLine, Pill, Words
from casewright.ui.widgets.badges import rating_text, rating_tone, rating_words
from casewright.ui.widgets.plain_text import isolate, one_line

_LONGEST_QUOTATION = 600
GAP = 6
_STANCES = {
    "supports": ("Supports", "ok", "circle-check"),
    "contradicts": ("Contradicts", "bad", "circle-x"),
    "context": ("Context", "text2", "info"),
}


def shortened(words: str, limit: int = _LONGEST_QUOTATION) -> str:
    """Words cut at a space, with an ellipsis; a card shows the beginning, the reader shows all."""
    if len(words) <= limit:
        return words
    if isinstance(words, PartedText):
        return words.cut(limit, shortened)
    return f"{words[:limit].rsplit(' ', 1)[0]} …"


def source_line(source: str, reliability: str | None, credibility: str | None) -> Row:
    """The title of a source with its rating."""
    return Row(
        OneLine(isolate(one_line(source)), "strong"),
        Pill(
            rating_text(reliability, credibility),
            rating_tone(reliability, credibility),
            rating_words(reliability, credibility),
        ),
        spacing=8,
    )


class CitationCardWidget(Card):
    """One citation: source and rating, the words, where they stand, and what they do to the claim."""

    def __init__(self, card: CitationCard, parent: QWidget | None = None) -> None:
        parts: list[Part] = [source_line(card.source, card.reliability, card.credibility)]
        if card.claim:
            claim = Words(isolate(shortened(card.claim, 240)), "small")
            star = Glyph("star", "accent", 13)
            parts.append(Row(star, claim, spacing=6, top=True) if card.is_preferred else claim)
        if card.quotation:
            parts.append(Words(f"“{isolate(shortened(card.quotation))}”", "quotation"))
        if card.translation:
            parts.append(Words(f"Translation: {isolate(shortened(card.translation))}", "small"))
        if card.flag:
            parts.append(Row(Glyph("triangle-alert", "bad", 14), Words(card.flag, "problem"), spacing=6))
        word, ink, icon = _STANCES.get(card.stance, _STANCES["context"])
        where = " · ".join(isolate(part) for part in (card.locator, card.date) if part)
        stance = OneLine(word, "chip", ink, stretch=0)
        parts.append(Row(OneLine(where, "caption"), Glyph(icon, ink, 13), stance, spacing=4))
        whole = Stack(*parts, spacing=GAP)
        super().__init__(_card_name(card), whole, can_open=bool(card.passage_id), parent=parent)
        self.citation = card


class RestingCard(Card):
    """Something that rests on the passage shown."""

    def __init__(self, item: RestingItem, parent: QWidget | None = None) -> None:
        said = " · ".join(part for part in (item.type_label, isolate(shortened(item.through, 160))) if part)
        words = Stack(Words(isolate(shortened(item.title, 240))), Words(said, "caption"), spacing=2)
        tile = Tile(item.icon, item.colour, item.type_label, 28)
        name = f"{item.type_label}: {one_line(item.title)}"
        super().__init__(name, Row(tile, words, spacing=10, top=True), can_open=True, parent=parent)
        self.item = item


def _card_name(card: CitationCard) -> str:
    word = _STANCES.get(card.stance, _STANCES["context"])[0]
    where = ", ".join(part for part in (card.locator, card.date) if part)
    rated = rating_words(card.reliability, card.credibility)
    word = f"{word}, preferred" if card.claim and card.is_preferred else word
    return f"{word}: {one_line(card.quotation, 160)} – {one_line(card.source)}, {where}, rated {rated}"
