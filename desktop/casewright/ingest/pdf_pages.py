"""The pages of a PDF as pictures, drawn by PDFium."""

from __future__ import annotations

from array import array

import pypdfium2
from pypdfium2 import PdfiumError

from casewright.ingest.page_answer import MOST_PAGES, PageAnswer, affordable, clamped
from casewright.ingest.pdf_letters import page_letters

_USUAL = (612.0, 792.0)


class PdfLeaves:
    """An open PDF. Filled-in forms and annotations are drawn, since they are part of what is seen; nothing in them runs."""

    def __init__(self, data: bytes) -> None:
        self._document = pypdfium2.PdfDocument(data)
        if self._document.get_formtype():
            self._document.init_forms()

    def sizes(self) -> list[tuple[float, float]]:
        """The sides of all pages in points; of a page that is damaged, those of an ordinary one."""
        return [self._size(number) for number in range(min(len(self._document), MOST_PAGES))]

    def draw(self, number: int, scale: float, letters: bool) -> PageAnswer:
        """One page; the letters in its text layer, when they are asked for."""
        page = self._document[number]
        try:
            text, boxes = page_letters(page) if letters else ("", array("f"))
            if scale <= 0:
                return PageAnswer(text, boxes)
            points = page.get_size()
            scale = affordable(points[0], points[1], scale)
            bitmap = page.render(scale=scale, prefer_bgrx=True)
            width, height, row = bitmap.width, bitmap.height, 4 * bitmap.width
            pixels = bytes(bitmap.buffer)
            if bitmap.stride != row:
                pixels = b"".join(pixels[at : at + row] for at in range(0, len(pixels), bitmap.stride))
            return PageAnswer(text, boxes, width, height, pixels)
        finally:
            page.close()

    def _size(self, number: int) -> tuple[float, float]:
        try:
            return clamped(*self._document.get_page_size(number))
        except PdfiumError:
            return _USUAL
