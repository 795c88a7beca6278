"""The case's own names in a text, in any script, with the endings that a mention in a sentence may add."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import ahocorasick  # in the child process, or the command line's own: never in the window

from casewright.ingest.suggestions.found import OwnName
from casewright.ingest.suggestions.recognition.reading import MOST_MENTIONS, Draft
from casewright.model.names import name_key

_SHORTEST = 2
_MOST_NAMES = 200_000
_CYRILLIC_ENDINGS = re.compile(
    r"(?:ого|его|ому|ему|ыми|ими|ами|ями|ей|ой|ою|ею|ом|ем|ым|им|ах|ях|ів|ов|ев|ам|ям|[аяуюыиеоіїєй])?(?!\w)"
)
_LATIN_ENDINGS = re.compile(r"(?:['’]s|['’])?(?!\w)")
_VOWELS = "аеёиоуыэюяіїєйь"


class OwnNames:
    """An automaton over all names and aliases of a case. Case counts: `Apple` is not found in `apple`."""

    def __init__(self, own: Sequence[OwnName]) -> None:
        self._automaton: Any = ahocorasick.Automaton()
        for each in own[:_MOST_NAMES]:
            written = " ".join(each.text.split())
            if len(written) < _SHORTEST or written.isdecimal():
                continue
            key = _stem(_even(written))
            known = self._automaton.get(key, None)
            if known is None:
                self._automaton.add_word(key, [(len(key), written, each)])
            else:
                known.append((len(key), written, each))
        if len(self._automaton):
            self._automaton.make_automaton()

    def find(self, text: str) -> list[Draft]:
        """Mentions, the longest at each place; offsets are those of `text`."""
        if not len(self._automaton):
            return []
        even = _even(text)
        found: list[Draft] = []
        for last, names in self._automaton.iter(even):
            end = last + 1
            for size, written, own in names:
                start = end - size
                reach = _end_of_word(text, written, start, end)
                if reach is None or not _starts_word(text, start):
                    continue
                if not _cased_alike(written, text[start:end]):
                    continue
                found.append(
                    Draft(
                        start,
                        reach,
                        own.kind,
                        written,
                        1.0,
                        "name",
                        False,
                        name_key(written),
                        own.entity_id,
                        (),
                        True,
                    )
                )
                break
            if len(found) >= MOST_MENTIONS:
                break
        return found


def _even(text: str) -> str:
    """Lower case and straight signs, character for character: the length never changes."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.translate(_SAME)


_SAME = str.maketrans(
    {
        "’": "'",
        "ʼ": "'",
        "‘": "'",
        "\u00a0": " ",
        "\n": " ",
        "\t": " ",
        "‑": "-",
        "–": "-",
        "ي": "ی",
        "ك": "ک",
        "ى": "ی",
    }
)


def _stem(even: str) -> str:
    """A Cyrillic name without its last vowel, which the cases of a noun change."""
    if len(even) > 4 and "а" <= even[-1] <= "ӿ" and even[-1] in _VOWELS:
        return even[:-1]
    return even


def _starts_word(text: str, start: int) -> bool:
    if start == 0 or not (text[start - 1].isalnum() or text[start - 1] == "_"):
        return True
    if not "\u0621" <= text[start] <= "\u06ff":
        return not _is_spaced(text[start])
    before = text[max(0, start - 4) : start]
    for size in (1, 2, 3):  # و "and", ب "in", ال "the" hang on the word
        lead = before[-size:]
        if lead in _ARABIC_LEADS and (start - size == 0 or not text[start - size - 1].isalnum()):
            return True
    return False


_ARABIC_LEADS = frozenset(["و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "فال", "ول", "وب"])


def _end_of_word(text: str, written: str, start: int, end: int) -> int | None:
    """Where the mention ends, without a possessive ending; None when the name is only the head of a longer word."""
    last = text[end - 1]
    if not _is_spaced(last):
        return end
    if "\u0400" <= last <= "\u052f":
        match = _CYRILLIC_ENDINGS.match(text, end)
        return match.end() if match and (len(written) > 3 or match.end() == end) else None
    return end if _LATIN_ENDINGS.match(text, end) else None


def _is_spaced(letter: str) -> bool:
    """Whether the script puts spaces between words; Chinese, Japanese and Thai do not."""
    return not (
        "\u0e00" <= letter <= "\u0eff" or "\u3040" <= letter <= "\u30ff" or "\u3400" <= letter <= "\u9fff"
    )


def _cased_alike(written: str, mention: str) -> bool:
    """The same capitals, or all capitals, or one more at the head of a sentence; names in small letters match any."""
    stem = written[: len(mention)]
    if mention == stem or stem == stem.lower():
        return True
    if mention.isupper():
        return len(mention) > 3 or written.isupper()
    if stem.isupper() and len(stem) < 6:
        return False
    pairs = zip(stem, mention, strict=False)
    return mention[:1].isupper() and all(
        m.isupper() or not s.isupper() or index == 0 for index, (s, m) in enumerate(pairs)
    )
