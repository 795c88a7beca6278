"""Where a text may be cut without tearing a character that a reader sees as one (UAX #29, the parts that matter here)."""

from __future__ import annotations

import unicodedata

_ZWJ = "\u200d"


def is_grapheme_boundary(text: str, index: int) -> bool:
    """Whether cutting before `text[index]` tears nothing: no accent off its letter, no flag or family emoji in two."""
    if index <= 0 or index >= len(text):
        return True
    before, after = text[index - 1], text[index]
    if after.isascii():
        return not (before == "\r" and after == "\n")
    if after == _ZWJ or unicodedata.category(after)[0] == "M" or "\U0001f3fb" <= after <= "\U0001f3ff":
        return False
    if before == _ZWJ:
        return not (index >= 2 and unicodedata.category(text[index - 2]) in ("So", "Mn", "Sk"))
    if _is_flag_half(before) and _is_flag_half(after):
        return _flag_halves_before(text, index) % 2 == 0
    return not _is_hangul_continuation(before, after)


def _is_flag_half(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _flag_halves_before(text: str, index: int) -> int:
    first = index
    while first > 0 and _is_flag_half(text[first - 1]):
        first -= 1
    return index - first


def _is_hangul_continuation(before: str, after: str) -> bool:
    """A vowel or final consonant jamo after another jamo or a syllable."""
    if not "\u1160" <= after <= "\u11ff":
        return False
    return "\u1100" <= before <= "\u11ff" or "\uac00" <= before <= "\ud7a3"
