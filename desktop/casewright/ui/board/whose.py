"""The list of whose ratings are shown: one's own, those of others, and all side by side."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from casewright.ui.board.state import ALL, BoardState
from casewright.ui.theme import px
from casewright.ui.widgets.choice_field import ChoiceField
from casewright.ui.widgets.plain_text import isolate, one_line

_WIDTH = 190  # pixels at text scale 1, at most


class WhoseChooser(ChoiceField):
    """Its choice is the name of an analyst, or `ALL`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Whose ratings", (), parent)
        self.setMaximumWidth(px(_WIDTH))
        self._offered: list[tuple[str, str]] = []

    def show_state(self, state: BoardState) -> None:
        """Offers whose ratings there are, with how many, and shows whose are in sight; says nothing."""
        self.blockSignals(True)
        offered = _offered(state)
        if offered != self._offered:
            self._offered = offered
            self.clear()
            for key, label in offered:
                self.addItem(label, key)
        self.choose(ALL if state.compares else state.analyst)
        self.blockSignals(False)


def short_name(name: str) -> str:
    """An analyst's name for a line of text."""
    return isolate(one_line(name, 40))


def _offered(state: BoardState) -> list[tuple[str, str]]:
    board = state.board
    if board is None:
        return []
    mine = board.known_as(state.me) or state.me
    others = [name for name in board.ratings if name != mine]
    own = [(mine, f"{short_name(mine)} (you) · {len(board.cells(mine))}")]
    theirs = [(name, f"{short_name(name)} · {len(board.ratings[name])}") for name in others]
    return [*own, *theirs, *([(ALL, "All side by side")] if others else [])]
