"""The bar at the top: which case this is, the search, undo and redo, light or dark, and the one primary button."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QToolButton, QWidget

from casewright.ui.actions import ActionRegistry, key_text
from casewright.ui.theme import set_icon
from casewright.ui.theme.tokens import TOP_BAR
from casewright.ui.widgets.arrangement import row
from casewright.ui.widgets.badges import Chip, MarkingBadge
from casewright.ui.widgets.buttons import icon_button
from casewright.ui.widgets.labels import ElidedLabel, PlainLabel
from casewright.ui.widgets.plain_text import isolate, one_line


class TopBar(QFrame):
    """`show_case` keeps its words up to date; everything else is an action of the registry."""

    def __init__(self, registry: ActionRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("TopBar")
        self.setFixedHeight(TOP_BAR)
        self._title = ElidedLabel("", "title")
        self._title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._marking = MarkingBadge("TLP:CLEAR")
        self._read_only = Chip("Read-only", "warn", "Somebody else has this case open for writing")
        self.lock = _lock_button(registry)
        self.theme_button = registry.tool_button("view.theme")
        self.new_brief = registry.button("add.brief", "primary")
        tools = [registry.tool_button(each) for each in ("edit.undo", "edit.redo", "view.history")]
        self._key = PlainLabel(key_text(registry["view.palette"].key), "caption")
        self._omni = _omni_button(registry, self._key)
        parts = row(
            registry.tool_button("view.navigator"), self._title, self._marking, self.lock, self._read_only, None,
            self._omni, None, *tools, self.theme_button, registry.tool_button("view.inspector"), self.new_brief,
            margins=(12, 0, 12, 0), spacing=8,
        )  # fmt: skip
        parts.setStretch(
            parts.indexOf(self._omni), 100
        )  # it grows to its widest before the room beside it does
        self.setLayout(parts)

    def show_case(self, title: str, marking: str, read_only: bool, encrypted: bool) -> None:
        """Shows what the case is called and how it is to be handled."""
        self._title.setText(isolate(one_line(title, 60)))
        self._marking.set_label(marking)
        self._read_only.setVisible(read_only)
        self.lock.setVisible(encrypted)
        self.new_brief.setVisible(not read_only)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_omni)

    def _fit_omni(self) -> None:
        room = self._omni.width()
        self._key.setVisible(room > 270)
        self._omni.setText("Search or run a command" if room > 220 else "Search")

    def show_scheme(self, dark: bool) -> None:
        """The button shows what it would change to."""
        set_icon(self.theme_button, "sun" if dark else "moon")


def _lock_button(registry: ActionRegistry) -> QToolButton:
    """A sign that the case is encrypted; a click shows what can be done about it."""
    button = icon_button("lock", "Encrypted: it opens only with its passphrase")
    button.setMenu(registry.menu(["case.passphrase", "case.unprotect"], button))
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button


def _omni_button(registry: ActionRegistry, key: PlainLabel) -> QPushButton:
    button = registry.button("view.palette")
    button.setObjectName("Omni")
    button.setMinimumWidth(150)
    button.setMaximumWidth(380)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    button.setLayout(row(None, key, margins=(0, 0, 10, 0)))
    return button
