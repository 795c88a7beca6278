"""What a finished brief prints: its running text, and its annex of sources entry by entry.

The PDF is read anew in the child process, as any document is; nothing is taken from the manifest.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from casewright.brief.citation_places import note_sign, squeezed
from casewright.brief.numbering import ANNEX_OPENING
from casewright.ingest.extraction import Extraction

_HASH = re.compile(r"sha-256([0-9a-f]{16})…")
_DIGITS = re.compile(r"\d+")
_FURNITURE = 8  # lines at the top of a page's text among which headers and footers are


@dataclass(frozen=True)
class PrintedText:
    """A stretch of a brief without white space.

    Args:
        text: its characters.
        breaks: the offsets in front of which white space stood.
        starts: the offsets at which its pages begin.
        pages: the numbers of these pages.
    """

    text: str
    breaks: frozenset[int]
    starts: tuple[int, ...]
    pages: tuple[int, ...]

    def page(self, offset: int) -> int:
        """The number of the page on which a character stands, counted from 1."""
        return self.pages[max(0, bisect_right(self.starts, offset) - 1)] if self.pages else 1

    def words(self, start: int, end: int) -> str:
        """The characters from `start` to `end` with the white space that stood between them, as single spaces."""
        cuts = [start, *(each for each in range(start + 1, end) if each in self.breaks), end]
        return " ".join(self.text[one:other] for one, other in pairwise(cuts))

    def part(self, start: int, end: int) -> PrintedText:
        """The characters from `start` to `end`."""
        breaks = frozenset(each - start for each in self.breaks if start <= each <= end)
        pages = [(max(0, each - start), page) for each, page in zip(self.starts, self.pages, strict=True)]
        first = max((place for place, (at, _) in enumerate(pages) if at == 0), default=0)
        kept = [each for each in pages[first:] if each[0] <= end - start]
        return PrintedText(
            self.text[start:end], breaks, tuple(at for at, _ in kept), tuple(page for _, page in kept)
        )

    def behind(self, other: PrintedText) -> PrintedText:
        """Both in one, the other first."""
        by = len(other.text)
        return PrintedText(
            other.text + self.text,
            other.breaks | {each + by for each in self.breaks},
            (*other.starts, *(each + by for each in self.starts)),
            (*other.pages, *self.pages),
        )


@dataclass(frozen=True)
class PrintedEntry:
    """What the annex prints of one source: the first 16 hex digits of its file's digest, and all words above them."""

    digest: str
    words: PrintedText


@dataclass(frozen=True)
class PrintedBrief:
    """The text in front of and behind the annex, and the entries of the annex in their order."""

    body: PrintedText
    entries: tuple[PrintedEntry, ...]


def printed_brief(document: Extraction) -> PrintedBrief:
    """Parts the text of a finished brief; without an annex there are no entries."""
    whole = _without_furniture(document)
    opening = whole.text.rfind(squeezed(ANNEX_OPENING))
    digests = [each for each in _HASH.finditer(whole.text) if each.start() > opening >= 0]
    if not digests:
        return PrintedBrief(whole, ())
    starts = [opening, *(each.end() for each in digests)]
    entries = [
        PrintedEntry(digest[1], whole.part(start, digest.start()))
        for start, digest in zip(starts, digests, strict=False)
    ]
    body = whole.part(starts[-1], len(whole.text)).behind(whole.part(0, opening))
    return PrintedBrief(body, tuple(entries))


def _without_furniture(document: Extraction) -> PrintedText:
    """The pages without the lines that stand at the top or foot of most of them, whatever the numbers in these are.

    The first page has its title where the others have it as their first line.
    """
    pages = [document.text[start:end].splitlines() for start, end in document.pages]
    seen = Counter(line for page in pages for line in {_masked(line) for line in page[:_FURNITURE]})
    furniture = {line for line, count in seen.items() if count > max(1, len(pages) / 2)}
    title = squeezed(" ".join(pages[0])) if pages else ""  # somewhere in it
    for page in pages[1:]:
        if page and squeezed(page[0]).rstrip("…") in title:
            del page[0]
    words: list[str] = []
    starts: list[int] = []
    length = 0
    for page in pages:
        starts.append(length)
        fresh = " ".join(_without_notes(_rest(page, furniture))).split()
        length += sum(map(len, fresh))
        words += fresh
    breaks = frozenset(accumulate(map(len, words), initial=0))
    return PrintedText("".join(words), breaks, tuple(starts), tuple(range(1, len(pages) + 1)))


def _rest(page: Sequence[str], furniture: set[str]) -> list[str]:
    return [line for place, line in enumerate(page) if place >= _FURNITURE or _masked(line) not in furniture]


def _without_notes(lines: list[str]) -> list[str]:
    """The lines above the notes at the foot, without the signs of these: they stand between words that are read in one go."""
    first = next((place for place, line in enumerate(lines) if line.startswith(note_sign(0))), len(lines))
    text, at, number = "\n".join(lines[:first]), 0, 0
    for line in lines[first:]:
        sign = note_sign(number)
        if line.startswith(sign):
            found = re.compile(rf"(?<=\S){sign}").search(text, at)
            if found is None:
                break
            text, at, number = text[: found.start()] + text[found.end() :], found.start(), number + 1
    return text.split("\n") if number else lines


def _masked(line: str) -> str:
    return _DIGITS.sub("0", squeezed(line))
