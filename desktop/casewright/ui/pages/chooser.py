"""A drop-down that says which one of several objects a page shows."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from casewright.ui.theme import px
from casewright.ui.widgets.choice_field import ChoiceField
from casewright.ui.widgets.plain_text import isolate, one_line

_WIDTH = (160, 320)  # pixels at text scale 1: least, most


class Chooser(ChoiceField):
    """`picked` brings the id somebody chose, or None for the first line of `first`."""

    picked = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, (), parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(px(_WIDTH[0]))
        self.setMaximumWidth(px(_WIDTH[1]))
        self.activated.connect(lambda place: self.picked.emit(self.itemData(place)))

    def show_choices(self, choices: Sequence[tuple[UUID | None, str]], current: UUID | None) -> None:
        """Shows what there is to choose from, and which one is shown; hidden when there is nothing."""
        self.blockSignals(True)
        self.clear()
        for each, title in choices:
            self.addItem(isolate(one_line(title, 80)), each)
        ids = [each for each, _ in choices]
        self.setCurrentIndex(ids.index(current) if current in ids else -1)
        self.blockSignals(False)
        self.setVisible(bool(choices))
