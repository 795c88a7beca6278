"""The figures of a brief as pictures, for formats that take no drawings: the very drawings of the PDF, on pages of their size."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any, NamedTuple

from casewright.brief.blocks import LinkChart, PlaceMap, Timeline
from casewright.brief.pdf.canvas import BriefCanvas
from casewright.brief.pdf.link_chart import LinkChartFigure
from casewright.brief.pdf.map import MapFigure
from casewright.brief.pdf.style import FRAME_HEIGHT, FULL_WIDTH
from casewright.brief.pdf.timeline import timeline_figures

Drawn = LinkChart | PlaceMap | Timeline
_SCALE = 3
"""Times 72 dots an inch: sharp on paper."""
_MARGIN = 2.0


class FigurePicture(NamedTuple):
    """A PNG, and the size at which it is to be shown, in points."""

    png: bytes
    width: float
    height: float


@lru_cache(maxsize=16)  # several formats of one brief show the same figures
def pictures_of(block: Drawn) -> tuple[FigurePicture, ...]:
    """The pictures of a figure: none of an empty one, several of a timeline that is too long for one page."""
    return tuple(_picture(drawing) for drawing in _drawings(block))


def _drawings(block: Drawn) -> list[Any]:
    if isinstance(block, LinkChart):
        return [LinkChartFigure(block)] if block.nodes else []
    if isinstance(block, PlaceMap):
        return [MapFigure(block)] if block.places else []
    return list(timeline_figures(block)) if block.events else []


def _picture(drawing: Any) -> FigurePicture:
    import pypdfium2

    width, height = drawing.wrap(FULL_WIDTH, FRAME_HEIGHT)
    page = io.BytesIO()
    size = (width + 2 * _MARGIN, height + 2 * _MARGIN)
    canvas = BriefCanvas(page, pagesize=size, invariant=1)
    drawing.drawOn(canvas, _MARGIN, _MARGIN)
    canvas.save()
    document = pypdfium2.PdfDocument(page.getvalue())
    made = io.BytesIO()
    document[0].render(scale=_SCALE).to_pil().quantize(256).save(made, "PNG", optimize=False)
    document.close()
    return FigurePicture(made.getvalue(), *size)
