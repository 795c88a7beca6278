"""The panel itself: header, facts, cards, and going through them with the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain, groupby, islice
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from casewright.ui.citations.cards import CitationCardWidget, RestingCard, shortened
from casewright.ui.citations.content import (
    CitationCard,
    MentionCard,
    OriginsContent,
    PanelContent,
    RestingItem,
)
from casewright.ui.citations.mention_card import MentionCardWidget
from casewright.ui.citations.origins_block import OriginsBlock
from casewright.ui.painted.card import Card
from casewright.ui.theme import text_scale
from casewright.ui.widgets.arrangement import column, held, row
from casewright.ui.widgets.badges import RELIABILITY, Chip, MarkingBadge
from casewright.ui.widgets.buttons import icon_button, text_button
from casewright.ui.widgets.empty_state import EmptyState
from casewright.ui.widgets.key_values import KeyValues
from casewright.ui.widgets.labels import PlainLabel, Rule
from casewright.ui.widgets.long_column import LongColumn
from casewright.ui.widgets.plain_text import isolate
from casewright.ui.widgets.tile import KindTile

T = TypeVar("T")

_MOST_CARDS = 200
_AT_ONCE, _SLICE = 2, 4
_ONE_LINE_SCALE = 1.15
_WEAK = ("D", "E", "F")


class CitationPanel(QScrollArea):
    """Shows a `PanelContent`.

    Signals:
        open_passage: a card was opened; the passage to show in the reader.
        open_object: something that rests on the passage was opened; its type and id.
        add_citation: the button for it.
        more_wanted: the button for what else can be done with the object.
        removal_asked: the ids of the mentions on a card that was to be removed.
    """

    open_passage = Signal(str)
    open_object = Signal(str, str)
    add_citation = Signal()
    more_wanted = Signal()
    removal_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Inspector")
        self.setAccessibleName("Citations")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(280)
        self.cards: list[Card] = []
        self.origins: OriginsBlock | None = None
        self._origins_open = False
        self._shown: PanelContent | None = None
        self._origins_place: LongColumn | None = None
        self._waiting: Iterator[tuple[LongColumn, Card]] = iter(())
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(lambda: self._add_some(_SLICE))
        self._body = LongColumn(margins=(16, 16, 16, 16), spacing=12)
        self._body.setObjectName("Root")
        self.setWidget(self._body)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say what the panel is for while nothing is selected."""
        self._forget()
        text = "Select an entity, a link, a claim or a judgement to see the words it rests on."
        self._body.clear()
        self._body.put(EmptyState("quote", "Nothing selected", text), fills=True)

    def show_content(self, content: PanelContent) -> None:
        """Show an object with its citations, or a passage with all that rests on it; nothing is done when it is shown."""
        if content == self._shown:
            return
        self._forget()
        self._shown = content
        self._body.arrange(list(self._parts(content)))
        self._next.start()
        while self._next.isActive() and self._body.heightForWidth(self.width()) < self.height():
            self._add_some(_AT_ONCE)  # those in sight at once
        self.verticalScrollBar().setValue(0)

    def show_origins(self, content: OriginsContent) -> None:
        """Say how many independent origins the object in sight has, once they are counted."""
        if self._origins_place is None:
            return
        self._origins_place.clear()
        self.origins = OriginsBlock(content, self._origins_open)
        self.origins.open_source.connect(lambda each: self.open_object.emit("source", each))
        self.origins.unfolded.connect(self._remember_unfolded)
        self._origins_place.put(self.origins)

    def step(self, step: int) -> None:
        """Move the focus to the next or the previous card; from outside the cards to the first or last."""
        if not self.cards:
            return
        focused = next((n for n, card in enumerate(self.cards) if card.hasFocus()), None)
        place = (0 if step > 0 else len(self.cards) - 1) if focused is None else focused + step
        card = self.cards[min(max(place, 0), len(self.cards) - 1)]
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(card, 0, 16)

    def cited_in_hand(self) -> tuple[str, UUID] | None:
        """What a text would cite to rest on the card that has the keyboard: its claim, or the passage that is shown."""
        card = next((each for each in self.cards if each.hasFocus()), None)
        if isinstance(card, CitationCardWidget) and card.citation.claim_id:
            return "claim", UUID(card.citation.claim_id)
        if isinstance(card, RestingCard) and card.item.type == "claim":
            return "claim", UUID(card.item.id)
        if isinstance(card, MentionCardWidget):
            return "passage", UUID(card.mention.passage_id)
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_J: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_K: -1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.step(step)
        else:
            super().keyPressEvent(event)

    def _forget(self) -> None:
        self._next.stop()
        self._waiting = iter(())
        self.cards = []
        self.origins = self._origins_place = self._shown = None

    def _remember_unfolded(self, is_open: bool) -> None:
        self._origins_open = is_open

    def _parts(self, content: PanelContent) -> Iterator[QWidget]:
        yield self._header(content)
        if content.quotation:
            yield PlainLabel(f"“{isolate(shortened(content.quotation, 1200))}”", "quotation", wrap=True)
        if content.rows:
            yield Rule()
            yield KeyValues(content.rows)
        yield Rule()
        if content.resting is None:
            yield from self._citations(content)
            yield from self._mentions(content)
        else:
            yield from self._resting(content)

    def _header(self, content: PanelContent) -> QWidget:
        words = column(PlainLabel(isolate(content.title), "title", wrap=True), spacing=1)
        if content.subtitle:
            words.addWidget(PlainLabel(isolate(content.subtitle), "muted", wrap=True))
        tile = KindTile(content.icon, content.colour, content.kind_label or content.title)
        more = icon_button("ellipsis", "More to do with this", self.more_wanted.emit)
        line = row(tile, words, more, spacing=12)
        for part in (tile, more):
            line.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        header = column(line, spacing=8)
        if content.marking:
            header.addLayout(row(MarkingBadge(content.marking), None))
        return held(header)

    def _citations(self, content: PanelContent) -> Iterator[QWidget]:
        yield self._citations_head(content)
        if content.origins is not None or content.origins_later:
            self._origins_place = LongColumn()
            yield self._origins_place
        if content.origins is not None:
            self.show_origins(content.origins)
        elif self._origins_place is not None:
            self._origins_place.put(PlainLabel("Counting independent origins …", "muted"))
        if not content.cards:
            said = content.note or "Nothing is cited for this yet. A brief will say so where it is used."
            yield PlainLabel(said, "muted", wrap=True)
        yield from self._cards(content.cards, self._citation_card)
        if content.can_cite:
            yield text_button("Add citation", self.add_citation.emit, icon="quote", look="outline")

    def _citations_head(self, content: PanelContent) -> QWidget:
        """The heading, and chips beside it; below it when large text leaves no room there."""
        heading, chips = PlainLabel(cited_by(content), "section"), _chips(content)
        if text_scale() > _ONE_LINE_SCALE:
            return held(column(heading, row(*chips, None, spacing=6), spacing=6))
        return held(row(heading, None, *chips, spacing=6))

    def _resting(self, content: PanelContent) -> Iterator[QWidget]:
        items = [each for each in content.resting or () if not each.is_named]
        named = [each for each in content.resting or () if each.is_named]
        head = f"{len(items)} REST ON THIS PASSAGE" if len(items) != 1 else "ONE RESTS ON THIS PASSAGE"
        yield PlainLabel(head if items else "NOTHING RESTS ON THIS PASSAGE", "section")
        if not items:
            said = content.note or "It was quoted, and no claim cites it yet."
            yield PlainLabel(said, "muted", wrap=True)
        yield from self._cards(items, self._resting_card)
        if named:
            yield PlainLabel("NAMED IN THIS PASSAGE", "section")
            yield from self._cards(named, self._resting_card)

    def _citation_card(self, citation: CitationCard) -> Card:
        card = CitationCardWidget(citation)
        card.opened.connect(lambda: self.open_passage.emit(citation.passage_id))
        return card

    def _resting_card(self, item: RestingItem) -> Card:
        card = RestingCard(item)
        card.opened.connect(lambda: self.open_object.emit(item.type, item.id))
        return card

    def _mentions(self, content: PanelContent) -> Iterator[QWidget]:
        count = len(content.mentions)
        if count:
            said = f"MENTIONED IN {count} PASSAGES" if count != 1 else "MENTIONED IN ONE PASSAGE"
            yield PlainLabel(said, "section")
            yield from self._cards(content.mentions, partial(self._mention_card, content.can_edit))

    def _mention_card(self, can_remove: bool, mention: MentionCard) -> Card:
        card = MentionCardWidget(mention, can_remove=can_remove)
        card.removal_asked.connect(lambda: self.removal_asked.emit(mention.mention_ids))
        card.opened.connect(lambda: self.open_passage.emit(mention.passage_id))
        return card

    def _cards(self, shown: Sequence[T], make: Callable[[T], Card]) -> Iterator[QWidget]:
        """A place for cards, which come between the events that follow: no key waits for fifty of them."""
        place = LongColumn(spacing=12)
        self._waiting = chain(self._waiting, ((place, make(each)) for each in shown[:_MOST_CARDS]))
        yield place
        if len(shown) > _MOST_CARDS:
            said = f"{len(shown) - _MOST_CARDS} more are not shown here; the list of claims has them all."
            yield PlainLabel(said, "muted", wrap=True)

    def _add_some(self, count: int) -> None:
        cards = list(islice(self._waiting, count))
        for place, some in groupby(cards, key=lambda each: each[0]):
            made = [card for _, card in some]
            for card in made:
                if card.focusPolicy() != Qt.FocusPolicy.NoFocus:
                    self.cards.append(card)
                    card.reached.connect(lambda card=card: self.ensureWidgetVisible(card, 0, 16))
            place.put(*made)
        if len(cards) < count:
            self._next.stop()


def _chips(content: PanelContent) -> list[Chip]:
    if content.heading:
        return []
    against = sum(card.stance == "contradicts" for card in content.cards)
    weak = sum((card.reliability or "F") in _WEAK for card in content.cards if card.passage_id)
    chips = [] if content.cards else [Chip("Uncited", "warn")]
    if against:
        chips.append(Chip(f"{against} against", "bad"))
    if weak:
        grades = ", ".join(f"{letter} {RELIABILITY[letter].lower()}" for letter in _WEAK)
        chips.append(Chip(f"{weak} weak", "warn", f"Sources rated {grades}, or not rated"))
    return chips


def cited_by(content: PanelContent) -> str:
    """The heading over the cards."""
    if content.heading:
        return content.heading
    if not content.cards:
        return "NO SOURCE CITED"
    return f"CITED BY {content.sources} SOURCES" if content.sources != 1 else "CITED BY ONE SOURCE"
