"""Finding the exact words of a passage again: W3C TextQuoteSelector and TextPositionSelector together.

Offsets are Unicode code points; `end` is exclusive. What is found equals the quotation, to the character or after
folding (`folded_text`); nothing here is fuzzy, and a quotation that fits several places is never guessed at.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from casewright.model.folded_text import FoldedText, fold_text
from casewright.model.graphemes import is_grapheme_boundary

EXACT, NORMALISED, MOVED, ORPHANED = "exact", "normalised", "moved", "orphaned"
CONTEXT_WIDTH = 32
_SHORT = 20  # code points; shorter quotations need their context, and are never matched across white space
_MOST_PLACES = 1000
_CLOSE = 4096

_fold_whole = lru_cache(maxsize=4)(fold_text)  # the four foldings of the text that is being searched


@dataclass(frozen=True, slots=True)
class Found:
    """One place. `state` is "exact", or "normalised" when the text there differs in setting (spaces, quotes, ligatures)."""

    start: int
    end: int
    state: str


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The quotation fits `count` places equally well (1,000 stands for any more): it needs words before or after it."""

    count: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a stored passage is now: "exact", "normalised", "moved" with offsets, or "orphaned" without."""

    state: str
    start: int | None = None
    end: int | None = None


def locate_quote(
    text: str, exact: str, prefix: str = "", suffix: str = "", near: int | None = None
) -> Found | Ambiguous | None:
    """Find a quotation: as it is, then folded, then without regard to white space and to hyphens of divided words.

    Of several places those with the stated words before and after are kept, then whole words before parts of
    words, then (only when `near` is given) the one nearest to that offset. A place that would cut a number in two
    does not count: "12,000" is not in "112,000".
    """
    for places, state in _searches(text, exact):
        fitting = _with_context(text, places, exact, prefix, suffix)
        if len(fitting) > 1:
            fitting = [place for place in fitting if _is_whole(text, *place)] or fitting
        if len(fitting) > 1 and near is not None:
            fitting = [min(fitting, key=lambda place: abs(place[0] - near))]
        if fitting:
            return Found(*fitting[0], state) if len(fitting) == 1 else Ambiguous(len(fitting))
    return None


def find_anchor(
    text: str,
    text_sha256: str,
    start: int,
    end: int,
    exact: str,
    prefix: str,
    suffix: str,
    stored_sha256: str,
) -> Anchor:
    """Where the passage stored with these offsets in the text `stored_sha256` is in `text`, tried in fixed order.

    1. The words stand at the stored offsets ("exact"; in another text than the stored one only with the stored context,
       or when the quotation is long enough to speak for itself). 2. They do so after folding ("normalised").
    3. They stand elsewhere ("moved"), or elsewhere after folding ("normalised"). 4. "orphaned".
    """
    held = text[start:end] if 0 <= start <= end else ""
    if held and _stands_there(text, (start, end), text_sha256 == stored_sha256, exact, prefix, suffix):
        return Anchor(EXACT if held == exact else NORMALISED, start, end)
    found = _close_by(text, start, exact, prefix, suffix) or locate_quote(
        text, exact, prefix, suffix, near=start
    )
    if not isinstance(found, Found):
        return Anchor(ORPHANED)
    return Anchor(MOVED if found.state == EXACT else NORMALISED, found.start, found.end)


def check_anchor(
    text: str,
    text_sha256: str,
    start: int,
    end: int,
    exact: str,
    prefix: str,
    suffix: str,
    stored_sha256: str,
) -> str:
    """The state alone; see `find_anchor`."""
    return find_anchor(text, text_sha256, start, end, exact, prefix, suffix, stored_sha256).state


def context(text: str, start: int, end: int, width: int = CONTEXT_WIDTH) -> tuple[str, str]:
    """Up to `width` code points before and after, shortened rather than cut through what a reader sees as one sign."""
    first, last = max(0, start - width), min(len(text), end + width)
    while first < start and not is_grapheme_boundary(text, first):
        first += 1
    while last > end and not is_grapheme_boundary(text, last):
        last -= 1
    return text[first:start], text[end:last]


def page_of(pages: Sequence[tuple[int, int]], offset: int) -> int | None:
    """The number of the page (counted from 1) that holds `offset`; what stands between two pages belongs to the first.

    None for a text without pages and for an offset before the first.
    """
    return bisect_right(pages, offset, key=lambda page: page[0]) or None


Place = tuple[int, int]


def _searches(text: str, exact: str) -> Iterator[tuple[list[Place], str]]:
    """The places that fit, strictest comparison first; a later search runs only when asked for."""
    if not exact.strip():
        return
    yield _limited(_raw_places(text, exact)), EXACT
    for spaces in (True, False) if len(exact) >= _SHORT else (True,):
        for hyphens in (True, False):  # False: for a quotation written without the hyphens of divided words
            wanted = fold_text(exact, spaces=spaces, line_hyphens=hyphens).text.strip()
            whole = _fold_whole(text, spaces=spaces, line_hyphens=hyphens)
            yield _limited(_folded_places(text, whole, wanted)), NORMALISED


def _close_by(text: str, near: int, exact: str, prefix: str, suffix: str) -> Found | None:
    """The nearest whole-worded exact place with all its context, if there is one close by: what `locate_quote` would find.

    It spares a search through the whole text for each passage after a small correction near the beginning.
    """
    first = max(0, near - _CLOSE)
    places = _raw_places(text, exact, first, max(first, near + len(exact) + _CLOSE)) if exact.strip() else ()
    fitting = [
        place
        for place in places
        if _precedes(text, place[0], prefix) and _follows(text, place[1], suffix) and _is_whole(text, *place)
    ]
    return Found(*min(fitting, key=lambda place: abs(place[0] - near)), EXACT) if fitting else None


def _limited(places: Iterable[Place]) -> list[Place]:
    return [place for place, _ in zip(places, range(_MOST_PLACES), strict=False)]


def _raw_places(text: str, exact: str, first: int = 0, last: int | None = None) -> Iterator[Place]:
    start = text.find(exact, first, last)
    while start >= 0:
        end = start + len(exact)
        if not _tears(text, start, end) and not _cuts_number(text, start, end):
            yield start, end
        start = text.find(exact, start + 1, last)


def _folded_places(text: str, folded: FoldedText, wanted: str) -> Iterator[Place]:
    at = folded.text.find(wanted) if wanted else -1
    while at >= 0:
        start, end = folded.raw_at(at), folded.raw_end(at + len(wanted))
        cut = _cuts_number(folded.text, at, at + len(wanted))
        if start is not None and end is not None and not cut and not _tears(text, start, end):
            yield start, end
        at = folded.text.find(wanted, at + 1)


def _tears(text: str, start: int, end: int) -> bool:
    return not (is_grapheme_boundary(text, start) and is_grapheme_boundary(text, end))


def _cuts_number(text: str, start: int, end: int) -> bool:
    return _within_number(text, start) or _within_number(text, end)


def _within_number(text: str, index: int) -> bool:
    """Whether `index` stands between two digits, or between a digit and a separator that a digit follows."""
    around = text[max(0, index - 2) : index], text[index : index + 2]
    if not around[0] or not around[1]:
        return False
    last, first = around[0][-1], around[1][0]
    if last.isdigit() and first.isdigit():
        return True
    if last in ".," and first.isdigit():
        return around[0][0].isdigit() and len(around[0]) == 2
    return last.isdigit() and first in ".," and around[1][1:].isdigit()


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether the place begins and ends between words."""
    return not any(
        0 < index < len(text) and text[index - 1].isalnum() and text[index].isalnum()
        for index in (start, end)
    )


def _with_context(text: str, places: list[Place], exact: str, prefix: str, suffix: str) -> list[Place]:
    """The places whose surroundings fit best; a short quotation with stated surroundings must have them all."""
    if not places or not (prefix or suffix):
        return places
    fits = [_precedes(text, start, prefix) + _follows(text, end, suffix) for start, end in places]
    best = max(fits)
    if len(exact) < _SHORT and best < 2:
        return []
    return [place for place, fit in zip(places, fits, strict=True) if fit == best]


def _stands_there(text: str, place: Place, same_text: bool, exact: str, prefix: str, suffix: str) -> bool:
    held = text[slice(*place)]
    if held != exact and _bare(held) != _bare(exact):
        return False
    if same_text or len(exact) >= _SHORT:
        return True
    return _precedes(text, place[0], prefix) and _follows(text, place[1], suffix)


def _precedes(text: str, start: int, prefix: str) -> bool:
    return _bare(text[max(0, start - 2 * len(prefix) - 16) : start]).endswith(_bare(prefix))


def _follows(text: str, end: int, suffix: str) -> bool:
    return _bare(text[end : end + 2 * len(suffix) + 16]).startswith(_bare(suffix))


def _bare(words: str) -> str:
    """Folded and without white space, for comparing a few words."""
    return fold_text(words, spaces=False).text
