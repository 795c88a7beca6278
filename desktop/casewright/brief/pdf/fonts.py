"""The bundled fonts: chosen per character, opened once for shaping and measuring."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import uharfbuzz as hb

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
    "semibold": (
        "Vazirmatn-SemiBold",
        "NotoSansHebrew-SemiBold",
        "SourceSans3-SemiBold",
        "NotoEmoji-Regular",
    ),
}
_JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")


@dataclass(frozen=True, eq=False)
class Font:
    """A font file: its HarfBuzz objects, the code points it has and its design units per em."""

    name: str
    data: Any
    face: Any
    shaper: Any
    characters: frozenset[int]
    upem: int


@cache
def font(name: str) -> Font:
    """The bundled font of that file name."""
    data = hb.Blob.from_file_path(str(resource_path("fonts", f"{name}.ttf")))
    face = hb.Face(data)
    return Font(name, data, face, hb.Font(face), frozenset(face.unicodes), int(face.upem))


def font_name(style: Type) -> str:
    """The font a style asks for."""
    family = "sans" if style.family == "heading" else style.family
    return _FILES.get((family, style.weight, style.italic)) or _FILES[family, style.weight, False]


@lru_cache(maxsize=65536)
def font_for(character: str, style: Type) -> str | None:
    """The first font that has the character: the style's own, then those for other scripts; None when there is none."""
    weight = "semibold" if style.weight == "semibold" else "regular"
    names = (font_name(style), *_FALLBACK[weight])
    return next((name for name in names if ord(character) in font(name).characters), None)


def joins_previous(character: str) -> bool:
    """Whether a character belongs to the one before it and is set in its font: a combining mark or a joiner."""
    return character in _JOINERS or unicodedata.combining(character) > 0


@lru_cache(maxsize=65536)
def is_covered(character: str) -> bool:
    """Whether any bundled font has the character."""
    names = (*_FILES.values(), *_FALLBACK["regular"])
    return character in _JOINERS or any(ord(character) in font(name).characters for name in names)
