"""Ordinary English words: a capital on one of them, at the head of a sentence or in a headline, shows nothing."""

from __future__ import annotations

from functools import cache, lru_cache

from casewright.model.resources import resource_path

_LEAST = 3  # letters of a stem


@cache
def _words() -> frozenset[str]:
    text = resource_path("gazetteer", "english_words.txt").read_text(encoding="utf-8")
    return frozenset(text.partition("\n")[2].split())


@lru_cache(maxsize=65_536)
def is_english(key: str) -> bool:
    """Whether a folded word is an ordinary word of English, in any of its forms."""
    words = _words()
    return key in words or any(stem in words for stem in stems(key))


def stems(word: str) -> list[str]:
    """What a word may be a plural, a form of the verb, an adverb or a doer of."""
    found: list[str] = []
    if word.endswith("s"):
        found += [word[:-1], word[:-2] if word.endswith("es") else "", _with_y(word, "ies")]
    elif word.endswith("ed"):
        found += [word[:-1], word[:-2], _with_y(word, "ied"), _single(word[:-2])]
    elif word.endswith("ing"):
        found += [word[:-3], f"{word[:-3]}e", _single(word[:-3])]
    elif word.endswith("ly"):
        found.append(word[:-2])
    elif word.endswith("er"):
        found += [word[:-2], word[:-1]]
    return [stem for stem in found if len(stem) >= _LEAST]


def _with_y(word: str, ending: str) -> str:
    return f"{word[: -len(ending)]}y" if word.endswith(ending) else ""


def _single(stem: str) -> str:
    """`stopp` as `stop`."""
    return stem[:-1] if len(stem) > _LEAST and stem[-1] == stem[-2] else ""
