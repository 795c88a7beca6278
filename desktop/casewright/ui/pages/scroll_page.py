"""A page read from top to bottom: one column of a comfortable width that scrolls."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from casewright.ui.widgets.arrangement import row
from casewright.ui.widgets.buttons import icon_button
from casewright.ui.widgets.labels import PlainLabel

_WIDTH = 820
_SLICE = 5  # widgets: a few milliseconds each, so that no key has to wait for a long page


class ScrollPage(QScrollArea):
    """Widgets are `put` under one another inside `with page.rebuilding():`, which keeps the place and the focus."""

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        margins: tuple[int, int, int, int] = (32, 24, 32, 32),
        ground: str = "Centre",
    ) -> None:
        super().__init__(parent)
        self._margins, self._ground = margins, ground
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column: QVBoxLayout | None = None
        self._waiting: Iterator[QWidget] = iter(())
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._put_slice)

    @contextmanager
    def rebuilding(self) -> Iterator[None]:
        """Replaces all content; the page stays scrolled where it was."""
        place, focus = self.verticalScrollBar().value(), self._focus_path()
        holder, self._column = _column_holder(self._margins, self._ground)
        self._stop()
        yield
        self._column.addStretch(1)
        if (old := self.takeWidget()) is not None:
            old.deleteLater()  # it may be what asked for the change
        self.setWidget(holder)
        QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(place))
        if focus is not None:
            self._focus_on(focus)

    def put(self, widget: QWidget, room: int = 0) -> None:
        """Adds a widget at the foot of the column; with `room` it takes its share of what is left of the height."""
        assert self._column is not None, "put() belongs inside rebuilding()"
        self._column.addWidget(widget, room)

    def put_in_slices(self, widgets: Iterable[QWidget]) -> None:
        """Adds the first few widgets now and the others between the events that follow, as they are made."""
        self._waiting = iter(widgets)
        for widget in islice(self._waiting, _SLICE):
            self.put(widget)
        self._next.start()

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

    def _put_slice(self) -> None:
        assert self._column is not None
        widgets = list(islice(self._waiting, _SLICE))
        for widget in widgets:
            self._column.insertWidget(self._column.count() - 1, widget)  # above the stretch at the foot
        if len(widgets) < _SLICE:
            self._stop()

    def _stop(self) -> None:
        self._waiting = iter(())
        self._next.stop()

    def _focus_path(self) -> str | None:
        widget = self.focusWidget()
        return widget.accessibleName() if widget is not None and self.isAncestorOf(widget) else None

    def _focus_on(self, name: str) -> None:
        for widget in self.findChildren(QWidget):
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


def _column_holder(margins: tuple[int, int, int, int], ground: str) -> tuple[QWidget, QVBoxLayout]:
    holder, centred = QFrame(), QWidget()
    holder.setObjectName(ground)
    holder.setProperty("clear", not ground)
    centred.setMaximumWidth(_WIDTH)
    outer = QHBoxLayout(holder)
    outer.setContentsMargins(*margins)
    outer.addStretch(1)
    outer.addWidget(centred, 100)
    outer.addStretch(1)
    column = QVBoxLayout(centred)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    return holder, column
