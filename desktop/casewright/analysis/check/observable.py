"""Whether a text names something that can be seen to happen: a number, a date, or an event verb (rule IW02)."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from casewright.model.data_files import read_data

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NUMBER = re.compile(
    r"\d|\b(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|dozen|hundred|thousand|million|twice)\b",
    re.I,
)
_LATIN = re.compile("[A-Za-z]")
_NOT_OBJECTS = frozenset(
    ["of", "by", "between", "from", "in", "on", "at", "with", "and", "or", "for", "against", "among"]
)
"""Words after which `visits` is a noun."""


def is_observable(text: str) -> bool:
    """Whether something in the text can be counted, dated or seen to happen. The words are English; of other scripts nothing is said."""
    if _NUMBER.search(text) or not _LATIN.search(text):
        return True
    certain, ambiguous, bases = _verbs()
    words = [word.lower() for word in _WORD.findall(text)]
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        has_object = bool(after) and after not in _NOT_OBJECTS
        if word in certain or (before and has_object and word in ambiguous):
            return True
        if before.endswith("s") and has_object and word in bases:  # the subject is several
            return True
    return False


@cache
def _verbs() -> tuple[Collection[str], Collection[str], Collection[str]]:
    """Forms that are verbs for certain, those that may be plural nouns, and bases."""
    data: dict[str, list[str]] = read_data("lexicon", "event_verbs.yaml")
    bases = {*data["regular"], *data["nouns"]}
    nouns = {_third(each) for each in data["nouns"]}
    found = {*data["forms"], *(form for each in bases for form in (_third(each), _past(each)))}
    return frozenset(found - nouns), frozenset(nouns), frozenset(bases)


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{verb}s"


def _past(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ied"
    return f"{verb}d" if verb.endswith("e") else f"{verb}ed"
