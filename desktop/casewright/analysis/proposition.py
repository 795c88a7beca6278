"""How a proposition that an analyst typed stands behind "that" in an English sentence.

A capital at its head is taken away only where the word is ordinary English; where the sentence would read wrong, for
another language or for two sentences, it is not put there at all.
"""

from __future__ import annotations

import re

from casewright.model.english_words import is_english
from casewright.model.sentences import sentences

# Words that carry an English sentence and few others.
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "to",
        "and",
        "is",
        "are",
        "be",
        "been",
        "that",
        "with",
        "for",
        "by",
        "from",
        "at",
        "not",
        "its",
        "their",
        "as",
        "this",
        "has",
        "have",
        "had",
        "than",
        "least",
        "most",
        "more",
        "before",
        "after",
        "within",
        "will",
        "would",
        "may",
        "whose",
        "which",
        "who",
        "it",
        "they",
        "there",
        "no",
        "any",
        "all",
        "both",
        "if",
    ]
)
_SMALL = frozenset(
    [
        "a",
        "an",
        "at",
        "if",
        "in",
        "it",
        "no",
        "of",
        "on",
        "or",
        "so",
        "to",
        "up",
        "us",
        "we",
        "he",
        "as",
        "by",
        "is",
    ]
)
# Ordinary words that at the head of a proposition are names more often than not.
_NAMES = frozenset(
    [
        "chile",
        "china",
        "french",
        "guinea",
        "jersey",
        "march",
        "may",
        "august",
        "polish",
        "poles",
        "pacific",
        "pentagon",
        "democrats",
        "republicans",
        "turkey",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)
_BEHIND_THAT = frozenset(
    ["a", "an", "the", "this", "these", "those", "it", "he", "she", "they", "we", "there", "no"]
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}$")
_OTHER_SCRIPT = re.compile(r"[^\W\d_A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_LEAST_WORDS = 4


def behind_that(text: str) -> str | None:
    """The proposition without its full stop, as it goes on from "that"; None where it has to stand by itself."""
    bare = without_stop(text)
    words = _WORD.findall(bare)
    if not words or _OTHER_SCRIPT.search(bare) or bare.endswith("?") or len(sentences(bare)) > 1:
        return None
    folded = [word.casefold() for word in words]
    if len(words) >= _LEAST_WORDS and _ENGLISH.isdisjoint(folded) and not _all_english(words):
        return None
    if folded[0] == "that":  # a second "that" reads as a slip
        is_conjunction = len(words) > 1 and (folded[1] in _BEHIND_THAT or words[1][0].isupper())
        return bare[4:].lstrip() if is_conjunction and bare[4:5].isspace() else None
    return _small_head(bare, words)


def without_stop(text: str) -> str:
    """On one line, without the full stop at its end; that of an abbreviation such as `U.S.` stays."""
    line = " ".join(text.split())
    return line if _DOTTED.search(line) else line.rstrip(" .!")


def ended(text: str) -> str:
    """On one line, beginning with a capital and ending with a full stop, or a mark in its place."""
    line = " ".join(text.split())
    line = line[:1].upper() + line[1:]
    return line if re.search(r"[.!?…。؟।][\"'”’»)\]]*$", line) else f"{line}."


def _all_english(words: list[str]) -> bool:
    """Whether all words but names are of English; a short one may be of any language."""
    return all(is_english(word) for word in words if word.islower() and len(word) > 2)


def _small_head(bare: str, words: list[str]) -> str:
    """With a small letter at its head where the first word is no name."""
    first = words[0]
    if (
        not bare.startswith(first)
        or not first[0].isupper()
        or first == "I"
        or (not first[1:].islower() and len(first) > 1)
    ):
        return bare
    stem = re.sub(r"['’]\w*$", "", first).casefold()
    if stem not in _SMALL and stem not in _ENGLISH:
        named = len(words) > 1 and words[1][0].isupper()
        if named or stem in _NAMES or not is_english(stem):
            return bare
    return first[0].lower() + bare[1:]
