"""Facts in two columns: what it is, and its value."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import empty_layout
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.plain_text import isolate


class KeyValues(QWidget):
    """Rows of (name, value). Values are data: isolated, plain, wrapped, and can be copied."""

    def __init__(self, pairs: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(8)
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self.setLayout(self._grid)
        self.show_pairs(pairs)

    def show_pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show other rows."""
        empty_layout(self._grid)
        for line, (name, value) in enumerate(pairs):
            key = PlainLabel(name, "muted", wrap=True)
            key.setFixedWidth(px(96))
            shown = PlainLabel(isolate(value), wrap=True).make_selectable()
            self._grid.addWidget(key, line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(shown, line, 1, Qt.AlignmentFlag.AlignTop)
