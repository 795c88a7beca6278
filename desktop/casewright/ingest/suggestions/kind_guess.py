"""A first guess at the kind of what somebody selected, from the words alone; it only fills in a form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from casewright.model.data_files import read_data
from casewright.model.ontology import load_ontology

_WORD = re.compile(r"[^\W_]+")
_OF = frozenset(["of", "for", "on", "in", "to", "from", "with", "at", "between", "against"])
_MEMBERS = {"set", "series", "number", "group", "round", "package", "list", "kind"}
_MOST_WORDS = 12


def guess_kind(words: str) -> str:
    """A kind of the ontology: by the word that tells ("office of the president": its first noun), else by the look of a name."""
    tokens = [match.group() for match in _WORD.finditer(words[:400])][:_MOST_WORDS]
    lower = [token.lower() for token in tokens]
    for token in _telling(lower):
        kind = _kinds().get(token)
        if kind is not None:
            return kind
    capitals = [token for token in tokens if token[:1].isupper()]
    if (
        2 <= len(tokens) <= 4
        and len(capitals) == len(tokens)
        and not any(token.isupper() for token in tokens)
    ):
        return "person"
    return "organisation"


def _telling(lower: list[str]) -> list[str]:
    """The words in the order in which they tell: the last before "of …", then the last of all, then backwards."""
    cut = next((n for n, token in enumerate(lower) if token in _OF and n), len(lower))
    head, rest = lower[:cut], lower[cut:]
    if head and head[-1] in _MEMBERS and rest:  # "a set of agreements"
        head, rest = rest, head
    ordered = [*reversed(head), *reversed(rest)]
    pairs = [f"{one} {other}" for one, other in pairwise(lower)]
    return [*(pair for pair in pairs if pair in _kinds()), *ordered]


def is_a_name(words: str) -> bool:
    """Whether words look like a name rather than a description: they begin with a capital, or have none at all."""
    first = next(iter(_WORD.findall(words)), "")
    return not first[:1].islower()


@cache
def _kinds() -> Mapping[str, str]:
    known = load_ontology().entity_kinds
    data: dict[str, list[str]] = read_data("lexicon", "kind_words.yaml")
    return {
        str(word).lower(): kind
        for kind, several in reversed(data.items())
        if kind in known
        for word in several
    }
