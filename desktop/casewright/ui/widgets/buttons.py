"""Buttons that are not bound to an action of the registry."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from casewright.ui.theme.appearance import repolish
from casewright.ui.theme.icons import set_icon
from casewright.ui.widgets.plain_text import set_plain_tooltip


def icon_button(
    icon: str, name: str, on_click: Callable[[], object] | None = None, key: str = ""
) -> QToolButton:
    """A button of an icon alone; its name is read out and, with the key that does the same, shown as tooltip."""
    button = QToolButton()
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(name)
    set_icon(button, icon)
    set_plain_tooltip(button, f"{name}   {key}" if key else name)
    if on_click is not None:
        button.clicked.connect(lambda _checked=False: on_click())
    return button


def button_words(text: str, icon: str = "") -> str:
    """A text as Qt takes it for a button: `&` is no shortcut, and an icon keeps its distance."""
    words = text.replace("&", "&&")
    return f" {words}" if icon else words


def text_button(
    text: str, on_click: Callable[[], object] | None = None, *, icon: str = "", look: str = ""
) -> QPushButton:
    """A button with words; `look` is `primary`, `outline`, `danger` or empty for a flat one."""
    button = QPushButton(button_words(text, icon))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setAccessibleName(text)
    if look:
        button.setProperty("look", look)
    if icon:
        ink = "on_accent" if look == "primary" else "text2"
        set_icon(button, icon, ink, ink if look == "primary" else "text")
    if on_click is not None:
        button.clicked.connect(lambda _checked=False: on_click())
    return button


def show_on(button: QPushButton, on: bool) -> None:
    """Shows on a button in a bar that what it does is in force."""
    button.setChecked(on)
    if button.property("on") != on:
        button.setProperty("on", on)
        repolish(button)
