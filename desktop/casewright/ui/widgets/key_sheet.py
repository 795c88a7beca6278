"""F1: every key there is, by group, read from the registry."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from casewright.ui.actions import ActionRegistry, key_text
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.badges import Chip
from casewright.ui.widgets.buttons import icon_button
from casewright.ui.widgets.labels import PlainLabel

Keys = Sequence[tuple[str, str]]


class KeySheet(QDialog):
    """Shows the keys of all actions, and those of the views that are no actions, as (key, what it does)."""

    def __init__(
        self, registry: ActionRegistry, more: dict[str, Keys] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.setAccessibleName("Keys")
        groups: dict[str, list[tuple[str, str]]] = {}
        for name, actions in registry.groups().items():
            keys = [(key_text(action.key), action.title) for action in actions if action.key]
            if keys:
                groups[name] = keys
        for name, extra in (more or {}).items():
            groups.setdefault(name, []).extend(extra)
        head = row(PlainLabel("Keys", "heading"), None, icon_button("x", "Close", self.close, "Esc"))
        self.setLayout(column(head, self._columns(groups), margins=(24, 18, 16, 16), spacing=12))
        self.resize(px(760), px(540))

    def _columns(self, groups: dict[str, list[tuple[str, str]]]) -> QScrollArea:
        left, right = column(spacing=18), column(spacing=18)
        heights = {id(left): 0, id(right): 0}
        for name, keys in groups.items():
            shorter: QVBoxLayout = left if heights[id(left)] <= heights[id(right)] else right
            heights[id(shorter)] += len(keys) + 2
            shorter.addLayout(_group(name, keys))
        for side in (left, right):
            side.addStretch(1)
        both: QHBoxLayout = row(left, right, spacing=32)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        inner = QWidget()
        inner.setProperty("clear", True)
        inner.setLayout(both)
        area = QScrollArea()
        area.setAccessibleName("List of keys")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        return area


def _group(name: str, keys: Keys) -> QVBoxLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    for line, (key, title) in enumerate(keys):
        grid.addWidget(PlainLabel(title, wrap=True), line, 0)
        grid.addWidget(Chip(key), line, 1, Qt.AlignmentFlag.AlignRight)
    layout = column(PlainLabel(name.upper(), "section"), spacing=8)
    layout.addLayout(grid)
    return layout
