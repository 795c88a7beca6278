"""The order of a line that holds right-to-left words (Unicode Bidirectional Algorithm, UAX #9), by python-bidi.

ReportLab's own right-to-left support reverses Persian digits, which falsifies a year; so lines are ordered here.
"""

from __future__ import annotations

import unicodedata

from bidi import algorithm

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
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    levels = [int(character["level"]) for character in storage["chars"]]
    if len(levels) != len(text):  # explicit controls were removed: clean() shows them, so this is a stray one
        return [int(right_to_left)] * len(text)
    return _trailing_space(text, levels, int(right_to_left))


def _trailing_space(text: str, levels: list[int], base: int) -> list[int]:
    for index in range(len(text) - 1, -1, -1):
        if not text[index].isspace():
            break
        levels[index] = base
    return levels


def visual_runs(levels: list[int], breaks: list[int]) -> list[tuple[int, int, int]]:
    """Runs (start, end, level) of equal level from left to right, also cut at `breaks` (rule L2)."""
    cuts = sorted({0, len(levels), *breaks, *(i for i in range(1, len(levels)) if levels[i] != levels[i - 1])})
    runs = [(start, end, levels[start]) for start, end in zip(cuts, cuts[1:], strict=False) if end > start]
    for level in range(max(levels, default=0), 0, -1):
        runs = _reverse_at(runs, level)
    return runs


def _reverse_at(runs: list[tuple[int, int, int]], level: int) -> list[tuple[int, int, int]]:
    result: list[tuple[int, int, int]] = []
    waiting: list[tuple[int, int, int]] = []
    for run in runs:
        if run[2] >= level:
            waiting.insert(0, run)
        else:
            result += [*waiting, run]
            waiting = []
    return result + waiting
