"""Names of people, organisations, states, places and things in a text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casewright.ingest.suggestions.found import OFFERED_FROM, FoundName, OtherReading, OwnName
from casewright.model.names import name_key

__all__ = ["OFFERED_FROM", "FoundName", "OtherReading", "OwnName", "find_names"]

_RUN = re.compile(r"\b[A-Z][\w’'-]*(?: (?:(?:of|the|al|de|for) ){0,2}[A-Z][\w’'-]*){0,6}")


def find_names(text: str, own: Sequence[OwnName] = (), use_nlp: bool = False) -> list[FoundName]:
    """The names in a text, in their order and without overlaps."""
    known = {each.text: each for each in own}
    found = []
    for match in _RUN.finditer(text):
        words = match.group()
        mine = known.get(words)
        if mine is not None:
            found.append(
                FoundName(
                    match.start(),
                    match.end(),
                    words,
                    mine.kind,
                    1.0,
                    name_key(words),
                    "name",
                    mine.entity_id,
                    words,
                )
            )
        elif " " in words:
            found.append(
                FoundName(
                    match.start(),
                    match.end(),
                    words,
                    "organisation",
                    0.6,
                    name_key(words),
                    "name",
                    None,
                    words,
                )
            )
    return found
