"""A small panel that opens under a button and closes when one turns to something else."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column, row
from casewright.ui.widgets.buttons import text_button
from casewright.ui.widgets.labels import PlainLabel

_WIDTH = 280


class Popover(QFrame):
    """Shows `content` under a title. Esc closes it, Tab stays within; it is gone once closed."""

    def __init__(self, title: str, content: QWidget, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.setObjectName("Popover")
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        close = text_button("Done", self.close, look="outline")
        self.content = content
        self.setLayout(
            column(
                PlainLabel(title, "section"), content, row(None, close), margins=(14, 12, 14, 12), spacing=10
            )
        )
        self.setFixedWidth(px(_WIDTH))

    def open_under(self, button: QWidget) -> None:
        """Shows itself below a button, on the side from which one reads, within the screen."""
        self.adjustSize()
        mirrored = button.layoutDirection() == Qt.LayoutDirection.RightToLeft
        corner = QPoint(button.width() - self.width() if mirrored else 0, button.height() + 2)
        at = button.mapToGlobal(corner)
        free = button.screen().availableGeometry()
        at.setX(min(max(at.x(), free.left()), free.right() - self.width()))
        at.setY(min(at.y(), max(free.top(), free.bottom() - self.height())))
        self.move(at)
        self.show()
        self.content.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
