"""A long column of parts, of which only those are made anew that have something else to say."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from casewright.ui.widgets.arrangement import Margins
from casewright.ui.widgets.long_column import LongColumn

_SLICE = 0.006  # seconds of making widgets in one go; laying them out and painting them take as long again


class PagePart(NamedTuple):
    """One widget of a page: `place` says which, `content` all that is on it; `make` makes it when either is new."""

    place: Hashable
    content: object
    make: Callable[[], QWidget]


class PartColumn(LongColumn):
    """`show_parts` changes only what has another content; `grow` makes everything anew. `grown`: more have come."""

    grown = Signal()

    def __init__(
        self,
        margins: Margins = (0, 0, 0, 0),
        spacing: int = 0,
        widest: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(margins, spacing, widest, parent)
        self._parts: dict[Hashable, tuple[object, QWidget]] = {}
        self._waiting: Iterator[QWidget] = iter(())
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._put_slice)

    def show_parts(self, parts: Sequence[PagePart], *, at_once: bool = True) -> None:
        """Shows these parts in this order; those whose content is as it was are left alone.

        Args:
            at_once: False: what is new at the end comes between the events that follow, where it would take long now.
        """
        self.stop()
        focus = self.focus_name()
        old, self._parts = self._parts, {}
        known = [number for number, part in enumerate(parts) if part.place in old]
        until = time.perf_counter() + _SLICE
        for number, part in enumerate(parts):
            if not at_once and number > max(known, default=0) and time.perf_counter() > until:
                break
            before = old.get(part.place)
            is_same = before is not None and before[0] == part.content
            self._parts[part.place] = before if before and is_same else (part.content, part.make())
        widgets = [widget for _, widget in self._parts.values()]
        if widgets != list(self.widgets):
            self.arrange(widgets)
        if focus is not None and self.focus_name() != focus:
            self.focus_on(focus)
        if len(self._parts) < len(parts):
            self._waiting = self._made(parts[len(self._parts) :])
            self._next.start()

    def grow(self, parts: Sequence[PagePart]) -> None:
        """Shows other parts from nothing: the first few now, the others between the events that follow, as they are made."""
        self._parts = {}
        self.show_parts(parts, at_once=False)

    def put_in_slices(self, widgets: Iterable[QWidget]) -> None:
        """Adds the first few widgets now and the others between the events that follow, as they are made."""
        self._waiting = iter(widgets)
        self._next.start()
        self._put_slice()

    def finish(self) -> None:
        """Adds at once what is still to come."""
        while self._next.isActive():
            self._put_slice()

    def stop(self) -> None:
        """Adds nothing of what is still to come."""
        self._waiting = iter(())
        self._next.stop()

    @property
    def is_growing(self) -> bool:
        """Whether there is more to come."""
        return self._next.isActive()

    def part(self, place: Hashable) -> QWidget | None:
        """The widget of a part; None while it is not there."""
        found = self._parts.get(place)
        return found[1] if found is not None else None

    def part_at(self, y: int) -> Hashable | None:
        """The part that stands at a height, or the last one above it; None when there is none."""
        above = [place for place, (_, widget) in self._parts.items() if widget.y() <= y]
        return above[-1] if above else None

    def focus_name(self) -> str | None:
        """The name of what has the keyboard, if that is in here."""
        widget = self.focusWidget()
        return widget.accessibleName() if widget is not None and self.isAncestorOf(widget) else None

    def focus_on(self, name: str) -> None:
        """Puts the keyboard on what is called so."""
        for widget in self.findChildren(QWidget):
            if widget.accessibleName() == name and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _made(self, parts: Iterable[PagePart]) -> Iterator[QWidget]:
        for part in parts:
            widget = part.make()
            self._parts[part.place] = part.content, widget
            yield widget

    def _put_slice(self) -> None:
        until, widgets = time.perf_counter() + _SLICE, list[QWidget]()
        while time.perf_counter() < until or not widgets:
            widget = next(self._waiting, None)
            if widget is None:
                self.stop()
                break
            widgets.append(widget)
        self.put(*widgets)
        self.grown.emit()
