"""The order in which glyphs are written, so that a line of mixed directions is read back as it was written.

A PDF says where glyphs stand, not how they are read. PDFium cuts the characters of a line, in the order in which they
are written, into segments of one direction; it takes the line as right-to-left when such segments are no fewer than
left-to-right ones, and then turns the order of segments round; it always turns right-to-left segments round inside.
Writing in the order that this undoes changes nothing that can be seen.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby, takewhile

LEFT_TO_RIGHT_MARK = "\u200e"
_LEFT, _WEAK, _RIGHT, _NEUTRAL = "left", "weak", "right", "neutral"
_CLASSES = {"L": _LEFT, "R": _RIGHT, "AL": _RIGHT} | dict.fromkeys(
    ("AN", "EN", "NSM", "CS", "ES", "ET", "BN"), _WEAK
)


def _direction(character: str) -> str:
    return _CLASSES.get(unicodedata.bidirectional(character), _NEUTRAL)


def needs_guard(text: str) -> bool:
    """Whether a sign that closes something stands at the start, where a right-to-left word before it would mirror it."""
    signs = list(takewhile(lambda character: _direction(character) in (_NEUTRAL, _WEAK), text))
    return any(unicodedata.mirrored(sign) for sign in signs)


def reads_from_right(text: str) -> bool:
    """Whether a line of this text will be taken as right-to-left."""
    runs = [direction for direction, _ in groupby(text, key=_direction)]
    return runs.count(_RIGHT) > runs.count(_LEFT)


def writing_order(texts: Sequence[str], turned: bool) -> Iterable[int]:
    """Indices of a run's glyphs, by their texts from left to right: segments in turn, or the last one first."""
    numbered = range(len(texts))
    if not turned:
        return numbered
    segments = [
        list(run) for _, run in groupby(numbered, key=lambda index: _direction(texts[index][:1] or " "))
    ]
    return (index for segment in segments[::-1] for index in segment)
