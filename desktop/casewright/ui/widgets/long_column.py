"""A column for many widgets: one more does not make all the others be asked again for their sizes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from casewright.ui.widgets.arrangement import Margins

_LARGEST = 16_777_215  # Qt's own bound for widgets


class LongColumn(QWidget):
    """Widgets from top to bottom, each as wide as the column and as high as it needs at that width.

    A box layout asks every widget several times, at several widths, whenever one is added: with fifty cards that holds up
    the window for as long as making them did.

    Args:
        widest: of the widgets, in pixels; they stand in the middle of a wider column.
    """

    def __init__(
        self,
        margins: Margins = (0, 0, 0, 0),
        spacing: int = 0,
        widest: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._margins, self._spacing, self._widest = margins, spacing, widest or _LARGEST
        self._widgets: list[QWidget] = []
        self._filling: QWidget | None = None
        self._heights: dict[QWidget, tuple[int, int]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """What stands in it, from the top."""
        return tuple(self._widgets)

    def put(self, *widgets: QWidget, at: int | None = None, fills: bool = False) -> None:
        """Adds widgets at the foot, or at a place; one that `fills` takes the height that is left."""
        place = len(self._widgets) if at is None else at
        self._widgets[place:place] = widgets
        for widget in widgets:
            widget.setParent(self)
            widget.show()
        if fills:
            self._filling = widgets[-1]
        self._ask()

    def drop(self, *widgets: QWidget) -> None:
        """Takes widgets out and lets them go once the event under way is over: they may be what asked for it."""
        for widget in widgets:
            self._widgets.remove(widget)
            self._heights.pop(widget, None)
            widget.hide()
            widget.deleteLater()
        if self._filling in widgets:
            self._filling = None
        self._ask()

    def clear(self) -> None:
        """Takes everything out."""
        self.drop(*self._widgets)

    def heightForWidth(self, width: int) -> int:
        inner, shown = self._inner(width), self._shown()
        heights = sum(self._height(each, inner) for each in shown)
        return heights + self._spacing * max(0, len(shown) - 1) + self._margins[1] + self._margins[3]

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(self.width()))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # one of them has another size now
            self._heights.clear()
            self._ask()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._heights.clear()  # Qt tells a column that is not shown nothing of new sizes
        self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _ask(self) -> None:
        self.updateGeometry()
        self._arrange()

    def _arrange(self) -> None:
        width = self._inner(self.width())
        left = self._margins[0] + (self.width() - self._margins[0] - self._margins[2] - width) // 2
        top = self._margins[1]
        spare = max(0, self.height() - self.heightForWidth(self.width())) if self._filling else 0
        for widget in self._shown():
            height = self._height(widget, width) + (spare if widget is self._filling else 0)
            widget.setGeometry(left, top, width, height)
            top += height + self._spacing

    def _shown(self) -> list[QWidget]:
        return [each for each in self._widgets if not each.isHidden()]

    def _inner(self, width: int) -> int:
        return max(1, min(width - self._margins[0] - self._margins[2], self._widest))

    def _height(self, widget: QWidget, width: int) -> int:
        known = self._heights.get(widget)
        if known is None or known[0] != width:
            known = self._heights[widget] = width, _height_of(widget, width)
        return known[1]


def _height_of(widget: QWidget, width: int) -> int:
    layout = widget.layout()
    by_width = layout.hasHeightForWidth() if layout is not None else widget.sizePolicy().hasHeightForWidth()
    wanted = widget.heightForWidth(width) if by_width else widget.sizeHint().height()
    least = max(widget.minimumHeight(), 0 if by_width else widget.minimumSizeHint().height())
    return min(max(wanted, least), widget.maximumHeight())
