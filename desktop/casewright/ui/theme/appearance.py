"""Putting a look in force: System, Light or Dark, at a text scale. Windows stay as they are and are painted anew."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from casewright.ui.theme.fonts import font, load_fonts
from casewright.ui.theme.icons import retint
from casewright.ui.theme.palette import palette
from casewright.ui.theme.scheme import changing, set_scheme
from casewright.ui.theme.style_sheet import style_sheet


class Mode(StrEnum):
    """What the analyst may choose in the settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class ThemeChanged(QEvent):
    """Sent to every widget after a change of look, for those that keep pixmaps, fonts or sizes of their own."""

    kind = QEvent.Type(QEvent.registerEventType())

    def __init__(self) -> None:
        super().__init__(self.kind)


def apply_theme(app: QApplication, mode: Mode | str = Mode.SYSTEM, scale: float = 1.0) -> None:
    """Put a look in force in the whole application. Open windows keep their state."""
    wanted = Mode(mode)
    dark = _system_is_dark() if wanted is Mode.SYSTEM else wanted is Mode.DARK
    load_fonts()
    set_scheme(dark=dark, scale=scale)
    with changing():
        app.setStyleSheet(
            ""
        )  # Qt is four times as fast to set a style sheet as to put one in place of another
        if app.style().name().lower() != "fusion":
            app.setStyle("Fusion")  # polishes every widget anew, so only once
        app.setPalette(palette())
        app.setFont(font())
        app.setStyleSheet(style_sheet())
    for widget in app.allWidgets():
        retint(widget)
        QApplication.sendEvent(widget, ThemeChanged())
        widget.update()


def repolish(widget: QWidget) -> None:
    """Have the style sheet look at a widget again after one of its properties has changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def _system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
