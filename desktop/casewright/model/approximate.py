"""The parts of a text most like a quotation that is no longer in it. What is found here may only be proposed.

RapidFuzz looks for places through the whole text (0.6 ms a quotation on 100 kB); their ends are then settled by counting
edits. It is loaded at the first search, never at the start. All positions are those of folded texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from casewright.model.edit_counts import closest_part
from casewright.model.place_rules import WITHOUT_SPACES, is_within_word

MOST_EDITS = 256
_PIECE = 200  # code points; a longer quotation is looked for by pieces, which costs far less than as a whole
_LONG = 2000  # code points; of a longer quotation each end is settled by itself
_LEAST_RATIO = 50  # of 100; half of the characters may differ
_FAR_BEHIND = 20  # of 100; what is so much less alike cannot make up for it by its context
_SPARE = 6  # words that a part may lack at either end before its ends are settled
# a sign of a script without spaces, a word with its accents and joiners, or any other sign (a family emoji is one)
_WORD = re.compile(
    rf"{WITHOUT_SPACES}|(?:(?!{WITHOUT_SPACES})[\w\u0300-\u036f\u064b-\u065f\u200c])+|\S(?:\u200d\S|[\ufe0f\U0001f3fb-\U0001f3ff])*"
)


class Part(NamedTuple):
    """[start, end) of a text, and how many edits lie between it and the quotation."""

    start: int
    end: int
    edits: int


def similar_parts(text: str, exact: str, prefix: str, suffix: str) -> list[Part]:
    """The parts of `text` within half as many edits as `exact` has characters (at most 256), that do not overlap.

    The words before and after help to find a part and to say where it ends; a part may lie elsewhere nevertheless.
    """
    found: list[Part] = []
    for near in _places(text, exact, prefix, suffix):
        if any(other.start - len(exact) // 2 < near < other.end - len(exact) // 2 for other in found):
            continue
        part = _settled(text, near, exact, prefix, suffix)
        if part is not None and not any(part.start < other.end and other.start < part.end for other in found):
            found.append(part)
    return found


def _places(text: str, exact: str, prefix: str, suffix: str) -> Iterator[int]:
    """About where such a part may begin, the likeliest first."""
    if len(exact) > _PIECE:
        last = len(exact) - _PIECE
        for offset in sorted({round(last * n / 4) for n in range(5)}):
            yield from (max(0, at - offset) for at in _best_two(text, exact[offset : offset + _PIECE]))
        return
    yield from _best_two(text, exact)
    if prefix or suffix:
        yield from (at + len(prefix) for at in _best_two(text, prefix + exact + suffix))


def _best_two(text: str, wanted: str) -> list[int]:
    """Where the window most like `wanted` begins; and the most like it of all others, if it comes close to that."""
    best = _window(text, 0, len(text), wanted, _LEAST_RATIO)
    if best is None:
        return []
    least = max(_LEAST_RATIO, best[2] - _FAR_BEHIND)
    others = (_window(text, 0, best[0], wanted, least), _window(text, best[1], len(text), wanted, least))
    second = max((each for each in others if each), key=lambda each: each[2], default=None)
    return [each[0] for each in (best, second) if each]


def _window(text: str, start: int, end: int, wanted: str, least: float) -> tuple[int, int, float] | None:
    from rapidfuzz.fuzz import partial_ratio_alignment  # 20 ms, only when something is missing

    if end - start < len(wanted) // 2:
        return None
    found = partial_ratio_alignment(wanted, text[start:end], score_cutoff=least)
    if found is None:
        return None
    return start + found.dest_start, start + found.dest_end, found.score


def _settled(text: str, near: int, exact: str, prefix: str, suffix: str) -> Part | None:
    """The part around `near`, with its ends where the quotation's would be; of a long one each end by itself."""
    from rapidfuzz.distance import Levenshtein

    most = min(MOST_EDITS, len(exact) // 2)
    head = tail = _ends(text, near, exact, prefix, suffix, most) if len(exact) <= _LONG else None
    if len(exact) > _LONG:
        cut = len(exact) - _PIECE
        head = _ends(text, near, exact[:_PIECE], prefix, exact[_PIECE : _PIECE + 32], most)
        tail = _ends(text, near + cut, exact[cut:], exact[cut - 32 : cut], suffix, most)
    if head is None or tail is None:
        return None
    start, end = head[0], tail[1]
    edits = Levenshtein.distance(exact, text[start:end], score_cutoff=most)
    return Part(start, end, edits) if start < end and edits <= most else None


def _ends(text: str, near: int, exact: str, prefix: str, suffix: str, slack: int) -> tuple[int, int] | None:
    first, last = max(0, near - slack - 16), min(len(text), near + len(exact) + slack + 16)
    start, end, edits = closest_part(exact, text[first:last])
    if edits > len(exact) // 2 or end <= start:
        return None
    return _between_words(text, first + start, first + end, exact, prefix, suffix)


def _between_words(text: str, start: int, end: int, exact: str, prefix: str, suffix: str) -> tuple[int, int]:
    """The ends of the part from `start` to `end` moved to between words, by aligning the words inside and outside.

    Words that were changed at an end stay inside as many as there were. A quotation that begins or ends within a word
    keeps the end that it has.
    """
    from rapidfuzz.distance import Indel

    before, within, behind = _words(prefix), _words(exact), _words(suffix)
    here = _words_around(text, start, end, len(before) + _SPARE, len(behind) + _SPARE)
    wanted = [word for word, _ in (*before, *within, *behind)]
    kept = [
        (wanted_from + n, here_from + n)
        for wanted_from, here_from, count in Indel.editops(
            wanted, [word for word, _ in here]
        ).as_matching_blocks()
        for n in range(count)
    ]
    first, last = len(before), len(before) + len(within)
    inside = [pair for pair in kept if first <= pair[0] < last]
    if not inside:
        return start, end
    one, other = _drawn_together(here, [at for _, at in inside])
    outside = [pair for pair in kept if pair[0] < first]
    if 2 * len(outside) >= len(before) > 0:
        one -= _changed_inside(inside[0][0] - first, first - 1 - outside[-1][0], one - outside[-1][1] - 1)
    outside = [pair for pair in kept if pair[0] >= last]
    if 2 * len(outside) >= len(behind) > 0:
        other += _changed_inside(last - 1 - inside[-1][0], outside[0][0] - last, outside[0][1] - other - 1)
    if not is_within_word(prefix[-1:], exact[:1]):
        start = here[one][1]
    if not is_within_word(exact[-1:], suffix[:1]):
        end = here[other][1] + len(here[other][0])
    return start, end


def _changed_inside(inside: int, outside: int, here: int) -> int:
    """Of `here` new words at an edge, where so many were there inside and outside of it: those that belong inside."""
    return here if inside and not outside else min(inside, here)


def _drawn_together(here: list[_Word], kept: list[int]) -> tuple[int, int]:
    """The first and last of the words that were kept, each as near to the others as the same word stands."""
    first, last = kept[0], kept[-1]
    if len(kept) > 1:
        first = max(n for n in range(first, kept[1]) if here[n][0] == here[first][0])
        last = min(n for n in range(kept[-2] + 1, last + 1) if here[n][0] == here[last][0])
    return first, last


_Word = tuple[str, int]  # with where it begins


def _words(text: str, offset: int = 0) -> list[_Word]:
    return [(match.group(), offset + match.start()) for match in _WORD.finditer(text)]


def _words_around(text: str, start: int, end: int, before: int, behind: int) -> list[_Word]:
    """The words of a part, and so many before and behind it; a word across an end is outside."""
    first = max(0, start - 24 * before - 24)
    found = _words(text[first : end + 24 * behind + 24], first)
    one = sum(at < start for _, at in found)
    other = sum(at + len(word) <= end for word, at in found)
    return found[max(0, one - before) : max(one, other) + behind]
