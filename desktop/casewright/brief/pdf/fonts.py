"""The bundled fonts: registered once, chosen per character, measured, and opened for shaping."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from casewright.brief.pdf.style import Type
from casewright.model.resources import resource_path

_FILES = {
    ("serif", "regular", False): "SourceSerif4-Regular",
    ("serif", "semibold", False): "SourceSerif4-SemiBold",
    ("serif", "regular", True): "SourceSerif4-Italic",
    ("serif", "semibold", True): "SourceSerif4-SemiBoldItalic",
    ("sans", "light", False): "SourceSans3-Light",
    ("sans", "regular", False): "SourceSans3-Regular",
    ("sans", "semibold", False): "SourceSans3-SemiBold",
    ("sans", "regular", True): "SourceSans3-Italic",
    ("mono", "regular", False): "JetBrainsMono-Regular",
}
_FALLBACK = {
    "regular": ("Vazirmatn-Regular", "NotoSansHebrew-Regular", "SourceSans3-Regular", "NotoEmoji-Regular"),
    "semibold": ("Vazirmatn-SemiBold", "NotoSansHebrew-SemiBold", "SourceSans3-SemiBold", "NotoEmoji-Regular"),
}


def font_name(style: Type) -> str:
    """The font a style asks for, registered with ReportLab."""
    name = _FILES.get((style.family, style.weight, style.italic)) or _FILES[style.family, style.weight, False]
    return _registered(name)


@cache
def _registered(name: str) -> str:
    pdfmetrics.registerFont(TTFont(name, str(resource_path("fonts", f"{name}.ttf"))))
    return name


@cache
def _covered(name: str) -> frozenset[int]:
    return frozenset(pdfmetrics.getFont(_registered(name)).face.charToGlyph)


@lru_cache(maxsize=65536)
def font_for(character: str, style: Type) -> str | None:
    """The first font that has the character: the style's own, then those for other scripts; None when there is none."""
    wanted = font_name(style)
    fallback = _FALLBACK["semibold" if style.weight == "semibold" else "regular"]
    for name in (wanted, *fallback):
        if ord(character) in _covered(name):
            return _registered(name)
    return None


def width(text: str, font: str, size: float) -> float:
    """The advance width of text set without shaping."""
    return float(pdfmetrics.stringWidth(text, font, size))


@cache
def shaper(name: str) -> tuple[Any, float]:
    """A HarfBuzz font and its units per em."""
    face = hb.Face(hb.Blob.from_file_path(str(resource_path("fonts", f"{name}.ttf"))))
    return hb.Font(face), float(face.upem)
