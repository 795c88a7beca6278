"""The area beside the text of a source: one panel at a time, or none."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QToolButton, QWidget

from casewright.ui.source_panels.registry import PANELS, SourcePanel
from casewright.ui.tasks import TaskRunner
from casewright.ui.theme import ThemeChanged, px
from casewright.ui.theme.tokens import TOOL_BAR
from casewright.ui.widgets.arrangement import column, panel, row
from casewright.ui.widgets.buttons import icon_button
from casewright.ui.widgets.labels import ElidedLabel
from casewright.ui.window.session import CaseSession

_BUTTON = 30
_NARROWEST = 300
_RELAYED = (
    "place_asked",
    "text_asked",
    "add_asked",
    "edit_asked",
    "delete_asked",
    "menu_asked",
    "make_asked",
)


class SourceSide(QFrame):
    """Holds the panels of `source_panels.registry`; its signals are theirs. Esc gives the keyboard back to the text.

    `opened` says that the area came into sight, or (False) that it was closed.
    """

    place_asked = Signal(int, int)
    text_asked = Signal(object)
    add_asked = Signal(str, object)
    edit_asked = Signal(object)
    delete_asked = Signal(object)
    menu_asked = Signal(object)
    make_asked = Signal(str, object)
    left = Signal()
    opened = Signal(bool)

    def __init__(self, session: CaseSession, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("SourceSide")
        self.setMinimumWidth(px(_NARROWEST))
        self._session, self._tasks = session, tasks
        self._source: UUID | None = None
        self._text: UUID | None = None
        self._made: dict[str, SourcePanel] = {}
        self.current_key = ""
        self._title = ElidedLabel("", "section")
        self._buttons: dict[str, QToolButton] = {}
        for entry in PANELS:
            button = icon_button(entry.icon, entry.title, partial(self.show_panel, entry.key), entry.shortcut)
            button.setCheckable(True)
            button.setFixedWidth(_BUTTON)  # each stays where it is, whatever the title
            self._buttons[entry.key] = button
        head = row(
            self._title,
            *self._buttons.values(),
            icon_button("x", "Close this panel", self.close_side, "Esc"),
            margins=(16, 0, 8, 0),
            spacing=2,
        )
        head.setStretch(0, 1)
        self._stack = QStackedWidget()
        self.setLayout(column(panel("Bar", head, TOOL_BAR), self._stack))
        self.hide()

    def panel(self, key: str) -> SourcePanel:
        """The panel of this name, made now if it was not."""
        if key not in self._made:
            entry = next(each for each in PANELS if each.key == key)
            made = self._made[key] = entry.make(self._session, self._tasks)
            for name in _RELAYED:
                getattr(made, name).connect(getattr(self, name))
            made.panel_asked.connect(self.show_panel)
            self._stack.addWidget(made)
        return self._made[key]

    def show_panel(self, key: str) -> SourcePanel:
        """Shows one panel, with the keyboard in it."""
        shown = self.panel(key)
        self.current_key = key
        self._stack.setCurrentWidget(shown)
        self._title.setText(next(each.heading for each in PANELS if each.key == key))
        for name, button in self._buttons.items():
            button.setChecked(name == key)
        self.show()
        self.opened.emit(True)
        shown.show_source(self._source, self._text)
        shown.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return shown

    def toggle_panel(self, key: str) -> None:
        """Shows a panel; hides the area when that panel is shown and has the keyboard already."""
        focus = self.window().focusWidget()
        if self.isVisible() and self.current_key == key and focus is not None and self.isAncestorOf(focus):
            self.close_side()
        else:
            self.show_panel(key)

    def close_side(self) -> None:
        """Hides the area; the text has the keyboard again."""
        self.hide()
        self.opened.emit(False)
        self.left.emit()

    def show_source(self, source_id: UUID | None, text_id: UUID | None) -> None:
        """Tells the panel in sight which source and text are being read."""
        changed = (source_id, text_id) != (self._source, self._text)
        self._source, self._text = source_id, text_id
        if changed and self.isVisible() and self.current_key:
            self._made[self.current_key].show_source(source_id, text_id)

    def event(self, event: QEvent) -> bool:
        if event.type() == ThemeChanged.kind:
            self.setMinimumWidth(px(_NARROWEST))
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
