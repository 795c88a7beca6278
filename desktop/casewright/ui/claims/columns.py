"""Cards beside one another: as many columns as there is room for, each row as high as its highest card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from casewright.ui.theme import px

_NARROWEST, _WIDEST, _GAP = 230, 420, 12  # pixels; the first two at text scale 1


class Columns(QWidget):
    """Lays out widgets whose height follows from their width."""

    def __init__(self, widgets: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.widgets = tuple(widgets)
        for each in self.widgets:
            each.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return max((each.bottom() + 1 for each in places), default=0)

    def sizeHint(self) -> QSize:
        return QSize(px(_NARROWEST), self.heightForWidth(px(_NARROWEST)))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(160), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for widget, place in zip(self.widgets, self._places(self.width()), strict=True):
            widget.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))

    def _places(self, width: int) -> list[QRect]:
        """Where each widget stands, before mirroring."""
        beside = max(1, min(len(self.widgets), (width + _GAP) // (px(_NARROWEST) + _GAP)))
        wide = min((width - _GAP * (beside - 1)) // beside, px(_WIDEST))
        places: list[QRect] = []
        top = 0
        for first in range(0, len(self.widgets), beside):
            row = self.widgets[first : first + beside]
            high = max(each.heightForWidth(wide) for each in row)
            places += [QRect(number * (wide + _GAP), top, wide, high) for number in range(len(row))]
            top += high + _GAP
        return places
