"""Where the letters of a PDF's text stand on its page: the same text as `pdf_text` keeps, and a box for each character."""

from __future__ import annotations

from array import array
from ctypes import byref, c_double
from math import isfinite
from typing import Any

import pypdfium2.raw as pdfium

from casewright.ingest.canonical_text import canonical_places
from casewright.ingest.pdf_index import letters_of
from casewright.ingest.pdf_text import DIVIDED_AS, DIVIDED_WORD, canonical_page, page_reading, upright_text

MOST_LETTERS = 100_000
Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points, from the upper left corner of the page as it is seen."""

_NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)


def page_letters(page: Any) -> tuple[str, array[float]]:
    """The text of a page as it is kept, and four numbers a character (a `Box`; zeros: it is not on the page).

    No numbers at all when the page has more letters than `MOST_LETTERS`, or when PDFium's count of its characters
    cannot be brought together with its text: better no place than a wrong one.
    """
    turned = page.get_rotation()
    with upright_text(page) as text_page:
        raw, order = page_reading(text_page)
        text = canonical_page(raw)
        letters = letters_of(text_page, raw) if len(raw) <= MOST_LETTERS else None
        if letters is None:
            return text, array("f")
        boxes = _boxes(text_page, _Sheet(page.get_bbox(), turned))
        flat = array("f")
        for place in _places(raw)[: len(text)]:
            flat.extend(boxes.get(letters[order[place]], _NOWHERE))
    return text, flat


def _places(raw: str) -> list[int]:
    """For each character of the kept text, the index of the raw character it came from."""
    divided: list[int] = []
    for index, character in enumerate(raw):
        divided.extend([index] * (len(DIVIDED_AS) if character == DIVIDED_WORD else 1))
    return [divided[at] for at in canonical_places(raw.replace(DIVIDED_WORD, DIVIDED_AS))]


def _boxes(text_page: Any, sheet: _Sheet) -> dict[int, Box]:
    """The boxes of PDFium's letters as high as their line (`loose`), by index; those that lie on the page."""
    found: dict[int, Box] = {}
    loose = pdfium.FS_RECTF()
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    for index in range(text_page.count_chars()):
        if pdfium.FPDFText_GetLooseCharBox(text_page, index, loose):
            box = sheet.box(loose.left, loose.bottom, loose.right, loose.top)
        elif pdfium.FPDFText_GetCharBox(
            text_page, index, byref(left), byref(right), byref(bottom), byref(top)
        ):
            box = sheet.box(left.value, bottom.value, right.value, top.value)
        else:
            continue
        if box is not None:
            found[index] = box
    return found


class _Sheet:
    """From PDF space (up, unturned, anywhere) to the page as it is seen (down, turned, from its corner)."""

    def __init__(self, bounds: Box, turned: int) -> None:
        """`bounds` is what is seen of the page in PDF space (left, bottom, right, top), `turned` clockwise in degrees."""
        self._bounds, self._turned = bounds, turned

    def box(self, left: float, bottom: float, right: float, top: float) -> Box | None:
        """A box on the page as it is seen; None for one beside the page, or of no height."""
        if not all(map(isfinite, (left, bottom, right, top))):
            return None
        edge_left, edge_bottom, edge_right, edge_top = self._bounds
        low_x, high_x = (min(max(x, edge_left), edge_right) for x in sorted((left, right)))
        low_y, high_y = (min(max(y, edge_bottom), edge_top) for y in sorted((bottom, top)))
        if high_y <= low_y:
            return None
        upright = low_x - edge_left, edge_top - high_y, high_x - edge_left, edge_top - low_y
        return _turn(upright, self._turned, edge_right - edge_left, edge_top - edge_bottom)


def _turn(box: Box, turned: int, width: float, height: float) -> Box:
    """A box of an upright page of this size, once the page is turned clockwise."""
    left, top, right, bottom = box
    if turned == 90:
        return height - bottom, left, height - top, right
    if turned == 180:
        return width - right, height - bottom, width - left, height - top
    return (top, width - right, bottom, width - left) if turned == 270 else box
