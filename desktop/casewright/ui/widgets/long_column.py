"""A column for many widgets: one more does not make all the others be asked again for their sizes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from casewright.ui.theme.scheme import is_changing
from casewright.ui.widgets.arrangement import Margins

_SHOWN_OR_HIDDEN_BY_HAND = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
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

    def put(self, *widgets: QWidget, fills: bool = False) -> None:
        """Adds widgets at the foot; one that `fills` takes the height that is left."""
        self.arrange([*self._widgets, *widgets])
        if fills:
            self._filling = widgets[-1]

    def drop(self, *widgets: QWidget) -> None:
        """Takes widgets out; they go once the event under way is over, for they may be what asked for it."""
        self.arrange([each for each in self._widgets if each not in widgets])

    def clear(self) -> None:
        """Takes everything out."""
        self.arrange([])

    def arrange(self, widgets: Sequence[QWidget]) -> None:
        """Shows these widgets in this order. What stays is left as it is; what is not among them is let go."""
        known = set(self._widgets)
        for gone in known.difference(widgets):
            self._heights.pop(gone, None)
            gone.hide()
            gone.deleteLater()
        if self._filling not in widgets:
            self._filling = None
        self._widgets = list(widgets)
        before: QWidget | None = None
        for widget in widgets:
            if widget not in known:
                is_kept_hidden = widget.isHidden() and widget.testAttribute(_SHOWN_OR_HIDDEN_BY_HAND)
                widget.setParent(self)
                widget.resize(
                    self._inner(self.width()), widget.height()
                )  # or Qt would ask for its size at another width
                widget.setVisible(not is_kept_hidden)
                if before is not None:
                    _follow_by_tab(before, widget)
            before = widget
        self._tell()

    def heightForWidth(self, width: int) -> int:
        if is_changing():
            return self.height()  # it asks again when it is shown, or when Qt has told it of the new sizes
        inner, shown = self._inner(width), self._shown()
        heights = sum(self._height(each, inner) for each in shown)
        return heights + self._spacing * max(0, len(shown) - 1) + self._margins[1] + self._margins[3]

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(self.width()))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # one of them has another size now
            self._heights.clear()
            self._tell()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._heights.clear()  # Qt tells a column that is not shown nothing of new sizes
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _tell(self) -> None:
        """What stands in it, or how high it is, has changed; a column around it knows at once, anything else from Qt."""
        self.updateGeometry()
        self._place()
        around = self.parentWidget()
        if isinstance(around, LongColumn):
            around._heights.pop(self, None)
            around._tell()

    def _place(self) -> None:
        if not self.isVisible():
            return  # its width is not known yet; it is done when it is shown
        width = self._inner(self.width())
        before, after = self._margins[0], self._margins[2]
        if self.isRightToLeft():
            before, after = after, before
        left = before + (self.width() - before - after - width) // 2
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


def _follow_by_tab(before: QWidget, widget: QWidget) -> None:
    """Puts a widget, with all in it, behind another in the order of the Tab key: Qt puts what is new at the very end."""
    last = [before, *before.findChildren(QWidget)][-1]
    for each in (widget, *widget.findChildren(QWidget)):
        QWidget.setTabOrder(last, each)
        last = each
