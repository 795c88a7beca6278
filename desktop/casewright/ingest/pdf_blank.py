"""Whether a page of a PDF shows anything at all. Writers leave operators on pages that nobody sees a mark on."""

from __future__ import annotations

from typing import Any

import pypdfium2.raw as pdfium

_SHOWS_FOR_CERTAIN = (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING, pdfium.FPDF_PAGEOBJ_FORM)
_MOST_OBJECTS = 10_000
_SIDE = 200  # pixels of the longer side of the trial drawing
_WHITE = b"\xff"


def shows_nothing(page: Any) -> bool:
    """Whether a page without text is blank: no picture on it, and no line or area leaves a trace when it is drawn small.

    A scan counts as something seen without being decoded, however white it is.
    """
    count = pdfium.FPDFPage_CountObjects(page)
    if count > _MOST_OBJECTS:
        return False
    kinds = {
        pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, number)) for number in range(max(0, count))
    }
    if not kinds.isdisjoint(_SHOWS_FOR_CERTAIN):
        return False
    if not kinds and pdfium.FPDFPage_GetAnnotCount(page) == 0:
        return True
    bitmap = page.render(scale=_SIDE / max(*page.get_size(), 1.0), grayscale=True)
    drawn = bytes(bitmap.buffer)
    rows = (drawn[at : at + bitmap.width] for at in range(0, len(drawn), bitmap.stride))
    return not any(row.strip(_WHITE) for row in rows)
