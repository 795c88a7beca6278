"""The head of the first page in a house style: logo and organisation over a rule."""

from __future__ import annotations

from typing import Any

from PIL import Image
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from casewright.brief.house import Look
from casewright.brief.pdf.canvas import BriefCanvas
from casewright.brief.pdf.prose import Prose
from casewright.brief.pdf.style import ORGANISATION
from casewright.brief.pdf.tags import Tag
from casewright.brief.pdf.typesetting import Text

_HIGH, _ACROSS = 14 * mm, 58 * mm
_BESIDE = 12.0
_SHARPEST = 72 / 150  # points a pixel: smaller pictures are not blown up


def masthead(look: Look, root: Tag, language: str) -> list[Any]:
    """Nothing for a house without logo and name."""
    return [Masthead(look, root, language)] if look.logo is not None or look.style.organisation else []


class Masthead(Flowable):
    """The logo at the side where lines begin, the organisation beside it."""

    canv: BriefCanvas

    def __init__(self, look: Look, root: Tag, language: str) -> None:
        super().__init__()
        self.spaceBefore, self.spaceAfter = 0.0, 16.0
        self.look = look
        self.figure = root.add("Figure", alternative=look.logo_words) if look.logo is not None else None
        self.words = (
            Prose(
                [Text(look.style.organisation, ORGANISATION, language)],
                ORGANISATION,
                root.add("P"),
                language=language,
            )
            if look.style.organisation
            else None
        )
        self._size = _fitted(look)

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """As high as the higher of both."""
        across, high = self._size
        indent = across + _BESIDE if across else 0.0
        if self.words is not None:
            high = max(high, self.words.wrap(available - indent, height)[1])
        self.width, self.height = available, high
        return available, high

    def draw(self) -> None:
        """Both on one middle line."""
        across, high = self._size
        logo = self.look.logo
        if logo is not None and self.figure is not None:
            left = self.width - across if self.canv.mirrored else 0.0
            picture = ImageReader(Image.frombytes("RGB", (logo.width, logo.height), logo.pixels))
            with self.canv.marked(self.figure):
                self.canv.drawImage(picture, left, (self.height - high) / 2, across, high)
        if self.words is not None:
            indent = across + _BESIDE if across else 0.0
            self.canv.put(self.words, indent, (self.height - self.words.height) / 2, self.width)


def _fitted(look: Look) -> tuple[float, float]:
    """The size of the logo in points."""
    if look.logo is None:
        return 0.0, 0.0
    scale = min(_HIGH / look.logo.height, _ACROSS / look.logo.width, _SHARPEST)
    return look.logo.width * scale, look.logo.height * scale
