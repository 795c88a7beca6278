"""How many independent origins stand behind what is cited: the number, what makes it smaller, and all of it on demand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casewright.ui.citations.content import OriginNote, OriginsContent
from casewright.ui.painted.arrangement import Row
from casewright.ui.painted.card import Card
from casewright.ui.painted.glyphs import Glyph
from casewright.ui.painted.words import Words
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.long_column import LongColumn
from casewright.ui.widgets.plain_text import isolate

_LOOKS = {
    "origin": ("circle-dot", "text2"),
    "weak": ("target", "warn"),
    "circle": ("refresh-cw", "bad"),
    "owner": ("building-2", "warn"),
    "unknown": ("circle-help", "warn"),
    "suspected": ("link", "warn"),
    "against": ("circle-x", "warn"),
}
_ALWAYS = frozenset({"circle", "against"})
_MOST = 40


class OriginsBlock(LongColumn):
    """The number in words opens and closes the rest; circular reporting, and what speaks against it, is always in sight.

    Signals:
        open_source: the id of a source that was chosen.
        unfolded: whether the rest is in sight, so that the next object shows it alike.
    """

    open_source = Signal(str)
    unfolded = Signal(bool)

    def __init__(self, content: OriginsContent, is_open: bool, parent: QWidget | None = None) -> None:
        super().__init__(spacing=4, parent=parent)
        self.content = content
        self.is_open = is_open
        self.rows: list[Card] = []
        self._fold = Glyph(_fold_icon(is_open), "text2", 16)
        head = Row(self._fold, Words(content.headline, "muted"), spacing=8, top=True)
        self.head = Card(content.headline, head, can_open=True, framed=False)
        self.head.opened.connect(self.toggle)
        self.put(self.head)
        self._show_rest()

    def toggle(self) -> None:
        """Shows or hides what is behind each origin."""
        self.is_open = not self.is_open
        self.unfolded.emit(self.is_open)
        self._show_rest()

    def _show_rest(self) -> None:
        self.drop(*self.widgets[1:])
        self.rows = []
        self._fold.icon = _fold_icon(self.is_open)
        self.head.update()
        state = "shown" if self.is_open else "hidden"
        self.head.setAccessibleName(f"{self.content.headline}; details {state}")
        shown = [note for note in self.content.notes if self.is_open or note.role in _ALWAYS]
        for note in shown[:_MOST]:
            made = _NoteRow(note)
            made.opened.connect(lambda each=note: self.open_source.emit(each.source_id))
            self.rows.append(made)
        self.put(*self.rows)
        if len(shown) > _MOST:
            self.put(PlainLabel(f"{len(shown) - _MOST} more are not shown here.", "muted", wrap=True))


class _NoteRow(Card):
    """One sentence; Enter or a click reads the source it is about."""

    def __init__(self, note: OriginNote) -> None:
        icon, ink = _LOOKS.get(note.role, _LOOKS["origin"])
        line = Row(Glyph(icon, ink, 14), Words(isolate(note.words), "small"), spacing=8, top=True)
        super().__init__(note.words, line, can_open=bool(note.source_id), framed=False)


def _fold_icon(is_open: bool) -> str:
    return "chevron-down" if is_open else "chevron-right"
