"""A card of a technique whose single keys do something to what it stands for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from casewright.ui.pages.item import Item
from casewright.ui.painted.part import Part
from casewright.ui.widgets.arrangement import Margins
from casewright.ui.window.object_ref import ObjectRef

_MOVES = {Qt.Key.Key_Up: "alt+up", Qt.Key.Key_Down: "alt+down"}


class KeyedItem(Item):
    """`keys` are what keys do, by their text in lower case; `alt+up` and `alt+down` are keys too."""

    def __init__(
        self,
        ref: ObjectRef,
        name: str,
        part: Part,
        keys: Mapping[str, Callable[[], object]],
        card: bool = True,
        margins: Margins | None = None,
    ) -> None:
        super().__init__(ref, name, part, card, margins)
        self._keys = keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._keys.get(_named(event))
        if act is not None:
            act()
        else:
            super().keyPressEvent(event)


def _named(event: QKeyEvent) -> str:
    if event.modifiers() == Qt.KeyboardModifier.AltModifier:
        return _MOVES.get(Qt.Key(event.key()), "")
    shift_or_pad = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    plain = not event.modifiers() & ~shift_or_pad
    if event.key() == Qt.Key.Key_Backspace:
        return "backspace" if plain else ""
    return event.text().casefold() if plain else ""
