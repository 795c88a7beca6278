"""The three panes of a case side by side, and how much room each has."""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QSplitter, QWidget

from casewright.ui.theme import px
from casewright.ui.theme.tokens import INSPECTOR, NARROW_WINDOW, NAVIGATOR

_LEAST_MIDDLE = 400


class Panes(QSplitter):
    """Navigator, views and citations. `places`: how they were left, as `saveState` gave it."""

    def __init__(
        self, navigator: QWidget, views: QWidget, inspector: QWidget, places: QByteArray | None
    ) -> None:
        super().__init__()
        self._inspector = inspector
        self._is_narrow = False
        for pane in (navigator, views, inspector):
            self.addWidget(pane)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(1, 1)
        self.spread(self.width())
        if places is not None:
            self.restoreState(places)

    def spread(self, width: int) -> None:
        """Gives the sides their usual width at this text size, and the views the rest of `width` pixels."""
        sides = px(NAVIGATOR), px(INSPECTOR)
        self.setSizes([sides[0], max(_LEAST_MIDDLE, width - sum(sides)), sides[1]])

    def fit(self, width: int, *, at_once: bool = False) -> None:
        """The citations give way when the window becomes narrow for its text size, and come back when it becomes wide.

        Args:
            at_once: also when it was as narrow, or as wide, before.
        """
        narrow = width < px(NARROW_WINDOW)
        if narrow != self._is_narrow or at_once:
            self._is_narrow = narrow
            self._inspector.setVisible(not narrow)
