"""Text made fit for any renderer. The stored evidence is never altered, only its rendering.

NFC; control characters and lone surrogates are dropped or shown; bidi controls are shown, so that nobody can make a
line read otherwise than it is stored; characters that no bundled font covers become a visible token.
"""

from __future__ import annotations

import re
import unicodedata

_BIDI = {
    "\u200e": "LRM", "\u200f": "RLM", "\u061c": "ALM", "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO",
    "\u202e": "RLO", "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
}  # fmt: skip
_HARMLESS = {"\u200e", "\u200f", "\u061c"}  # marks, not overrides: dropped in silence
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_FORMAT = re.compile(r"[\u00ad\u200b\ufeff\u2060]")


def clean(text: str) -> str:
    """What may be printed of a text: one paragraph, with visible tokens for what would change how it reads."""
    text = unicodedata.normalize("NFC", _CONTROL.sub("", text))
    text = _FORMAT.sub("", text)
    if any(mark in text for mark in _BIDI):
        text = "".join(_shown(character) for character in text)
    return " ".join(text.split())


def _shown(character: str) -> str:
    if character in _HARMLESS:
        return ""
    return f"[{_BIDI[character]}]" if character in _BIDI else character


def uncovered(character: str) -> str:
    """The visible token for a character that no bundled font has."""
    return f"[U+{ord(character):04X}]"
