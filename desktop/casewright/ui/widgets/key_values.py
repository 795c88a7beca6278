"""Facts in two columns: what it is, and its value."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from casewright.ui.painted.arrangement import Row, Stack
from casewright.ui.painted.selectable import SelectableBlock
from casewright.ui.painted.words import Words
from casewright.ui.widgets.plain_text import isolate

_NAME_WIDTH = 96


class KeyValues(SelectableBlock):
    """Rows of (name, value). Values are data: isolated, plain, wrapped, and can be copied."""

    def __init__(self, pairs: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        rows = [
            Row(Words(name, "muted", width=_NAME_WIDTH), Words(isolate(value)), spacing=12, top=True)
            for name, value in pairs
        ]
        super().__init__(Stack(*rows, spacing=8), parent)
        self.setAccessibleName("\n".join(f"{name}: {value}" for name, value in pairs))
