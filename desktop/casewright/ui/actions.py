"""Actions: everything a person can do in the window, registered once as data.

Menus, tool buttons, the command palette, tooltips and the F1 key sheet all read the same registry, so that a name, a
key or a reason to be greyed out is written in one place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from casewright.ui.theme.icons import icon, set_icon
from casewright.ui.widgets.buttons import button_words
from casewright.ui.widgets.plain_text import set_plain_tooltip

WINDOW = "window"


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do.

    Args:
        id: dotted name, for example `source.cite_selection`.
        title: what menus and the palette show, an imperative in sentence case.
        run: does it; called with nothing.
        key: Qt key sequence in portable notation (`Ctrl+Shift+Z`), or empty.
        icon: name of a glyph, or empty.
        enabled_when: asked whenever a face shows the action and again before it runs.
        group: heading in menus, the palette and the key sheet.
        scope: `window`, or the name of the pane whose focus the key needs.
    """

    id: str
    title: str
    run: Callable[[], object]
    key: str = ""
    icon: str = ""
    enabled_when: Callable[[], bool] = _always
    group: str = "General"
    scope: str = WINDOW


class KeyClash(ValueError):
    """Two actions ask for the same id, or for the same key where both could hear it. A fault of the program."""


class ActionRegistry:
    """All actions of one window, in the order in which they were added."""

    def __init__(self) -> None:
        self._actions: dict[str, Action] = {}
        self._faces: dict[str, QAction] = {}

    def add(self, *actions: Action) -> None:
        """Register actions. Raises `KeyClash` when an id is taken, or a key that can be heard in the same place."""
        for action in actions:
            if action.id in self._actions:
                raise KeyClash(f"There already is an action {action.id}.")
            other = self._rival(action)
            if other is not None:
                raise KeyClash(f"{action.id} and {other.id} both ask for {action.key}.")
            self._actions[action.id] = action

    def __getitem__(self, action_id: str) -> Action:
        return self._actions[action_id]

    def __contains__(self, action_id: str) -> bool:
        return action_id in self._actions

    def all(self) -> tuple[Action, ...]:
        """Every action."""
        return tuple(self._actions.values())

    def groups(self) -> dict[str, list[Action]]:
        """The actions by group, both in the order of their registration."""
        found: dict[str, list[Action]] = {}
        for action in self._actions.values():
            found.setdefault(action.group, []).append(action)
        return found

    def is_enabled(self, action_id: str) -> bool:
        """Whether the action can run now."""
        return self._actions[action_id].enabled_when()

    def run(self, action_id: str) -> bool:
        """Run an action if it can run now; whether it did."""
        action = self._actions[action_id]
        if not action.enabled_when():
            return False
        action.run()
        return True

    def install(self, widget: QWidget, scope: str = WINDOW) -> None:
        """Have a window or pane hear the keys of the actions of a scope.

        A key asks at every press whether its action can run: it does not wait for a menu to be refreshed.
        """
        context = Qt.ShortcutContext
        for action in self._actions.values():
            if action.scope == scope and action.key:
                key = QShortcut(QKeySequence(action.key), widget)
                key.setContext(
                    context.WindowShortcut if scope == WINDOW else context.WidgetWithChildrenShortcut
                )
                key.activated.connect(partial(self.run, action.id))

    def face(self, action_id: str) -> QAction:
        """The Qt action that menus and buttons share. It shows its key and does not hear it: `install` does that."""
        if action_id not in self._faces:
            action = self._actions[action_id]
            shown = action.title.replace("&", "&&")
            made = QAction(f"{shown}\t{key_text(action.key)}" if action.key else shown)
            made.setObjectName(action_id)
            if action.icon:
                made.setIcon(icon(action.icon))
            made.setEnabled(action.enabled_when())
            made.triggered.connect(lambda _checked=False: self.run(action_id))
            self._faces[action_id] = made
        return self._faces[action_id]

    def refresh(self) -> None:
        """Grey out what cannot run now, in every menu and button, and draw icons in the colours in force."""
        for action_id, made in self._faces.items():
            action = self._actions[action_id]
            made.setEnabled(action.enabled_when())
            if action.icon:
                made.setIcon(icon(action.icon))

    def menu(self, action_ids: Iterable[str], owner: QWidget, title: str = "") -> QMenu:
        """A menu of these actions; `-` puts a line between. Asks what is enabled each time it opens."""
        made = QMenu(title, owner)
        for action_id in action_ids:
            if action_id == "-":
                made.addSeparator()
            else:
                made.addAction(self.face(action_id))
        made.aboutToShow.connect(self.refresh)
        return made

    def tool_button(self, action_id: str) -> QToolButton:
        """A button of the action's icon alone, named and with its key in the tooltip."""
        action = self._actions[action_id]
        made = QToolButton()
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setAccessibleName(action.title)
        set_icon(made, action.icon)
        set_plain_tooltip(made, self.tooltip(action_id))
        self._wire(made, action_id)
        return made

    def button(self, action_id: str, look: str = "") -> QPushButton:
        """A button with the action's words; `look` is `primary`, `outline`, `danger` or empty for a flat one."""
        action = self._actions[action_id]
        made = QPushButton(button_words(action.title, action.icon))
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setAccessibleName(action.title)
        if look:
            made.setProperty("look", look)
        if action.icon:
            on_accent = look == "primary"
            set_icon(
                made, action.icon, "on_accent" if on_accent else "text2", "on_accent" if on_accent else "text"
            )
        set_plain_tooltip(made, self.tooltip(action_id))
        self._wire(made, action_id)
        return made

    def tooltip(self, action_id: str) -> str:
        """Title and key, in plain text."""
        action = self._actions[action_id]
        return f"{action.title}   {key_text(action.key)}" if action.key else action.title

    def _wire(self, button: QPushButton | QToolButton, action_id: str) -> None:
        button.clicked.connect(lambda _checked=False: self.run(action_id))
        face = self.face(action_id)
        button.setEnabled(face.isEnabled())
        face.enabledChanged.connect(button.setEnabled)

    def _rival(self, action: Action) -> Action | None:
        if not action.key:
            return None
        wanted = QKeySequence(action.key)
        for other in self._actions.values():
            within = WINDOW in (action.scope, other.scope) or action.scope == other.scope
            if other.key and within and QKeySequence(other.key) == wanted:
                return other
        return None


def key_text(key: str) -> str:
    """A key as this platform writes it (`⌘K` on a Mac, `Ctrl+K` elsewhere)."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def matching(actions: Sequence[Action], text: str) -> list[Action]:
    """The actions whose title or group holds every word of a search, those whose title begins with it first."""
    words = text.casefold().split()
    found = [a for a in actions if all(word in f"{a.title} {a.group}".casefold() for word in words)]
    return sorted(found, key=lambda a: not a.title.casefold().startswith(text.casefold().strip()))
