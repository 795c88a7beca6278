"""Why a cell is rated so, typed in place: Enter keeps it, Esc gives it up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from casewright.ui.theme import px

_WIDTH = 520  # pixels at text scale 1


class ReasonField(QLineEdit):
    """A field over the grid, below a cell. `keep` takes what was typed; the keyboard goes back to where it was."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._keep: Callable[[str], object] | None = None
        self.setAccessibleName("Why it is rated so")
        self.setMaxLength(2000)
        self.hide()

    def ask(self, cell: QRect, words: str, hint: str, keep: Callable[[str], object]) -> None:
        """Opens below a cell, or above it where there is no room, with the words there are so far."""
        room = self._over.rect()
        width = min(px(_WIDTH), room.width() - 8)
        below = cell.bottom() + 2
        top = (
            below
            if below + self.sizeHint().height() <= room.height()
            else cell.top() - self.sizeHint().height() - 2
        )
        left = min(max(4, cell.center().x() - width // 2), max(4, room.width() - width - 4))
        self.setGeometry(left, top, width, self.sizeHint().height())
        self._keep = keep
        self.setPlaceholderText(hint)
        self.setText(words)
        self.setSelection(len(words), -len(words))  # all of it, with its beginning in sight
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._close(keeps=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._close(keeps=False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere keeps what was typed; a menu of the field is not elsewhere."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._close(keeps=True)

    def _close(self, *, keeps: bool) -> None:
        keep, self._keep = self._keep, None
        if keep is None:
            return
        if self.hasFocus():  # first, or hiding would hand the focus on to the next cell
            self._over.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()
        if keeps:
            keep(self.text().strip())
