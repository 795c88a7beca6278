"""The order of a line that holds right-to-left words (Unicode Bidirectional Algorithm, UAX #9), by python-bidi.

ReportLab's own right-to-left support reverses Persian digits, which falsifies a year; so lines are ordered here.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from bidi import algorithm
from bidi.mirror import MIRRORED

_LEFT_OUT = {"", "BN", "B", "S", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}  # numbers count as right-to-left among brackets
_RIGHT_BLOCKS = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_RIGHT = {"R", "AL", "RLE", "RLO", "RLI", "AN"}
RIGHT_TO_LEFT_LANGUAGES = frozenset({"ar", "fa", "he", "ur", "yi", "ps", "ku", "dv", "syr"})


def has_right_to_left(text: str) -> bool:
    """Whether any character is written from right to left."""
    return _RIGHT_BLOCKS.search(text) is not None and any(
        unicodedata.bidirectional(character) in _RIGHT for character in set(text)
    )


def is_right_to_left(text: str, language: str) -> bool:
    """The direction of a paragraph: its first strong character's, else its language's."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return language.split("-")[0] in RIGHT_TO_LEFT_LANGUAGES


def embedding_levels(text: str, right_to_left: bool) -> list[int]:
    """The embedding level of every character: odd runs from right to left."""
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = (1, "R") if right_to_left else (0, "L")
    algorithm.get_embedding_levels("".join(map(_countable, text)), storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _resolve_brackets(storage["chars"], "R" if right_to_left else "L")
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    levels = [int(character["level"]) for character in storage["chars"]]
    return _trailing_space(text, levels, int(right_to_left))


def _resolve_brackets(characters: list[dict[str, Any]], base: str) -> None:
    """Rule N0, which python-bidi lacks: both brackets of a pair take one direction, so that neither is turned alone.

    Controls of direction are gone before (`clean`), so that the whole text is one run.
    """
    kinds = [_STRONG.get(character["type"], "") for character in characters]
    for opening, closing in _pairs([character["ch"] for character in characters], characters):
        inside = set(kinds[opening + 1 : closing]) - {""}
        if not inside:
            continue
        before = next((kind for kind in reversed(kinds[:opening]) if kind), base)
        taken = base if base in inside or before == base else before
        for place in (opening, closing):
            characters[place]["type"] = kinds[place] = taken


def _pairs(text: list[str], characters: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Places of brackets that belong together, in the order of the opening ones (rule BD16)."""
    found: list[tuple[int, int]] = []
    open_at: list[tuple[str, int]] = []
    for place, character in enumerate(text):
        if characters[place]["type"] != "ON":
            continue
        if unicodedata.category(character) == "Ps" and character in MIRRORED:
            open_at.append((MIRRORED[character], place))
        elif unicodedata.category(character) == "Pe":
            depth = next((n for n in range(len(open_at) - 1, -1, -1) if open_at[n][0] == character), None)
            if depth is not None:
                found.append((open_at[depth][1], place))
                del open_at[depth:]
    return sorted(found)


def _countable(character: str) -> str:
    """Joiners and controls take the direction of what is before them; the algorithm (rule X9) would leave them out."""
    return "\u0300" if unicodedata.bidirectional(character) in _LEFT_OUT else character


def _trailing_space(text: str, levels: list[int], base: int) -> list[int]:
    for index in range(len(text) - 1, -1, -1):
        if not text[index].isspace():
            break
        levels[index] = base
    return levels


def visual_order(levels: list[int], base: int) -> list[int]:
    """The order from left to right of elements that are read in the order given (rule L2)."""
    order = list(range(len(levels)))
    for level in range(max([*levels, base], default=0), 0, -1):
        order = _reversed_at(order, levels, level)
    return order


def _reversed_at(order: list[int], levels: list[int], level: int) -> list[int]:
    result: list[int] = []
    waiting: list[int] = []
    for index in order:
        if levels[index] >= level:
            waiting.insert(0, index)
        else:
            result += [*waiting, index]
            waiting = []
    return result + waiting
