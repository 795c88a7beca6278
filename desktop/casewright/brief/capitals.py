"""Capital letters by the rules of a language: Turkish keeps its two kinds of i apart, Greek capitals drop their accents."""

from __future__ import annotations

import re
import unicodedata

_TURKIC = ("tr", "az")
_TONOS = "\u0301"
_DIAERESIS = "\u0308"
_GREEK_VOWELS = re.compile(f"([ΑΕΗΙΟΥΩ])({_DIAERESIS})?{_TONOS}")
# A vowel with an accent before iota or upsilon: without it the two would read as one sound.
_APART = re.compile(f"([ΑΕΟΥ]){_TONOS}([ΙΥ])(?![{_DIAERESIS}{_TONOS}])")


def capitals(text: str, language: str) -> str:
    """The text in capitals (Unicode, SpecialCasing; Greek as Unicode's CLDR has it)."""
    primary = language.split("-")[0]
    if primary in _TURKIC:
        text = text.replace("i", "İ").replace("ı", "I")
    upper = text.upper()
    if primary != "el" or upper.isascii():
        return upper
    parted = unicodedata.normalize("NFD", upper)
    parted = _APART.sub(rf"\1\2{_DIAERESIS}", parted)
    return unicodedata.normalize("NFC", _GREEK_VOWELS.sub(r"\1\2", parted))


def initial_capital(text: str, language: str) -> str:
    """The text with a capital at the start and nothing else changed."""
    first = text[:1]
    return ("İ" if first == "i" and language.split("-")[0] in _TURKIC else first.upper()) + text[1:]
