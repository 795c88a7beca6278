"""The order of a line that holds right-to-left words (Unicode Bidirectional Algorithm, UAX #9), by python-bidi.

ReportLab's own right-to-left support reverses Persian digits, which falsifies a year; so lines are ordered here.
"""

from __future__ import annotations

import unicodedata

from bidi import algorithm

_LEFT_OUT = {"", "BN", "B", "S", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
_RIGHT = {"R", "AL", "RLE", "RLO", "RLI", "AN"}
RIGHT_TO_LEFT_LANGUAGES = frozenset({"ar", "fa", "he", "ur", "yi", "ps", "ku", "dv", "syr"})


def has_right_to_left(text: str) -> bool:
    """Whether any character is written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(character) in _RIGHT for character in text)


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
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    levels = [int(character["level"]) for character in storage["chars"]]
    return _trailing_space(text, levels, int(right_to_left))


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
