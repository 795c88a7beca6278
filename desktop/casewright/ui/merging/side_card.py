"""What one side made of a place: whose it is, every word of it, and what that side alone cites."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLayout, QSizePolicy, QWidget

from casewright.ui.merging.words import Cited
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.plain_text import isolate

_SHOWN = 4  # passages
_WIDE = 230  # pixels a card takes beside others, at text scale 1


class SideCard(QFrame):
    """One column of three. `act` names the button that takes this side, if it can be taken."""

    def __init__(
        self,
        title: str,
        said: str,
        words: str,
        cited: Sequence[Cited] = (),
        act: str = "",
        on_act: Callable[[], object] | None = None,
        shows: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName("Side")
        self.setAccessibleName(f"{title}: {words}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.words = PlainLabel(isolate(words), "", wrap=True).make_selectable()
        parts: list[QWidget | QLayout] = [
            row(PlainLabel(title, "section"), None, PlainLabel("shown now", "caption") if shows else None),
            PlainLabel(said, "caption", wrap=True),
            self.words,
        ]
        if cited:
            parts.append(PlainLabel("Cited on this side only", "caption"))
        for each in cited[:_SHOWN]:
            parts.append(PlainLabel(f"“{isolate(each.words)}”", "quotation", wrap=True))
            parts.append(PlainLabel(isolate(each.source), "caption", wrap=True))
        if len(cited) > _SHOWN:
            parts.append(PlainLabel(f"and {len(cited) - _SHOWN} more passages", "caption"))
        self.button = text_button(act, on_act, look="outline") if act else None
        foot = [row(None, self.button)] if self.button else []
        self.setLayout(column(*parts, None, *foot, margins=(14, 12, 14, 12), spacing=6))


class Beside(QWidget):
    """Cards beside one another where there is room, else under one another."""

    def __init__(self, cards: Sequence[QWidget]) -> None:
        super().__init__()
        self._cards = len(cards)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(12)
        for card in cards:
            self._box.addWidget(card, 1)
        self.setLayout(self._box)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() >= px(_WIDE) * self._cards
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)
