"""Rules for dates, tried only where a number or one of the words that begin a date stands, so that long texts stay quick."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

_ANCHOR = re.compile(r"(?<![\w./:-])(?:[0-9]|[^\W\d_]{1,14})")


@dataclass(slots=True)
class Written:
    """A date at `start`–`end` of the text; `can_join` when it may be one end of an interval."""

    start: int
    end: int
    edtf: str
    score: float
    can_join: bool = True


Reader = Callable[[re.Match[str]], Written | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A bounded pattern, what it means, and the words (small letters) it can begin with; none: it begins with a digit."""

    pattern: re.Pattern[str]
    read: Reader
    words: frozenset[str]


def rule(pattern: str, read: Reader, words: Iterable[str] = ()) -> Rule:
    """A rule that does not ask about case; `words` may be phrases, their first word counts."""
    first = frozenset(word.lower().split()[0] for word in words)
    return Rule(re.compile(pattern, re.IGNORECASE), read, first)


class Rulebook:
    """Rules by the words they begin with."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._digits: list[Rule] = []
        self._words: dict[str, list[Rule]] = {}
        for each in rules:
            if not each.words:
                self._digits.append(each)
            for word in each.words:
                self._words.setdefault(word, []).append(each)

    def read(self, text: str) -> Iterator[Written]:
        """Whatever a rule reads, from left to right and with overlaps."""
        words, digits = self._words, self._digits
        for anchor in _ANCHOR.finditer(text):
            first = anchor.group()
            fitting = digits if "0" <= first <= "9" else words.get(first) or words.get(first.lower())
            for each in fitting or ():
                match = each.pattern.match(text, anchor.start())
                written = each.read(match) if match else None
                if written is not None:
                    yield written
