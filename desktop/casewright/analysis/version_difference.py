"""What changed between two versions of a text: by lines, and within changed lines by words. Offsets are code points."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from casewright.analysis.alignment import Match, align, joined

Span = tuple[int, int]
# Marks and scripts without spaces between words: each of their letters is a word of its own.
_MARKS = r"!-/:-@\[-`{-~¡-¿‐-‧‰-⁞、-〿،؛؟۔।॥"
_ALONE = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"\s+|[{_MARKS}]|[{_ALONE}]|[^\s{_MARKS}{_ALONE}]+")


@dataclass(frozen=True, slots=True)
class Change:
    """Lines that differ, [start, end) in either text (one may be empty), and the words in them that do."""

    old: Span
    new: Span
    old_words: tuple[Span, ...]
    new_words: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two texts compared. `same` are the runs of equal words, (start in the old text, start in the new one, length)."""

    changes: tuple[Change, ...]
    same: tuple[Match, ...]

    @property
    def kept(self) -> int:
        """How many characters of the old text stand in the new one, in their order."""
        return sum(length for _, _, length in self.same)

    def place_of(self, start: int, end: int) -> int | None:
        """Where the words [start, end) of the old text begin in the new one; None when they were touched."""
        found = bisect_right(self.same, (start, len(self.same) and self.same[-1][1] + 1, 0)) - 1
        if found < 0:
            return None
        old, new, length = self.same[found]
        return new + start - old if old <= start and end <= old + length else None


def compare(old: str, new: str, told: Callable[[float], None] | None = None) -> Difference:
    """Compares two texts in time that is bounded for any input.

    Args:
        told: called with the share that is done; an exception that it raises stops the work.
    """
    old_lines, new_lines = old.splitlines(keepends=True), new.splitlines(keepends=True)
    old_at, new_at = _starts(old_lines), _starts(new_lines)
    matches = align(old_lines, new_lines)
    changes, same = list[Change](), list[Match]()
    whole = max(1, len(old))
    for before, after in _gaps(matches, len(old_lines), len(new_lines)):
        here, there = _cut(old_at, before), _cut(new_at, after)
        if here[0] < here[1] or there[0] < there[1]:
            change, kept = _by_words(old, new, here, there)
            changes.append(change)
            same += kept
        if told is not None:
            told(here[1] / whole)
    for one, other, length in matches:
        same.append((old_at[one], new_at[other], old_at[one + length] - old_at[one]))
    return Difference(tuple(changes), tuple(joined(same)))


def _by_words(old: str, new: str, here: Span, there: Span) -> tuple[Change, list[Match]]:
    old_words = _WORD.findall(old[slice(*here)])
    new_words = _WORD.findall(new[slice(*there)])
    old_at, new_at = _starts(old_words, here[0]), _starts(new_words, there[0])
    matches = align(old_words, new_words)
    gaps = list(_gaps(matches, len(old_words), len(new_words)))
    touched = tuple(_merged(old, (_cut(old_at, before) for before, _ in gaps)))
    brought = tuple(_merged(new, (_cut(new_at, after) for _, after in gaps)))
    kept = [(old_at[a], new_at[b], old_at[a + length] - old_at[a]) for a, b, length in matches]
    return Change(here, there, touched, brought), kept


def _gaps(matches: Sequence[Match], old: int, new: int) -> Iterator[tuple[Span, Span]]:
    """What lies before, between and after the matches, where there is anything."""
    here = there = 0
    for one, other, length in [*matches, (old, new, 0)]:
        if one > here or other > there:
            yield (here, one), (there, other)
        here, there = one + length, other + length


def _merged(text: str, spans: Iterator[Span]) -> Iterator[Span]:
    """Spans that only white space keeps apart become one; empty ones go."""
    last: Span | None = None
    for start, end in spans:
        if start == end:
            continue
        if last is not None and not text[last[1] : start].strip():
            last = (last[0], end)
        else:
            if last is not None:
                yield last
            last = (start, end)
    if last is not None:
        yield last


def _starts(parts: list[str], first: int = 0) -> list[int]:
    """Where each part begins, and where the last one ends."""
    return list(accumulate(map(len, parts), initial=first))


def _cut(starts: list[int], parts: Span) -> Span:
    return starts[parts[0]], starts[parts[1]]
