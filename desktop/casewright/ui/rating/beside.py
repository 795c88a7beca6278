"""What is to be seen beside a rating box: painted words in a column."""

from __future__ import annotations

from casewright.ui.citations.cards import shortened
from casewright.ui.painted.arrangement import Row, Stack
from casewright.ui.painted.block import PaintedBlock
from casewright.ui.painted.card import Card
from casewright.ui.painted.glyphs import Glyph
from casewright.ui.painted.part import Part
from casewright.ui.painted.words import Words
from casewright.ui.widgets.key_values import KeyValues
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.long_column import LongColumn
from casewright.ui.widgets.plain_text import bare, isolate, one_line
from casewright.ui.window.words import joined


class Beside(LongColumn):
    """Titles, lines, warnings and cards from top to bottom; what is empty is left out."""

    def __init__(self, name: str) -> None:
        super().__init__(margins=(8, 8, 20, 16), spacing=8)
        self.setProperty("clear", True)
        self.setAccessibleName(name)

    def title(self, words: str) -> None:
        """What is being rated."""
        self._words(Words(isolate(shortened(words, 300)), "strong"))

    def line(self, *parts: str | None) -> None:
        """Facts in one line."""
        said = joined(*(isolate(part) if part else None for part in parts))
        if said:
            self._words(Words(said, "caption"))

    def quotation(self, words: str) -> None:
        """The exact words."""
        self._words(Words(f"“{isolate(shortened(words, 900))}”", "quotation"))

    def warn(self, words: str) -> None:
        """What should give pause."""
        if words:
            self._words(Row(Glyph("triangle-alert", "warn", 15), Words(words, "small"), spacing=8, top=True))

    def head(self, words: str, empty: str | None = None) -> None:
        """A heading; `empty` is said below it where nothing follows."""
        label = PlainLabel(words.upper(), "section")
        label.setContentsMargins(0, 8 if self.widgets else 0, 0, 0)
        self.put(label)
        if empty:
            self.put(PlainLabel(empty, "muted", wrap=True))

    def pairs(self, *pairs: tuple[str, str | None]) -> None:
        """Names and values."""
        known = tuple((name, value) for name, value in pairs if value)
        if known:
            self.put(KeyValues(known))

    def card(self, *parts: Part) -> None:
        """Parts in a frame."""
        whole = Stack(*parts, spacing=4)
        self.put(Card(one_line(bare(" ".join(whole.words())), 200), whole, can_open=False))

    def _words(self, part: Part) -> None:
        block = PaintedBlock(part)
        block.setAccessibleName(" ".join(block.words()))
        self.put(block)
