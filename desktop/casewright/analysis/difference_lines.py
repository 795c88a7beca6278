"""A comparison of two texts as lines to read: what was removed and added, with a little of what surrounds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from casewright.analysis.version_difference import Change, Difference, Span

SAME, REMOVED, ADDED = " ", "-", "+"
_AROUND = 2  # lines
_LONG = 600  # characters; of longer lines the changed words are shown with what stands beside them
_BESIDE = 120  # characters
_MOST = 12_000  # characters of one side of one change
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `spans` are the words in it that differ, in its own code points."""

    sign: str
    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Hunk:
    """Changes close to one another. `skipped` is how many lines that are the same stand between it and the one before."""

    skipped: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ShownDifference:
    """What a face shows: hunks, how many changes they do not show, and how many lines are the same after the last."""

    hunks: tuple[Hunk, ...]
    changes: int
    left_out: int
    skipped: int


def show(old: str, new: str, difference: Difference, most: int = 2_000) -> ShownDifference:
    """The first `most` changes as lines."""
    changes = difference.changes[:most]
    hunks: list[Hunk] = []
    end = len(old) if len(changes) == len(difference.changes) else difference.changes[most].old[0]
    edges = [(0, 0), *[change.old for change in changes], (end, end)]
    lines: list[Line] = []
    skipped = 0
    for number, ((_, low), (high, _)) in enumerate(pairwise(edges)):
        first, last = number == 0, number == len(changes)
        after = "" if first else _head(old, low, high)
        before = "" if last else _tail(old, low, high)
        if len(after) + len(before) >= high - low and not (first or last):
            lines += _plain(old[low:high])
        else:
            lines += _plain(after)
            if lines:
                hunks.append(Hunk(skipped, tuple(lines)))
            skipped = old.count("\n", low + len(after), high - len(before))
            lines = list(_plain(before))
        if not last:
            lines += _sides(old, new, changes[number])
    return ShownDifference(
        tuple(hunks), len(difference.changes), len(difference.changes) - len(changes), skipped
    )


def _head(text: str, low: int, high: int) -> str:
    """The first lines of text[low:high]."""
    end = low
    for _ in range(_AROUND):
        found = text.find("\n", end, high)
        if found < 0:
            return text[low:high]
        end = found + 1
    return text[low:end]


def _tail(text: str, low: int, high: int) -> str:
    """The last lines of text[low:high], which ends with a line's end."""
    start = high
    for _ in range(_AROUND):
        found = text.rfind("\n", low, max(low, start - 1))
        if found < 0:
            return text[low:high]
        start = found + 1
    return text[start:high]


def _plain(text: str) -> Iterator[Line]:
    for line in text.splitlines():
        yield Line(SAME, line if len(line) <= _LONG else line[:_LONG] + _CUT)


def _sides(old: str, new: str, change: Change) -> Iterator[Line]:
    yield from _side(REMOVED, old, change.old, change.old_words)
    yield from _side(ADDED, new, change.new, change.new_words)


def _side(sign: str, text: str, whole: Span, words: tuple[Span, ...]) -> Iterator[Line]:
    """One text's lines of a change, not more than can be read."""
    told, start, number = 0, whole[0], 0
    for line in text[slice(*whole)].splitlines(keepends=True):
        end = start + len(line)
        spans = []
        while number < len(words) and words[number][0] < end:
            spans.append((max(words[number][0], start) - start, min(words[number][1], end) - start))
            if words[number][1] > end:
                break
            number += 1
        for shown in _cut_short(sign, line.rstrip("\r\n"), spans):
            told += len(shown.text)
            yield shown
            if told > _MOST:
                yield Line(sign, f"{_CUT} {whole[1] - end:,} more characters")
                return
        start = end


def _cut_short(sign: str, line: str, spans: list[Span]) -> Iterator[Line]:
    """A line as it is; of a long one, each changed place with what stands beside it."""
    if len(line) <= _LONG:
        yield Line(sign, line, tuple(spans))
        return
    for start, end in spans or [(0, 0)]:
        low, stop = max(0, start - _BESIDE), min(end, start + _MOST)
        high = min(len(line), stop + _BESIDE)
        lead = _CUT if low else ""
        text = lead + line[low:high] + (_CUT if high < len(line) else "")
        yield Line(sign, text, ((start - low + len(lead), stop - low + len(lead)),) if end else ())
