"""Which parts of two long sequences correspond: patience matching, with exact matching where that is affordable.

Tokens that occur once on each side are matched in the longest rising order (Bram Cohen's patience diff); what lies
between is aligned the same way, exactly (by a longest common subsequence) where it is small. The work is bounded by a
budget, so that no input makes it quadratic: beyond it the rest counts as different.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import LCSseq

Match = tuple[int, int, int]
"""Start in the old sequence, start in the new one, length."""
Gap = tuple[int, int, int, int]
Numbers = npt.NDArray[np.int64]
_MIXER = np.int64(0x9E3779B97F4A7C15 - (1 << 64))  # odd, far from regular (Knuth's multiplicative hashing)
_EXACT = 16_000_000  # old times new tokens of a gap that is aligned exactly: 2 MB and some milliseconds
_ROUNDS = 30  # how often a token may be looked at, on average
_GRAMS = (1, 3, 8)  # tokens in a row that may be unique where single ones are not


def align(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Match]:
    """Runs of equal tokens in rising order, none touching the next on both sides."""
    numbers: dict[Hashable, int] = {}
    one = np.array([numbers.setdefault(token, len(numbers)) for token in old], np.int64)
    other = np.array([numbers.setdefault(token, len(numbers)) for token in new], np.int64)
    here, there = np.flatnonzero(np.isin(one, other)), np.flatnonzero(np.isin(other, one))
    matches = _align(one[here], other[there])  # what the other side lacks altogether is in nobody's way
    return joined(part for match in matches for part in _where(match, here, there))


def _where(match: Match, here: Numbers, there: Numbers) -> Iterator[Match]:
    """A run among the tokens that are left, as runs among all."""
    one, other, length = match
    places, others = here[one : one + length], there[other : other + length]
    cuts = (np.flatnonzero((np.diff(places) != 1) | (np.diff(others) != 1)) + 1).tolist()
    for start, end in pairwise([0, *cuts, length]):
        yield int(places[start]), int(others[start]), end - start


def _align(one: Numbers, other: Numbers) -> list[Match]:
    budget = _ROUNDS * (len(one) + len(other)) + 1000
    gaps, matches = [(0, len(one), 0, len(other))], list[Match]()
    while gaps:
        gap = _trimmed(one, other, gaps.pop(), matches)
        low, high, start, end = gap
        if low == high or start == end:
            continue
        if (high - low) * (end - start) <= _EXACT:
            matches += _exactly(one, other, gap)
            continue
        budget -= high - low + end - start
        if budget > 0:
            gaps += _between(one, other, gap)
    return matches


def _trimmed(one: Numbers, other: Numbers, gap: Gap, matches: list[Match]) -> Gap:
    """What is left of a gap when equal tokens at both its ends are matched."""
    low, high, start, end = gap
    length = _equal(one[low:high], other[start:end])
    if length:
        matches.append((low, start, length))
        low, start = low + length, start + length
    length = _equal(one[low:high][::-1], other[start:end][::-1])
    if length:
        high, end = high - length, end - length
        matches.append((high, end, length))
    return low, high, start, end


def _equal(one: Numbers, other: Numbers) -> int:
    """How many tokens are equal from the beginning on."""
    length = min(len(one), len(other))
    differing = np.flatnonzero(one[:length] != other[:length])
    return int(differing[0]) if len(differing) else length


def _exactly(one: Numbers, other: Numbers, gap: Gap) -> list[Match]:
    low, high, start, end = gap
    steps = LCSseq.opcodes(one[low:high].tolist(), other[start:end].tolist())
    return [
        (low + step.src_start, start + step.dest_start, step.src_end - step.src_start)
        for step in steps
        if step.tag == "equal"
    ]


def _between(one: Numbers, other: Numbers, gap: Gap) -> list[Gap]:
    """The gaps that anchors divide a gap into; a run of anchors itself begins the gap after it. No anchors: none."""
    low, high, start, end = gap
    for length in _GRAMS:
        anchors = _anchors(one[low:high], other[start:end], length)
        if anchors:
            corners = [(0, 0), *anchors, (high - low, end - start)]
            return [
                (low + a, low + c, start + b, start + d)
                for (a, b), (c, d) in pairwise(_firsts(corners, one[low:high], other[start:end]))
            ]
    return []


def _firsts(corners: list[tuple[int, int]], one: Numbers, other: Numbers) -> list[tuple[int, int]]:
    """The corners without those that an earlier one leads to over equal tokens only."""
    here, there = one.tolist(), other.tolist()
    kept, (at, opposite) = [corners[0]], corners[0]
    for place, other_place in corners[1:-1]:
        if here[at:place] != there[opposite:other_place]:
            kept.append((place, other_place))
        at, opposite = place, other_place
    return [*kept, corners[-1]]


def _anchors(one: Numbers, other: Numbers, length: int) -> list[tuple[int, int]]:
    """Places of what is unique on both sides, rising on both."""
    (here, places), (there, others) = _unique(one, length), _unique(other, length)
    _, first, second = np.intersect1d(here, there, assume_unique=True, return_indices=True)
    order = np.argsort(places[first])
    pairs = list(zip(places[first][order].tolist(), others[second][order].tolist(), strict=True))
    return _longest_rise(pairs)


def _longest_rise(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs, of these that rise in the first, that rise in the second too (patience sorting)."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        rank = bisect_left(ends, place)
        if rank == len(ends):
            ends.append(place)
            last.append(number)
        else:
            ends[rank], last[rank] = place, number
        before.append(last[rank - 1] if rank else -1)
    chosen, at = [], last[-1] if last else -1
    while at >= 0:
        chosen.append(pairs[at])
        at = before[at]
    return chosen[::-1]


def _unique(tokens: Numbers, length: int) -> tuple[Numbers, Numbers]:
    """What occurs once, as hashes of so many tokens in a row, and where. Hashes that collide only cost a match."""
    grams = np.zeros(max(0, len(tokens) - length + 1), np.int64)
    for shift in range(length):
        grams = grams * _MIXER + tokens[shift : shift + len(grams)]
    found, places, counts = np.unique(grams, return_index=True, return_counts=True)
    return found[counts == 1], places[counts == 1]


def joined(matches: Iterable[Match]) -> list[Match]:
    """In rising order; runs that continue each other in both sequences become one."""
    found: list[Match] = []
    for old, new, length in sorted(matches):
        if found and found[-1][0] + found[-1][2] == old and found[-1][1] + found[-1][2] == new:
            found[-1] = (found[-1][0], found[-1][1], found[-1][2] + length)
        else:
            found.append((old, new, length))
    return found
