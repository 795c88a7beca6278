"""Pages that stay in step with the case: at once while they are in front, otherwise when they are next shown."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from casewright.casefile.change_set import CaseChanged
from casewright.ui.window.session import CaseSession


class LivePage(QWidget):
    """`refresh` reads the case anew; it is called when one of `tables` was touched."""

    def __init__(self, session: CaseSession, tables: frozenset[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._tables = session, tables
        self._stale = False
        session.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Reads anew what the page shows."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    def _on_changed(self, event: CaseChanged) -> None:
        if self._tables.isdisjoint(event.touched) and self._tables.isdisjoint(event.bulk):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True
