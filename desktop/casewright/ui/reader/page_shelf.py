"""What is known of the pages of one document: drawn pictures, the places of letters, and what still has to be asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage

from casewright.model.anchors import page_of
from casewright.ui.reader.page_cache import PageCache
from casewright.ui.reader.page_letters import PageLetters, letters_of_lines
from casewright.ui.reader.page_source import Drawn, PageSource, Wanted

LinesByPage = Mapping[int, tuple[Sequence[Sequence[float]], float]]
"""Of pages whose text was recognised: per line [start, end, x, y, width, height] in pixels, and the page's width in them."""

_SAME_SCALE = 0.02


class PageShelf(QObject):
    """Pages are counted from 0; offsets are code points of the text of the source; places are points on a page.

    Signals:
        opened: the sides of all pages in points.
        refused: why the document cannot be seen.
        arrived: a page was drawn or read, or it is known why not.
    """

    opened = Signal(object)
    refused = Signal(str)
    arrived = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self.reason = ""
        """Why the document cannot be seen, in a sentence."""
        self.cache = PageCache()
        self._pages: list[tuple[int, int]] = []
        self._lines: LinesByPage | None = None
        self._widths: list[float] = []
        self._waiting: Callable[[], bytes] | None = None
        self._source: PageSource | None = None

    def show(
        self,
        fetch: Callable[[], bytes],
        text: str,
        pages: Sequence[tuple[int, int]],
        lines: LinesByPage | None,
    ) -> None:
        """Another document, opened only once somebody looks; see `PageView.show_pages`."""
        self.text, self.reason = text, ""
        self._pages = list(pages) or ([(0, len(text))] if text else [])
        self._lines, self._widths = lines, []
        self.cache.clear()
        self._waiting = fetch

    def open(self) -> None:
        """Open the document, if that was not done."""
        fetch, self._waiting = self._waiting, None
        if fetch is None:
            return
        if self._source is None:
            self._source = PageSource(self)
            self._source.opened.connect(self._opened)
            self._source.refused.connect(self._refused)
            self._source.drawn.connect(self._drawn)
        self._source.open(fetch)

    def close(self) -> None:
        """End the thread and the process that draw."""
        source, self._source = self._source, None
        if source is not None:
            source.close()

    @property
    def is_opening(self) -> bool:
        """Whether an answer is still to come."""
        return not self.reason and (self._waiting is not None or self._source is not None)

    def want(self, numbers: Sequence[int], scale: float) -> None:
        """Have these pages drawn at so many pixels a point, the first one first."""
        if self._source is not None:
            wishes = (self._wish(number, scale) for number in numbers)
            self._source.want([wish for wish in wishes if wish is not None])

    def try_again(self, number: int, scale: float) -> bool:
        """Draw a page that could not be drawn, with more time; whether it was such a page."""
        if self._source is None or self.cache.failures.pop(number, None) is None:
            return False
        self._source.want([Wanted(number, scale, True, patient=True)])
        return True

    def page_of(self, point: int) -> int | None:
        """The page that holds a code point; None for a text without pages."""
        found = page_of(self._pages, point)
        return None if found is None else found - 1

    def span(self, number: int) -> tuple[int, int]:
        """The [start, end) of a page in the text; empty for one that has none."""
        return self._pages[number] if number < len(self._pages) else (0, 0)

    def picture(self, number: int) -> QImage | None:
        """The picture of a page, sharp or not."""
        found = self.cache.picture(number)
        return found[1] if found else None

    def letters(self, number: int) -> PageLetters | None:
        """The letters of a page, if they were read."""
        return self.cache.letters(number)

    def areas(self, number: int, start: int, end: int) -> list[QRectF]:
        """Where words stand on a page, line by line."""
        letters = self.cache.letters(number)
        return letters.areas(self.text, start, end) if letters is not None and end > start else []

    def _wish(self, number: int, scale: float) -> Wanted | None:
        if number in self.cache.failures:
            return None
        picture = self.cache.picture(number)
        sharp = picture is not None and abs(picture[0] / scale - 1) < _SAME_SCALE
        lettered = self.cache.letters(number) is not None
        return None if sharp and lettered else Wanted(number, 0.0 if sharp else scale, not lettered)

    def _opened(self, sizes: list[tuple[float, float]]) -> None:
        self._widths = [width for width, _ in sizes]
        self.opened.emit(sizes)

    def _refused(self, reason: str) -> None:
        self.reason = reason
        self.refused.emit(reason)

    def _drawn(self, drawn: Drawn) -> None:
        number = drawn.wanted.number
        if drawn.failure:
            self.cache.failures[number] = drawn.failure
        if drawn.image is not None:
            self.cache.keep_picture(number, drawn.wanted.scale, drawn.image)
        if drawn.wanted.letters:
            self.cache.keep_letters(number, self._letters(number, drawn))
        self.arrived.emit(number)

    def _letters(self, number: int, drawn: Drawn) -> PageLetters:
        start, end = self.span(number)
        if self._lines is not None:
            lines, width = self._lines.get(number, ((), 1.0))
            return letters_of_lines(start, self.text[start:end], lines, self._widths[number] / width)
        return PageLetters(start, self.text[start:end], drawn.text, drawn.boxes)
