"""What was drawn and read of pages, kept within bounds: what was not looked at longest goes first."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtGui import QImage

from casewright.ui.reader.page_letters import PageLetters

MOST_BYTES = 192_000_000
MOST_LETTERED = 200


class PageCache:
    """Pictures by page, each with the scale it was drawn at; letters by page; reasons why a page is not seen."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._pictures: OrderedDict[int, tuple[float, QImage]] = OrderedDict()
        self._letters: OrderedDict[int, PageLetters] = OrderedDict()
        self.failures: dict[int, str] = {}
        self.bytes = 0

    def clear(self) -> None:
        """Another document."""
        self._pictures.clear()
        self._letters.clear()
        self.failures.clear()
        self.bytes = 0

    def picture(self, number: int) -> tuple[float, QImage] | None:
        """The scale and picture of a page, if it was drawn."""
        if number in self._pictures:
            self._pictures.move_to_end(number)
        return self._pictures.get(number)

    def keep_picture(self, number: int, scale: float, image: QImage) -> None:
        """A page was drawn."""
        before = self._pictures.pop(number, None)
        self.bytes += image.sizeInBytes() - (before[1].sizeInBytes() if before else 0)
        self._pictures[number] = scale, image
        while self.bytes > self._most and len(self._pictures) > 1:
            _, (_, gone) = self._pictures.popitem(last=False)
            self.bytes -= gone.sizeInBytes()

    def letters(self, number: int) -> PageLetters | None:
        """The letters of a page, if they were read."""
        if number in self._letters:
            self._letters.move_to_end(number)
        return self._letters.get(number)

    def keep_letters(self, number: int, letters: PageLetters) -> None:
        """A page was read."""
        self._letters[number] = letters
        while len(self._letters) > MOST_LETTERED:
            self._letters.popitem(last=False)
