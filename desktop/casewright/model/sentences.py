"""Where the sentences of a text begin and end, well enough to quote one. Offsets are code points.

A text that was set in lines (a PDF, a mail) breaks them inside sentences; there a line end counts only behind a short line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from statistics import quantiles

LONGEST = 1000
"""Code points after which a sentence is parted at a space: a list without full stops must not be quoted whole."""

_LOOK_BACK = 200
_WRAPPED = 200  # lines of a text set in lines are shorter than this
_SHORT_LINE = 0.7
_LINE_SAMPLE = 400
# A mark that may end a sentence, what closes behind it, and white space or a letter of a script without spaces.
_END = re.compile(r"[.!?…؟۔։।]{1,6}[\"'”’»)\]]{0,3}(?=\s)|[。！？]{1,6}[」』”’）]{0,3}|\n[^\S\n]*\n\s*|\n")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Cmdr|Cdr|Adm|Brig|Sgt|Cpl|Pvt|Spc|Pfc|Msgt|Rev|Hon|Sen|Rep|Gov|Pres|Amb|St|Mt|Ft|No|Nos|Art|vs|cf|"
    r"al|e\.g|i\.e|Inc|Ltd|Co|Corp|approx|ca|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Fig|Vol|pp|ed|eds)|"
    r"\b[A-Z]|\b(?:[A-Za-z]\.){1,4}[A-Za-z])\.$"
)
_OPENERS = frozenset(
    [
        "The",
        "A",
        "An",
        "In",
        "It",
        "He",
        "She",
        "This",
        "That",
        "These",
        "Those",
        "They",
        "We",
        "I",
        "On",
        "At",
        "But",
        "And",
        "As",
        "For",
        "If",
        "When",
        "While",
        "After",
        "Before",
        "Since",
        "His",
        "Her",
        "Its",
        "Their",
        "Our",
        "However",
        "Meanwhile",
        "There",
        "Under",
        "With",
        "By",
        "From",
        "To",
        "According",
        "Asked",
        "Both",
        "Earlier",
        "Last",
        "Later",
        "Next",
        "Now",
        "So",
        "Some",
        "Such",
        "Then",
        "Two",
        "What",
    ]
)
_NEXT_WORD = re.compile(r"\s*[\"'“‘«(\[]{0,3}(\w+)")


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as [start, end) without the white space around them, in order; none overlap."""
    found: list[tuple[int, int]] = []
    for start, end in _spans(text):
        found += _parts(text, *_trimmed(text, start, end))
    return found


def sentence_around(spans: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """From the beginning of the sentence that holds `start` to the end of the one that holds the last code point.

    `spans` are those of `sentences`; what lies between two of them is returned as it is.
    """
    first, last = _holding(spans, start), _holding(spans, end - 1)
    begins = spans[first][0] if first >= 0 and spans[first][1] > start else start
    ends = spans[last][1] if last >= 0 and spans[last][1] > end - 1 else end
    return min(begins, start), max(ends, end)


def _holding(spans: list[tuple[int, int]], point: int) -> int:
    return bisect_right(spans, point, key=lambda span: span[0]) - 1


def _spans(text: str) -> Iterator[tuple[int, int]]:
    short_line = _short_line(text)
    start = line_start = 0
    for match in _END.finditer(text):
        mark, end = match.group(), match.end()
        if mark[0] == "\n":
            breaks = "\n" in mark[1:] or match.start() - line_start < short_line
            line_start = end
        else:
            breaks = _ends_here(text, match.start(), end)
        if breaks:
            yield start, end
            start = end
    yield start, len(text)


def _short_line(text: str) -> float:
    """Behind a line shorter than this a sentence ends; infinite where every line is a paragraph."""
    lengths = [
        len(line) for line in text[: _LINE_SAMPLE * _WRAPPED].split("\n")[:_LINE_SAMPLE] if line.strip()
    ]
    if len(lengths) < 4:
        return float("inf")
    usual = quantiles(lengths, n=10)[7]
    return usual * _SHORT_LINE if usual < _WRAPPED else float("inf")


def _ends_here(text: str, mark: int, end: int) -> bool:
    """Whether the full stop (or other mark) at `mark` ends a sentence."""
    if text[mark] in "。！？":
        return True
    following = _NEXT_WORD.match(text, end)
    if following is None:
        return True
    word = following.group(1)
    if word[0].islower():
        return False
    if text[mark] != "." or _ABBREVIATED.search(text, max(0, mark - 12), mark + 1) is None:
        return True
    dotted = text[max(0, mark - 2) : mark].startswith(".")  # U.S., not Gen.
    return dotted and word in _OPENERS


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in parts that are not too long, parted at spaces."""
    while end - start > LONGEST:
        space = max(text.rfind(mark, start + LONGEST - _LOOK_BACK, start + LONGEST) for mark in (" ", "\n"))
        cut = space + 1 if space > 0 else start + LONGEST
        yield _trimmed(text, start, cut)
        start, _ = _trimmed(text, cut, end)
    if start < end:
        yield start, end
