"""Names in texts: whole words, code point for code point, in any number at once.

A name in a script that sets no spaces between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese) is found anywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


class Found(NamedTuple):
    """A name in a text, from `start` to `end` (code points)."""

    start: int
    end: int
    name: str


class Names:
    """Names that are looked for together. Of two that begin at one place the longer is found."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = frozenset(name for name in names if name)
        self._unspaced = sorted((n for n in self.names if _UNSPACED.search(n)), key=len, reverse=True)
        self._by_word: dict[str, list[tuple[int, str]]] = {}
        for name in self.names - set(self._unspaced):
            first = _WORD.search(name)
            if first is not None:
                self._by_word.setdefault(first[0], []).append((first.start(), name))
        for known in self._by_word.values():
            known.sort(key=lambda each: -len(each[1]))

    def __bool__(self) -> bool:
        return bool(self.names)

    def find(self, text: str) -> Iterator[Found]:
        """Where names stand, in order, none within another."""
        after = 0
        for found in sorted(self._all(text), key=lambda each: (each.start, -each.end)):
            if found.start >= after:
                after = found.end
                yield found

    def stands_in(self, text: str) -> bool:
        """Whether any of them does."""
        return next(self._all(text), None) is not None

    def replaced(self, text: str, by: Mapping[str, str]) -> str:
        """The text with each name replaced by what `by` holds for it; names that it does not hold stay."""
        parts, after = [], 0
        for start, end, name in self.find(text):
            if name in by:
                parts += [text[after:start], by[name]]
                after = end
        return "".join([*parts, text[after:]]) if parts else text

    def _all(self, text: str) -> Iterator[Found]:
        if self._by_word:
            for word in _WORD.finditer(text):
                for offset, name in self._by_word.get(word[0], ()):
                    start = word.start() - offset
                    if (
                        start >= 0
                        and text.startswith(name, start)
                        and _is_whole(text, start, start + len(name))
                    ):
                        yield Found(start, start + len(name), name)
                        break
        for name in self._unspaced:
            start = text.find(name)
            while start >= 0:
                yield Found(start, start + len(name), name)
                start = text.find(name, start + len(name))


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no letter or digit of the text continues the name on either side."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    return not (before and _is_word(before) and _is_word(text[start])) and not (
        behind and _is_word(behind) and _is_word(text[end - 1])
    )


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.category(character)[0] == "M"
