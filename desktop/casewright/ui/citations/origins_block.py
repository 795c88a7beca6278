"""How many independent origins stand behind what is cited: the number, what makes it smaller, and all of it on demand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casewright.ui.citations.content import OriginNote, OriginsContent
from casewright.ui.theme.icons import set_icon
from casewright.ui.widgets.arrangement import column, empty_layout, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.card import Card
from casewright.ui.widgets.icon_label import IconLabel
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.plain_text import isolate

_LOOKS = {
    "origin": ("circle-dot", "text2"),
    "weak": ("target", "warn"),
    "circle": ("refresh-cw", "bad"),
    "owner": ("building-2", "warn"),
    "unknown": ("circle-help", "warn"),
    "suspected": ("link", "warn"),
}
_ALWAYS = frozenset({"circle"})
_MOST = 40


class OriginsBlock(QWidget):
    """The number in words is a button that opens and closes the rest; circular reporting is always in sight.

    Signals:
        open_source: the id of a source that was chosen.
        unfolded: whether the rest is in sight, so that the next object shows it alike.
    """

    open_source = Signal(str)
    unfolded = Signal(bool)

    def __init__(self, content: OriginsContent, is_open: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = content
        self.is_open = is_open
        self.rows: list[Card] = []
        self._head = text_button(content.headline, self.toggle, icon=_fold_icon(is_open))
        self._head.setProperty("align", "left")
        self._rest: QVBoxLayout = column(spacing=4)
        self.setLayout(column(row(self._head, None), self._rest, spacing=4))
        self._show_rest()

    def toggle(self) -> None:
        """Shows or hides what is behind each origin."""
        self.is_open = not self.is_open
        self.unfolded.emit(self.is_open)
        self._show_rest()

    def _show_rest(self) -> None:
        empty_layout(self._rest)
        self.rows = []
        set_icon(self._head, _fold_icon(self.is_open), "text2", "text")
        state = "shown" if self.is_open else "hidden"
        self._head.setAccessibleName(f"{self.content.headline}; details {state}")
        shown = [note for note in self.content.notes if self.is_open or note.role in _ALWAYS]
        for note in shown[:_MOST]:
            made = _NoteRow(note)
            made.opened.connect(lambda each=note: self.open_source.emit(each.source_id))
            self.rows.append(made)
            self._rest.addWidget(made)
        if len(shown) > _MOST:
            self._rest.addWidget(
                PlainLabel(f"{len(shown) - _MOST} more are not shown here.", "muted", wrap=True)
            )


class _NoteRow(Card):
    """One sentence; Enter or a click reads the source it is about."""

    def __init__(self, note: OriginNote) -> None:
        super().__init__(note.words, can_open=bool(note.source_id))
        self.setProperty("card", None)
        self.setProperty("line_item", True)
        icon, ink = _LOOKS.get(note.role, _LOOKS["origin"])
        glyph = IconLabel(icon, ink, 14)
        layout = row(
            glyph, PlainLabel(isolate(note.words), "small", wrap=True), margins=(6, 4, 6, 4), spacing=8
        )
        layout.setAlignment(glyph, Qt.AlignmentFlag.AlignTop)
        layout.setStretch(1, 1)
        self.setLayout(layout)


def _fold_icon(is_open: bool) -> str:
    return "chevron-down" if is_open else "chevron-right"
