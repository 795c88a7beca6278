"""The keys of the tray, once: what the list hears, what the F1 sheet says."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from casewright.ui.actions import Action

SCOPE = "suggestions"
_ACTS = (
    ("accept", "A", "Accept: only the place in sight, or all that are selected"),
    ("accept_all_places", "Shift+A", "Accept with all places of the name"),
    ("mention_rest", "Shift+N", "Note the further places of all names that are noted here"),
    ("reject", "X", "Reject in this source"),
    ("reject_everywhere", "Shift+X", "Reject the name in every source"),
    ("government", "G", "Accept the capital as its government"),
    ("join", "M", "Join to an entity of the case"),
    ("next_place", "N", "Show the next place of the name, the next sentence of the pair"),
    ("pair", "L", "Link the two selected names"),
    ("swap", "S", "Turn the link round"),
    ("type", "T", "Choose the kind of link"),
    ("look_again", "R", "Look the text through again"),
    ("previous_group", "Left", "Names, dates, pairs: the one before"),
    ("next_group", "Right", "Names, dates, pairs: the one behind"),
)
_PLAIN = {
    Qt.Key.Key_A: "accept", Qt.Key.Key_Return: "accept", Qt.Key.Key_Enter: "accept", Qt.Key.Key_X: "reject", Qt.Key.Key_G: "government",
    Qt.Key.Key_M: "join", Qt.Key.Key_N: "next_place", Qt.Key.Key_L: "pair", Qt.Key.Key_S: "swap", Qt.Key.Key_T: "type",
    Qt.Key.Key_R: "look_again", Qt.Key.Key_Left: "previous_group", Qt.Key.Key_Right: "next_group",
}  # fmt: skip
_SHIFTED = {
    Qt.Key.Key_A: "accept_all_places",
    Qt.Key.Key_X: "reject_everywhere",
    Qt.Key.Key_N: "mention_rest",
}


def act_of(event: QKeyEvent) -> str:
    """What a key asks for; `kind_1` to `kind_9` for the digits, empty for a key that is not ours."""
    key = Qt.Key(event.key())
    bare = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if bare == Qt.KeyboardModifier.ShiftModifier:
        return _SHIFTED.get(key, "")
    if bare != Qt.KeyboardModifier.NoModifier:
        return ""
    if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
        return f"kind_{key - Qt.Key.Key_0}"
    return _PLAIN.get(key, "")


def suggestion_actions(do: Callable[[str], object], is_open: Callable[[], bool]) -> list[Action]:
    """The tray's keys for the palette and the F1 sheet; `do` is given the name of what to do."""
    made = [
        Action(
            f"suggestions.{act}",
            title,
            partial(do, act),
            key,
            enabled_when=is_open,
            group="Suggestions",
            scope=SCOPE,
        )
        for act, key, title in _ACTS
    ]
    kinds = Action(
        "suggestions.kind_1", "Accept as another kind: 1 to 9", partial(do, "kind_1"), "1", enabled_when=is_open,
        group="Suggestions", scope=SCOPE,
    )  # fmt: skip
    return [*made, kinds]
