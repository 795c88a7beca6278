"""What mouse and keyboard do on the pages of a preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip

from casewright.ui.reader.page_keys import is_plain, moves_pages, wheel_zooms
from casewright.ui.widgets.plain_text import plain_tooltip

if TYPE_CHECKING:
    from casewright.ui.preview.pages import PreviewPages

_SLACK = 4
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PreviewHand:
    """Besides the keys that all pages have: Tab goes through the links in sight, Enter follows one, or chooses the section in
    sight; J and K go to the next section and back."""

    def __init__(self, view: PreviewPages) -> None:
        self._view = view
        self._pressed = QPointF()

    def presses(self, event: QEvent) -> bool:
        """Whether a key was for the pages."""
        assert isinstance(event, QKeyEvent)
        if moves_pages(self._view, event):
            return True
        key = Qt.Key(event.key())
        if not is_plain(event):
            return False
        if key in _ENTER:
            self._enter()
        elif key in (Qt.Key.Key_J, Qt.Key.Key_K):
            self._view.step_section(1 if key == Qt.Key.Key_J else -1)
        else:
            return False
        return True

    def hears(self, event: QEvent) -> bool:
        """Whether an event of the viewport was for the pages."""
        if isinstance(event, QWheelEvent):
            return wheel_zooms(self._view, event)
        if isinstance(event, QHelpEvent):
            number = self._view.link_below(QPointF(event.pos()))
            words = self._view.explain(self._view.shown.links[number]) if number is not None else ""
            QToolTip.showText(event.globalPos(), plain_tooltip(words), self._view)
            return True
        if isinstance(event, QMouseEvent):
            does = {
                QEvent.Type.MouseButtonPress: self._press,
                QEvent.Type.MouseMove: self._move,
                QEvent.Type.MouseButtonRelease: self._release,
            }.get(event.type())
            if does is not None:
                does(event)
                return True
        return False

    def _enter(self) -> None:
        view = self._view
        section = view.section_in_sight()
        if view.link is not None:
            view.follow(view.link)
        elif section is not None:
            view.choose_section(section, scroll=False)
            view.section_asked.emit(section)

    def _press(self, event: QMouseEvent) -> None:
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pressed = event.position()

    def _move(self, event: QMouseEvent) -> None:
        leads = (
            self._view.link_below(event.position()) is not None
            or self._view.section_below(event.position()) is not None
        )
        shape = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        self._view.viewport().setCursor(shape)

    def _release(self, event: QMouseEvent) -> None:
        still = (event.position() - self._pressed).manhattanLength() <= _SLACK
        if event.button() != Qt.MouseButton.LeftButton or not still:
            return
        number = self._view.link_below(event.position())
        section = self._view.section_below(event.position())
        if number is not None:
            self._view.follow(number)
        elif section is not None:
            self._view.choose_section(section, scroll=False)
            self._view.section_asked.emit(section)
