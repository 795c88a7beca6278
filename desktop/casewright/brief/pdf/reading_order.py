"""The order in which the glyphs of a line are written, so that it is read back exactly as it was written.

A PDF says where glyphs stand, not how they are read. PDFium, the most widely used of its readers, cuts what is written on one
base line into segments of one direction (`CFX_BidiString`): strong to the left or right, weak (digits, their signs, marks)
or neutral. Where right-to-left segments are more than left-to-right ones, it takes the segments in reverse. Right-to-left
segments, and neutral ones behind them, it turns round inside and mirrors. Here that is done backwards; nothing that can be
seen changes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from bidi.mirror import MIRRORED

_LEFT, _WEAK, _RIGHT, _NEUTRAL = "left", "weak", "right", "neutral"
_CLASSES = {"L": _LEFT, "R": _RIGHT, "AL": _RIGHT} | dict.fromkeys(
    ("AN", "EN", "NSM", "CS", "ES", "ET", "BN"), _WEAK
)


class Unit(NamedTuple):
    """What is written in one go: its number among those given, and its characters as they are to be written."""

    number: int
    text: str


@lru_cache(maxsize=4096)
def _direction(character: str) -> str:
    return _CLASSES.get(unicodedata.bidirectional(character), _NEUTRAL)


def written_order(texts: Sequence[str]) -> list[Unit]:
    """The order to write the glyphs of one base line in, given by their texts in the order they are to be read.

    Where the characters of one glyph would have to be parted, they stay together.
    """
    characters = [(number, character) for number, text in enumerate(texts) for character in text]
    segments = [(kind, list(run)) for kind, run in groupby(characters, key=lambda each: _direction(each[1]))]
    kinds = [kind for kind, _ in segments]
    turned = kinds.count(_RIGHT) > kinds.count(_LEFT)
    parts = list(_as_written(segments, turned))
    found: dict[int, str] = {}
    for part in reversed(parts) if turned else parts:
        for number, character in part:
            found[number] = found.get(number, "") + character
    return [Unit(number, text) for number, text in found.items()]


def _as_written(
    segments: Sequence[tuple[str, list[tuple[int, str]]]], turned: bool
) -> Iterator[list[tuple[int, str]]]:
    """The segments in the order they are read, those that the reader turns round turned already."""
    to_the_right = turned
    for kind, run in segments:
        if kind == _RIGHT or (kind == _NEUTRAL and to_the_right):
            to_the_right = True
            yield [(number, MIRRORED.get(character, character)) for number, character in reversed(run)]
        else:
            to_the_right = to_the_right and kind == _WEAK
            yield run
