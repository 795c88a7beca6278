"""A page read from top to bottom: one column of a comfortable width that scrolls."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from casewright.ui.widgets.arrangement import Margins, row
from casewright.ui.widgets.buttons import icon_button
from casewright.ui.widgets.labels import PlainLabel
from casewright.ui.widgets.long_column import LongColumn

_WIDTH, _GAP = 820, 10
_SLICE = 5  # widgets: a few milliseconds each, so that no key has to wait for a long page


class PagePart(NamedTuple):
    """One widget of a page: `place` says which, `content` all that is on it; `make` makes it when either is new."""

    place: Hashable
    content: object
    make: Callable[[], QWidget]


class ScrollPage(QScrollArea):
    """Widgets under one another: `show_parts` changes only what has another content, `rebuilding` makes everything anew."""

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        margins: Margins = (32, 24, 32, 32),
        ground: str = "Centre",
    ) -> None:
        super().__init__(parent)
        self._margins, self._ground = margins, ground
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown: dict[Hashable, tuple[object, QWidget]] = {}
        self._waiting: Iterator[QWidget] = iter(())
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._put_slice)
        self._column = self._new_column()
        self.setWidget(self._column)

    @contextmanager
    def rebuilding(self) -> Iterator[None]:
        """Replaces all content; the page stays scrolled where it was, and the keyboard on what is called the same."""
        place, focus = self.verticalScrollBar().value(), self._focus_name()
        self._stop()
        self._shown = {}
        self._column = self._new_column()
        yield
        if (old := self.takeWidget()) is not None:
            old.deleteLater()  # it may be what asked for the change
        self.setWidget(self._column)
        QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(place))
        if focus is not None:
            self._focus_on(focus)

    def show_parts(self, parts: Sequence[PagePart]) -> None:
        """Shows these parts in this order; those whose content is as it was are left alone."""
        self.finish()
        focus = self._focus_name()
        old, self._shown = self._shown, {}
        for part in parts:
            known = old.get(part.place)
            self._shown[part.place] = (
                known if known and known[0] == part.content else (part.content, part.make())
            )
        self._column.arrange([widget for _, widget in self._shown.values()])
        if focus is not None and self._focus_name() is None:
            self._focus_on(focus)

    def grow(self, parts: Iterable[PagePart]) -> None:
        """Shows other parts from nothing: the first few now, the others between the events that follow, as they are made."""
        self._stop()
        self._shown = {}
        self._column.clear()
        self.put_in_slices(self._made(parts))

    def shown(self, place: Hashable) -> QWidget | None:
        """The widget of a part; None while it is not there."""
        found = self._shown.get(place)
        return found[1] if found is not None else None

    def put(self, widget: QWidget, fills: bool = False) -> None:
        """Adds a widget at the foot of the page; one that `fills` takes what is left of the height."""
        self._column.put(widget, fills=fills)

    def put_in_slices(self, widgets: Iterable[QWidget]) -> None:
        """Adds the first few widgets now and the others between the events that follow, as they are made."""
        self._waiting = iter(widgets)
        self._next.start()
        self._put_slice()

    def finish(self) -> None:
        """Adds at once what `put_in_slices` has not added yet."""
        while self._next.isActive():
            self._put_slice()

    def scroll_to_top(self) -> None:
        """Shows the beginning."""
        QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(0))

    def bring_into_view(self, widget: QWidget) -> None:
        """Scrolls as little as needed to show a widget, and puts the keyboard there."""
        QTimer.singleShot(0, widget, lambda: self.ensureWidgetVisible(widget, 0, 24))
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _new_column(self) -> LongColumn:
        column = LongColumn(self._margins, _GAP, _WIDTH)
        column.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column.setObjectName(self._ground)
        column.setProperty("clear", not self._ground)
        return column

    def _made(self, parts: Iterable[PagePart]) -> Iterator[QWidget]:
        for part in parts:
            widget = part.make()
            self._shown[part.place] = part.content, widget
            yield widget

    def _put_slice(self) -> None:
        widgets = list(islice(self._waiting, _SLICE))
        self._column.put(*widgets)
        if len(widgets) < _SLICE:
            self._stop()

    def _stop(self) -> None:
        self._waiting = iter(())
        self._next.stop()

    def _focus_name(self) -> str | None:
        widget = self.focusWidget()
        return widget.accessibleName() if widget is not None and self.isAncestorOf(widget) else None

    def _focus_on(self, name: str) -> None:
        for widget in self._column.findChildren(QWidget):
            if widget.accessibleName() == name and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return


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
