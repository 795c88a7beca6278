"""The picker at the cursor: type a few words of a claim, Enter cites it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from casewright.ui.briefs.cited_text import CitedTextEdit
from casewright.ui.editing.claim_field import ClaimField
from casewright.ui.theme import px
from casewright.ui.widgets.arrangement import column
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

_WIDTH = 460


class CitePopup(QFrame):
    """Opens below the cursor of a text, and gives the keyboard back to it."""

    def __init__(self, text: CitedTextEdit, session: CaseSession) -> None:
        super().__init__(text, Qt.WindowType.Popup)
        self.setObjectName("Popover")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._text = text
        self.claims = ClaimField("Cite a claim", session)
        self.claims.line.setPlaceholderText("Cite a claim: type to find it")
        self.claims.taken.connect(self._take)
        self.claims.given_up.connect(self.close)
        self.setLayout(
            column(
                self.claims,
                PlainLabel("Enter cites   Esc gives up", "caption"),
                margins=(10, 10, 10, 8),
                spacing=6,
            )
        )
        self.setFixedWidth(px(_WIDTH))

    def open_at_cursor(self) -> None:
        """Shows the claims made last until something is typed."""
        corner = self._text.cursorRect().bottomLeft() + QPoint(0, 4)
        self.claims.open_list()
        self.adjustSize()
        place = self._text.viewport().mapToGlobal(corner)
        room = self._text.window().frameGeometry()
        left = max(room.left(), min(place.x(), room.right() - self.width()))
        above = place.y() + self.height() > room.bottom()
        top = place.y() - self.height() - self._text.cursorRect().height() - 8 if above else place.y()
        self.move(left, max(room.top(), top))
        self.show()
        self.claims.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _take(self, ref: ObjectRef) -> None:
        self.close()
        self._text.cite([(ref.type, ref.id)])
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
