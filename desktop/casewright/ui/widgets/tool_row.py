"""A bar of tools above a page that fits into whatever width there is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QWidget

from casewright.ui.theme import px
from casewright.ui.theme.tokens import TOOL_BAR
from casewright.ui.widgets.arrangement import row
from casewright.ui.widgets.buttons import button_words
from casewright.ui.widgets.labels import ElidedLabel
from casewright.ui.widgets.plain_text import bare, set_plain_tooltip

_SPACING = 8
_AT_THE_ENDS = 12


class ToolRow(QFrame):
    """Tools from left to right, the free room in the middle.

    Where there is no room for all, the caption gives way first, then buttons their words: the last one first. Icons stay,
    with the words as tooltips and accessible names.

    Args:
        start, end: tools before and after the free room.
        caption: what is said between them; it ends in an ellipsis where it has too little room.
    """

    def __init__(self, start: Sequence[QWidget], caption: ElidedLabel, end: Sequence[QWidget]) -> None:
        super().__init__()
        self.setObjectName("Bar")
        self._tools = (*start, *end)
        self._words = {
            each: each.accessibleName()
            for each in self._tools
            if isinstance(each, QPushButton) and each.text() and not each.icon().isNull()
        }
        for button, words in self._words.items():
            set_plain_tooltip(button, words)
        tools = row(*start, caption, *end, margins=(_AT_THE_ENDS, 0, _SPACING, 0), spacing=_SPACING)
        tools.setStretch(len(start), 1)
        self.setLayout(tools)
        self.setFixedHeight(px(TOOL_BAR))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def reword(self, button: QPushButton, words: str) -> None:
        """Says something else on one of the buttons."""
        self._words[button] = words
        set_plain_tooltip(button, bare(words))
        button.setText("")  # so that it is said where there is room
        self._make_room()

    def minimumSizeHint(self) -> QSize:
        return QSize(px(240), px(TOOL_BAR))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
        return super().event(event)

    def _make_room(self) -> None:
        """Decided from what all words would take, so that deciding again changes nothing."""
        shown = [each for each in self._tools if not each.isHidden()]
        buttons = [each for each in self._words if each in shown]
        wanted = sum(_width_of(each) + _SPACING for each in shown)
        wanted += (
            sum(self._width_of_words(each) for each in buttons if not each.text()) + _AT_THE_ENDS + _SPACING
        )
        for button in reversed(buttons):
            keeps = wanted <= self.width()
            wanted -= 0 if keeps else self._width_of_words(button)
            text = button_words(self._words[button], "icon") if keeps else ""
            if button.text() != text:
                button.setText(text)

    def _width_of_words(self, button: QPushButton) -> int:
        return button.fontMetrics().horizontalAdvance(button_words(self._words[button], "icon"))


def _width_of(tool: QWidget) -> int:
    return min(max(tool.sizeHint().width(), tool.minimumWidth()), tool.maximumWidth())
