"""Many byte strings looked for at once, in a stream of pieces, in memory that depends on the strings alone.

The first 16 bytes (or 8, or 4, of shorter strings) of every pattern are hashed; numpy hashes every place of a piece and keeps
those whose hash is known, which are then compared byte for byte. Measured (tests/bench/sharing.py): the time does not grow with
the number of patterns. An Aho–Corasick automaton would be a dependency, or Python at 1 MB/s; `re` tries every
alternative at every place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np

LONGEST = 512
"""Bytes; a pattern may not be longer. Two pieces overlap by as much."""
SHORTEST = 4
SURE = 8
"""Bytes; shorter patterns are found as whole words only."""
_IN_WORDS = frozenset(b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") | frozenset(
    range(0x80, 0x100)
)
_ROOM, _FEWEST_BITS, _MOST_BITS = 16, 12, 22
_FIRST, _SECOND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
_Array = Any


class Matcher:
    """Patterns of `SHORTEST` to `LONGEST` bytes, known by their places in the list."""

    def __init__(self, patterns: Sequence[bytes]) -> None:
        self._patterns = patterns
        sizes = ((16, LONGEST), (8, 15), (4, 7))
        self._groups = [
            group
            for size, most in sizes
            if (
                group := _Group(
                    size, [n for n, each in enumerate(patterns) if size <= len(each) <= most], patterns
                )
            ).numbers
        ]

    def found_in(self, pieces: Iterable[bytes], wanted: set[int] | None = None) -> Iterator[int]:
        """The numbers of patterns that stand in a stream, each as it is met, perhaps several times.

        Args:
            wanted: only these; may shrink meanwhile.
        """
        kept = b""
        for piece in pieces:
            data = kept + piece
            yield from self._in_block(data, wanted)
            kept = data[-LONGEST:]

    def _in_block(self, data: bytes, wanted: set[int] | None) -> Iterator[int]:
        if not self._groups or len(data) < SHORTEST:
            return
        padded = np.frombuffer(data + bytes(24 + (-len(data)) % 8), dtype=np.uint8)
        for shift in range(8):
            words = padded[shift : len(padded) - 8 + shift].view("<u8")
            for group in self._groups:
                for place, number in group.candidates(words):
                    start = place * 8 + shift
                    if (wanted is None or number in wanted) and self._stands(data, start, number):
                        yield number

    def _stands(self, data: bytes, start: int, number: int) -> bool:
        """Whether it does: a short one not within a longer word, where letters and digits fall together by chance."""
        pattern = self._patterns[number]
        if not data.startswith(pattern, start):
            return False
        end = start + len(pattern)
        return len(pattern) >= SURE or not (
            (start and data[start - 1] in _IN_WORDS) or (end < len(data) and data[end] in _IN_WORDS)
        )


class _Group:
    """Patterns that are told by their first `size` bytes."""

    def __init__(self, size: int, numbers: list[int], patterns: Sequence[bytes]) -> None:
        self._size = size
        heads = b"".join(patterns[number][:size].ljust(16, b"\0") for number in numbers)
        words = np.frombuffer(heads, dtype="<u8").reshape(-1, 2)
        hashes = self._hashed(words[:, 0], words[:, 1])
        order = np.argsort(hashes, kind="stable")
        self._hashes = hashes[order]
        self.numbers = [numbers[each] for each in order]
        bits = min(max((len(numbers) * _ROOM).bit_length(), _FEWEST_BITS), _MOST_BITS)
        self._down = np.uint64(64 - bits)
        self._sieve = np.zeros(1 << bits, dtype=bool)  # small enough to stay in the cache, if it can be
        self._sieve[self._hashes >> self._down] = True

    def candidates(self, words: _Array) -> Iterator[tuple[int, int]]:
        """Places (in words of 8 bytes) and the patterns that may begin there."""
        hashes = self._hashed(words[:-1], words[1:])
        places = np.flatnonzero(self._sieve[hashes >> self._down])
        if not len(places):
            return
        found = hashes[places]
        low = np.searchsorted(self._hashes, found, "left")
        high = np.searchsorted(self._hashes, found, "right")
        for each in np.flatnonzero(high > low):
            for position in range(low[each], high[each]):
                yield int(places[each]), self.numbers[position]

    def _hashed(self, first: _Array, second: _Array) -> _Array:
        if self._size == 16:
            mixed = first * _FIRST + (second ^ (second >> np.uint64(29))) * _SECOND
        elif self._size == 8:
            mixed = first * _FIRST
        else:
            mixed = (first & np.uint64(0xFFFFFFFF)) * _FIRST
        return (mixed ^ (mixed >> np.uint64(32))) * _SECOND
