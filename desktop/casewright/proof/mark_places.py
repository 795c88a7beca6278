"""Where a citation mark stands on the pages of a finished brief."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from casewright.proof.printed import PrintedText

_GOES_ON = re.compile(r"[–,]?\d")
_FEWEST_IN_FRONT = 4  # characters of a cell that stand on its first page


def place_of_mark(body: PrintedText, after: str, label: str, place: int) -> int | None:
    """Where a mark begins that stands behind these words as it was set: from `place` on, or else anywhere, since columns may mingle."""
    found = _as_set(body, after, label, place)
    if found is None:
        found = _over_pages(body, after, label)
    if found is None and _runs_from_right(after):
        found = _among_turned_letters(body, after, label)
    return found


def _as_set(body: PrintedText, after: str, label: str, place: int) -> int | None:
    """Never as part of a longer mark."""
    for begin in (place, 0):
        at = body.text.find(after + label, begin)
        while at >= 0:
            if _is_whole(body, at + len(after + label)):
                return at + len(after)
            at = body.text.find(after + label, at + 1)
    return None


def _is_whole(body: PrintedText, end: int) -> bool:
    return end in body.breaks or not _GOES_ON.match(body.text, end)


def _over_pages(body: PrintedText, after: str, label: str) -> int | None:
    """Of a row of a table that goes on on the next page: the words before the break on one, the rest with the mark on the other."""
    for this, following in _neighbours(body):
        for cut in range(len(after) - 1, _FEWEST_IN_FRONT - 1, -1):
            rest = after[cut:] + label
            at = body.text.find(rest, *following)
            if at < 0:
                break  # with fewer words in front, more would have to stand here
            if _is_whole(body, at + len(rest)) and _stands_at_a_break(body, after[:cut], *this):
                return at + len(after) - cut
    return None


def _neighbours(body: PrintedText) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    ends = [*body.starts[1:], len(body.text)]
    pages = list(zip(body.starts, ends, strict=True))
    return pairwise(pages)


def _stands_at_a_break(body: PrintedText, words: str, start: int, end: int) -> bool:
    at = body.text.rfind(words, start, end)
    while at >= 0:
        if at + len(words) in body.breaks:
            return True
        at = body.text.rfind(words, start, at + len(words) - 1)
    return False


def _runs_from_right(text: str) -> bool:
    return any(unicodedata.bidirectional(each) in ("R", "AL") for each in text)


def _among_turned_letters(body: PrintedText, after: str, label: str) -> int | None:
    """In lines of both directions a reader may give words and numbers in another order.

    Then as many characters in a row have to be the very same ones, and the mark has to stand among them whole.
    """
    size = len(after) + len(label)
    wanted = Counter(after + label)
    whole = re.compile(rf"(?<![\d–,]){re.escape(label)}(?![\d–,]*\d)")
    window = Counter(body.text[:size])
    for start in range(len(body.text) - size + 1):
        if start:
            gone, came = body.text[start - 1], body.text[start + size - 1]
            window[came] += 1
            window[gone] -= 1
            if not window[gone]:
                del window[gone]
        if window == wanted and (found := whole.search(body.text, start, start + size)):
            return found.start()
    return None
