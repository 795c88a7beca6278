"""Characters to glyphs, by HarfBuzz: kerning, ligatures, joined letters and the forms a language asks for.

ReportLab's own shaping guesses a direction per word and turns Persian digits round, which falsifies a year; so every
run of a brief goes through here, whatever its script.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import uharfbuzz as hb

from casewright.brief.clean import language_tag
from casewright.brief.pdf.fonts import font


class Glyph(NamedTuple):
    """A glyph of a run: its number in the font, the characters it stands for, and its metrics in ems.

    `text`, as it is read, is empty on the second and later glyphs of one character.
    """

    number: int
    text: str
    advance: float
    x: float
    y: float


@dataclass(frozen=True, eq=False, slots=True)
class Shaped:
    """The glyphs of a run from left to right, and their total advance in ems."""

    glyphs: tuple[Glyph, ...]
    width: float


@lru_cache(maxsize=16384)
def shape(text: str, name: str, language: str, right_to_left: bool, features: tuple[str, ...] = ()) -> Shaped:
    """Shapes a run of one font, one language and one direction."""
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    buffer.language = language_tag(language)
    face = font(name)
    hb.shape(face.shaper, buffer, dict.fromkeys(features, True))
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    texts = _texts([info.cluster for info in infos], text, right_to_left)
    glyphs = tuple(
        Glyph(
            info.codepoint,
            shown,
            place.x_advance / face.upem,
            place.x_offset / face.upem,
            place.y_offset / face.upem,
        )
        for info, place, shown in zip(infos, positions, texts, strict=True)
    )
    return Shaped(glyphs, sum(glyph.advance for glyph in glyphs))


def _texts(clusters: list[int], text: str, right_to_left: bool) -> list[str]:
    """The characters of each glyph. A letter's glyph takes those of its marks too, and so with several glyphs of one."""
    letters = [at for at in sorted(set(clusters)) if at == 0 or not unicodedata.combining(text[at])]
    clusters = [max((at for at in letters if at <= cluster), default=0) for cluster in clusters]
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    shown = [""] * len(clusters)
    taken: set[int] = set()
    for index in range(len(clusters)):
        at = len(clusters) - 1 - index if right_to_left else index
        if clusters[at] not in taken:
            taken.add(clusters[at])
            shown[at] = text[clusters[at] : ends[clusters[at]]]
    return shown
