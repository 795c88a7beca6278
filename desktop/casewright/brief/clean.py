"""Text made fit for any renderer. The stored evidence is never altered, only its rendering.

NFC; control characters, lone surrogates and bidi controls are shown as tokens, so that nobody can make a line read
otherwise than it is stored.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass

from casewright.brief.blocks import Brief

_NAMES = {
    "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
    "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
}  # fmt: skip
_TAG = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_SPACE = re.compile(r"[^\S\u00a0\u202f]+")
_HARMLESS = re.compile(
    r"[\u00ad\u200b\u200e\u200f\u061c\u2060]"
)  # hints of direction and line breaks: no glyphs
_ODD = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\uffff]"
)


def clean(text: str) -> str:
    """What may be printed of a text: one paragraph, with visible tokens for what would change how it reads."""
    text = _SPACE.sub(" ", text)
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", _HARMLESS.sub("", text))
    return _ODD.sub(lambda found: token(found[0]), text)


def language_tag(language: str) -> str:
    """The language as formats may state it: a tag by the form of BCP 47, `und` where it is something else."""
    return language if _TAG.fullmatch(language) else "und"


def token(character: str) -> str:
    """The visible token for a character that cannot be drawn as itself: its usual name in short, else its number."""
    return f"[{_NAMES[character]}]" if character in _NAMES else f"[U+{ord(character):04X}]"


def remarks(brief: Brief, is_covered: Callable[[str], bool]) -> list[str]:
    """What a reader of the printed brief will see as tokens, one sentence for each kind of character."""
    odd: dict[str, int] = {}
    for text in texts_in(brief):
        shown = _marks_dropped(text)
        for character in sorted(set(shown), key=shown.index):
            if _ODD.match(character) or not (
                character.isascii() or character.isspace() or is_covered(character)
            ):
                odd[character] = odd.get(character, 0) + shown.count(character)
    return [
        f"{token(each)} stands {count} times for a character that cannot be printed."
        for each, count in odd.items()
    ]


def _marks_dropped(text: str) -> str:
    """The text with white space and harmless marks gone and nothing else changed."""
    return _HARMLESS.sub("", _SPACE.sub(" ", text)) if not (text.isascii() and text.isprintable()) else ""


def texts_in(value: object) -> Iterator[str]:
    """Every text within a block, a brief, or a tuple of them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts_in(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from texts_in(getattr(value, each.name))
