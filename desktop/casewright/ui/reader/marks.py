"""Passages as marks: runs of text with how many passages lie over each, and which of them is chosen."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class PassageMark:
    """A passage in code points, [start, end). `claims` cite it; `flag` says in a sentence what is wrong with it.

    `carried` says in a sentence that it was quoted from another text of the source and stands here too. A `quiet` one was
    quoted only because it names an entity.
    """

    id: str
    start: int
    end: int
    claims: int = 0
    flag: str = ""
    carried: str = ""
    quiet: bool = False


Explain = Callable[[PassageMark], str]
"""What to say of a passage, as plain text."""


def in_words(passage: PassageMark) -> str:
    """What is known of a passage without asking the case."""
    counted = {
        0: "It names an entity." if passage.quiet else "Quoted, and no claim rests on it yet.",
        1: "One claim rests on this passage.",
    }
    claims = counted.get(passage.claims, f"{passage.claims} claims rest on this passage.")
    return "\n".join(filter(None, (passage.flag, passage.carried, claims)))


@dataclass(frozen=True, slots=True)
class MarkRun:
    """A stretch of text with the same passages over it: how many (`depth`), and whether the chosen one is among them.

    Quiet passages do not count, unless chosen; where there are no others `depth` is 0.
    """

    start: int
    end: int
    depth: int
    chosen: bool


class PassageMarks:
    """The passages of one text, by place."""

    def __init__(self, passages: Sequence[PassageMark] = ()) -> None:
        self.passages = tuple(sorted(passages, key=lambda p: (p.start, p.end, p.id)))
        self._by_id = {passage.id: passage for passage in self.passages}
        self._starts = [passage.start for passage in self.passages]
        self._longest = max((passage.end - passage.start for passage in self.passages), default=0)

    def __getitem__(self, passage_id: str) -> PassageMark:
        return self._by_id[passage_id]

    def __contains__(self, passage_id: str) -> bool:
        return passage_id in self._by_id

    def between(self, start: int, end: int) -> list[PassageMark]:
        """The passages that reach into [start, end), in order."""
        first, last = bisect_left(self._starts, start - self._longest), bisect_left(self._starts, end)
        return [passage for passage in self.passages[first:last] if passage.end > start]

    def at(self, point: int) -> list[PassageMark]:
        """The passages over a code point, the shortest first."""
        return sorted(self.between(point, point + 1), key=lambda p: (p.end - p.start, p.start))

    def runs(self, start: int, end: int, chosen: str = "") -> list[MarkRun]:
        """The marked stretches within [start, end)."""
        inside = self.between(start, end)
        edges = sorted({min(max(edge, start), end) for p in inside for edge in (p.start, p.end)})
        found: list[MarkRun] = []
        for left, right in pairwise(edges):
            over = [p for p in inside if p.start <= left and p.end >= right]
            if over:
                depth = sum(not p.quiet or p.id == chosen for p in over)
                found.append(MarkRun(left, right, depth, any(p.id == chosen for p in over)))
        return found

    def next(self, passage_id: str, step: int) -> PassageMark | None:
        """The passage so many steps after another; the first or last one when none is given; None at the end."""
        if not self.passages:
            return None
        if passage_id not in self._by_id:
            return self.passages[0 if step > 0 else -1]
        place = self.passages.index(self._by_id[passage_id]) + step
        return self.passages[place] if 0 <= place < len(self.passages) else None
