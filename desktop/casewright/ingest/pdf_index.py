"""PDFium's two ways of counting the characters of a page, brought together: by its text, and by its letters with a place."""

from __future__ import annotations

from ctypes import byref, c_double
from typing import Any

import pypdfium2.raw as pdfium


def letters_of(text_page: Any, raw: str) -> list[int] | None:
    """For each character of the raw text, PDFium's index of the letter; None when the two do not fit together.

    PDFium counts its text in units of the platform's wide characters: code points, or UTF-16 units on Windows.
    """
    first, last = _text_units(text_page)
    units = last - first + 1
    if units == len(raw):
        widths = [1] * len(raw)
    elif units == sum(1 + (character > "\uffff") for character in raw):
        widths = [1 + (character > "\uffff") for character in raw]
    else:
        return None
    found: list[int] = []
    unit = first
    for width in widths:
        found.append(pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, unit))
        unit += width
    return found


def _text_units(text_page: Any) -> tuple[int, int]:
    """The text indices of the first and last letter that have one; (0, -1) when none has."""
    count = text_page.count_chars()
    ahead = (pdfium.FPDFText_GetTextIndexFromCharIndex(text_page, index) for index in range(count))
    behind = (
        pdfium.FPDFText_GetTextIndexFromCharIndex(text_page, index) for index in range(count - 1, -1, -1)
    )
    first = next((found for found in ahead if found >= 0), 0)
    return first, next((found for found in behind if found >= 0), -1)


def spans_of(text_page: Any, letters: list[int]) -> list[tuple[float, float] | None]:
    """The left and right edge of each letter in points; None for what PDFium put in itself, such as a space between words."""
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    found: list[tuple[float, float] | None] = []
    for letter in letters:
        is_there = pdfium.FPDFText_IsGenerated(text_page, letter) == 0 and pdfium.FPDFText_GetCharBox(
            text_page, letter, byref(left), byref(right), byref(bottom), byref(top)
        )
        found.append((left.value, right.value) if is_there else None)
    return found
