"""What makes a place in a text fit to be a quotation: nothing is torn, no number is cut, and the words around it fit."""

from __future__ import annotations

import re
import unicodedata

from casewright.model.folded_text import fold_text
from casewright.model.graphemes import is_grapheme_boundary

WITHOUT_SPACES = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""A sign of the scripts that do not set words apart: Thai, Lao, Myanmar, Khmer, kana and Han."""


def tears(text: str, start: int, end: int) -> bool:
    """Whether the place begins or ends within what a reader sees as one sign."""
    return not (is_grapheme_boundary(text, start) and is_grapheme_boundary(text, end))


def cuts_number(text: str, start: int, end: int) -> bool:
    """Whether the place would show a part of a number as if it were one."""
    return _within_number(text, start) or _within_number(text, end)


def _within_number(text: str, index: int) -> bool:
    """Whether `index` stands between two digits, or between a digit and a separator that a digit follows."""
    around = text[max(0, index - 2) : index], text[index : index + 2]
    if not around[0] or not around[1]:
        return False
    last, first = around[0][-1], around[1][0]
    if last.isdigit() and first.isdigit():
        return True
    if last in ".," and first.isdigit():
        return around[0][0].isdigit() and len(around[0]) == 2
    return last.isdigit() and first in ".," and around[1][1:].isdigit()


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether the place begins and ends between words."""
    return not any(
        0 < index < len(text) and text[index - 1].isalnum() and text[index].isalnum()
        for index in (start, end)
    )


def is_within_word(last: str, first: str) -> bool:
    """Whether a word goes on from the character `last` to `first`, in scripts that set words apart ("" is no word)."""
    return _is_of_word(last) and _is_of_word(first)


def _is_of_word(character: str) -> bool:
    if not character or re.match(WITHOUT_SPACES, character):
        return False
    return character.isalnum() or character == "\u200c" or unicodedata.combining(character) > 0


def precedes(text: str, start: int, prefix: str) -> bool:
    """Whether these words stand before `start`, however they are set."""
    return bare(text[max(0, start - 2 * len(prefix) - 16) : start]).endswith(bare(prefix))


def follows(text: str, end: int, suffix: str) -> bool:
    """Whether these words stand at `end`, however they are set."""
    return bare(text[end : end + 2 * len(suffix) + 16]).startswith(bare(suffix))


def bare(words: str) -> str:
    """Folded and without white space, for comparing a few words."""
    return fold_text(words, spaces=False).text
