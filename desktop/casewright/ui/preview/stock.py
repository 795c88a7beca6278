"""The pictures of a preview: of the pages in sight, and meanwhile of those that will be in sight of the next document."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from casewright.ui.reader.page_cache import PageCache
from casewright.ui.reader.page_source import Drawn, PageSource, Wanted

_SAME_SCALE = 0.02


class PageStock(QObject):
    """Pages are counted from 0. A new document takes the place of the old once `needed` of its pages are drawn.

    Signals:
        opened: the sides of all pages of the next document, in points; `need` is to be called then.
        ready: the pages that are needed of the next document are drawn; `take` puts them in place.
        arrived: a page of the document in sight was drawn.
        refused: why the next document cannot be seen.
    """

    opened = Signal(object)
    ready = Signal()
    arrived = Signal(int)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cache = PageCache()
        self._coming: PageCache | None = None
        self._needed: set[int] = set()
        self._source = PageSource(self)
        self._source.opened.connect(self.opened)
        self._source.refused.connect(self.refused)
        self._source.drawn.connect(self._drawn)

    @property
    def is_waiting(self) -> bool:
        """Whether another document is about to come into sight."""
        return self._coming is not None

    def open(self, data: bytes) -> None:
        """Another document; one that was on its way is forgotten."""
        self._coming, self._needed = PageCache(), set()
        self._source.open(lambda: data)

    def need(self, numbers: Sequence[int], scale: float) -> None:
        """Which pages of the next document will be in sight, at how many pixels a point."""
        self._needed = set(numbers)
        self._source.want([Wanted(number, scale, letters=False) for number in numbers])
        if not numbers:
            self.ready.emit()

    def take(self) -> None:
        """The next document is in sight now."""
        if self._coming is not None:
            self._cache, self._coming = self._coming, None

    def want(self, numbers: Sequence[int], scale: float) -> None:
        """Have pages of the document in sight drawn, the first one first, unless they are sharp already."""
        if self._coming is None:
            self._source.want(
                [
                    Wanted(number, scale, letters=False)
                    for number in numbers
                    if not self._is_sharp(number, scale)
                ]
            )

    def picture(self, number: int) -> QImage | None:
        """The picture of a page, sharp or not."""
        found = self._cache.picture(number)
        return found[1] if found else None

    def failure(self, number: int) -> str:
        """Why a page cannot be seen; empty while nothing is wrong."""
        return self._cache.failures.get(number, "")

    def close(self) -> None:
        """Ends the thread and the process that draw."""
        self._source.close()

    def _is_sharp(self, number: int, scale: float) -> bool:
        found = self._cache.picture(number)
        drawn = found is not None and abs(found[0] / scale - 1) < _SAME_SCALE
        return drawn or number in self._cache.failures

    def _drawn(self, drawn: Drawn) -> None:
        number = drawn.wanted.number
        cache = self._coming if self._coming is not None else self._cache
        if drawn.failure:
            cache.failures[number] = drawn.failure
        if drawn.image is not None:
            cache.keep_picture(number, drawn.wanted.scale, drawn.image)
        if self._coming is None:
            self.arrived.emit(number)
        elif number in self._needed:
            self._needed.discard(number)
            if not self._needed:
                self.ready.emit()
