"""Room for a page that needs more of it for a while."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


class Room:
    """The navigator gives way, and comes back when it did; whoever shows it by hand has it back at once."""

    def __init__(self, navigator: QWidget, pages: QWidget) -> None:
        self._navigator, self._pages = navigator, pages
        self._gave_way = False

    def ask(self, wide: int) -> None:
        """A page wants to be so many pixels wide; 0 when it can do with less again."""
        if wide == 0 and self._gave_way:
            self._gave_way = False
            self._navigator.show()
        elif wide > self._pages.width() and not self._navigator.isHidden():
            self._gave_way = True
            self._navigator.hide()
