"""A proposal for a text that two people changed apart: what one of them touched is taken, where both did both stand.

The usual three-way merge (Khanna, Kunal, Pierce: "A formal investigation of diff3", 2007), word by word. It is offered to
a person and never put in place by itself: words that each make sense need not make sense together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
_LONGEST = 20_000  # words a side; beyond, comparing would take seconds


class Proposal(NamedTuple):
    """`overlaps` counts the places that both changed; there the text holds both, as `⟨mine | theirs⟩`."""

    text: str
    overlaps: int


def propose(base: str, mine: str, theirs: str) -> Proposal | None:
    """The three texts as one; None where they are too long to be compared by words."""
    texts = [_WORDS.findall(each) for each in (base, mine, theirs)]
    if max(map(len, texts)) > _LONGEST:
        return None
    common, one, other = texts
    parts: list[str] = []
    overlaps = 0
    for start, end, left, right in _regions(common, one, other):
        before, my, their = common[start:end], one[left[0] : left[1]], other[right[0] : right[1]]
        if my in (before, their):
            parts += their
        elif their == before:
            parts += my
        else:
            overlaps += 1
            parts.append(f"⟨{''.join(my)} | {''.join(their)}⟩")
    return Proposal("".join(parts), overlaps)


def _regions(
    common: Sequence[str], one: Sequence[str], other: Sequence[str]
) -> list[tuple[int, int, tuple[int, int], tuple[int, int]]]:
    """Stretches of the common text, each with where it is found in the two others; those that all three share are split off."""
    mine, theirs = _places(common, one), _places(common, other)
    regions, at = [], (0, 0, 0)
    shared = [
        (place, mine[place], theirs[place])
        for place in range(len(common))
        if place in mine and place in theirs
    ]
    for place, left, right in [*shared, (len(common), len(one), len(other))]:
        if (place, left, right) != at:
            regions.append((at[0], place, (at[1], left), (at[2], right)))
        if place < len(common):
            regions.append((place, place + 1, (left, left + 1), (right, right + 1)))
        at = (place + 1, left + 1, right + 1)
    return regions


def _places(common: Sequence[str], changed: Sequence[str]) -> dict[int, int]:
    """Where each word that was kept stands in the changed text."""
    matcher = SequenceMatcher(None, common, changed, autojunk=False)
    return {block.a + n: block.b + n for block in matcher.get_matching_blocks() for n in range(block.size)}
