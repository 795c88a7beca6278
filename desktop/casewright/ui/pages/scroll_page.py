"""A page read from top to bottom: one column of a comfortable width that scrolls."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from casewright.ui.widgets.arrangement import Margins, row
from casewright.ui.widgets.buttons import icon_button
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.part_column import PagePart, PartColumn

__all__ = ["PagePart", "ScrollPage", "section_head"]

_WIDTH, _GAP, _ABOVE = 820, 10, 16


class ScrollPage(QScrollArea):
    """Widgets under one another: `show_parts` changes only what has another content, `rebuilding` makes everything anew."""

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        margins: Margins = (32, 24, 32, 32),
        ground: str = "Centre",
        widest: int = _WIDTH,
        gap: int = _GAP,
    ) -> None:
        super().__init__(parent)
        self._margins, self._ground, self._widest, self._gap = margins, ground, widest, gap
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._wanted: tuple[Hashable, bool] | None = None
        self.led_to = -1
        """Where it was scrolled to last by `lead_to`."""
        self._column = self._new_column()
        self.setWidget(self._column)

    @contextmanager
    def rebuilding(self) -> Iterator[None]:
        """Replaces all content; the page stays scrolled where it was, and the keyboard on what is called the same."""
        place, focus = self.verticalScrollBar().value(), self._column.focus_name()
        self._column.stop()
        self._column = self._new_column()
        yield
        if (old := self.takeWidget()) is not None:
            old.deleteLater()  # it may be what asked for the change
        self.setWidget(self._column)
        QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(place))
        if focus is not None:
            self._column.focus_on(focus)

    def show_parts(self, parts: Sequence[PagePart], *, at_once: bool = True) -> None:
        """Shows these parts in this order, as `PartColumn` does; those whose content is as it was are left alone."""
        self._column.show_parts(parts, at_once=at_once)

    def grow(self, parts: Sequence[PagePart]) -> None:
        """Shows other parts from nothing: the first few now, the others between the events that follow, as they are made."""
        self._wanted = None
        self._column.grow(parts)

    def shown(self, place: Hashable) -> QWidget | None:
        """The widget of a part; None while it is not there."""
        return self._column.part(place)

    def part_in_sight(self, below: int) -> Hashable | None:
        """The part that stands so many pixels below the upper edge of what is in sight."""
        return self._column.part_at(self.verticalScrollBar().value() + below)

    def put(self, widget: QWidget, fills: bool = False) -> None:
        """Adds a widget at the foot of the page; one that `fills` takes what is left of the height."""
        self._column.put(widget, fills=fills)

    def put_in_slices(self, widgets: Iterable[QWidget]) -> None:
        """Adds the first few widgets now and the others between the events that follow, as they are made."""
        self._column.put_in_slices(widgets)

    def finish(self) -> None:
        """Adds at once what `put_in_slices` has not added yet."""
        self._column.finish()

    def scroll_to_top(self) -> None:
        """Shows the beginning."""
        QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(0))

    def bring_into_view(self, widget: QWidget) -> None:
        """Scrolls as little as needed to show a widget, and puts the keyboard there."""
        QTimer.singleShot(0, widget, lambda: self.ensureWidgetVisible(widget, 0, 24))
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def lead_to(self, place: Hashable, *, with_keyboard: bool = True) -> None:
        """Shows a part, at the top unless all of it is in sight, and puts the keyboard there; as soon as it has been added."""
        widget = self.shown(place)
        self._wanted = (place, with_keyboard) if widget is None and self._column.is_growing else None
        if widget is None:
            return
        QTimer.singleShot(0, widget, lambda: self._scroll_to(widget))
        first = next((each for each in (widget, *widget.findChildren(QWidget)) if _takes_keys(each)), None)
        if with_keyboard and first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _scroll_to(self, widget: QWidget) -> None:
        bar, top = self.verticalScrollBar(), widget.mapTo(self._column, QPoint()).y()
        is_in_sight = bar.value() <= top and top + widget.height() <= bar.value() + self.viewport().height()
        if not is_in_sight:
            bar.setValue(top - _ABOVE)
        self.led_to = bar.value()

    def _on_grown(self) -> None:
        if self._wanted is not None:
            place, with_keyboard = self._wanted
            self.lead_to(place, with_keyboard=with_keyboard)

    def _new_column(self) -> PartColumn:
        column = PartColumn(self._margins, self._gap, self._widest)
        column.grown.connect(self._on_grown)
        column.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column.setObjectName(self._ground)
        column.setProperty("clear", not self._ground)
        return column


def _takes_keys(widget: QWidget) -> bool:
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def section_head(
    title: str, count: int | None = None, add: str | None = None, run: Callable[[], None] | None = None
) -> QWidget:
    """A heading in small capitals with how many there are, and a plus that adds one."""
    line = QWidget()
    words = title.upper() if count is None else f"{title.upper()}   {count}"
    parts = row(PlainLabel(words, "section"), None, margins=(0, 16, 0, 0), spacing=8)
    if add is not None and run is not None:
        parts.addWidget(icon_button("plus", add, run))
    line.setLayout(parts)
    return line
