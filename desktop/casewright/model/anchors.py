"""Finding the exact words of a passage again: W3C TextQuoteSelector and TextPositionSelector together.

Offsets are Unicode code points; `end` is exclusive. What is found equals the quotation, to the character or after
folding (`folded_text`); nothing here is fuzzy, and a quotation that fits several places is never guessed at.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from casewright.model.folded_text import FoldedText, fold_text
from casewright.model.graphemes import is_grapheme_boundary
from casewright.model.place_rules import bare, cuts_number, follows, is_whole, precedes, tears

EXACT, NORMALISED, MOVED, ORPHANED = "exact", "normalised", "moved", "orphaned"
CONTEXT_WIDTH = 32
SHORT = 20  # code points; shorter quotations need their context, and are never matched across white space
_MOST_PLACES = 1000
_CLOSE = 4096

Place = tuple[int, int]

fold_whole = lru_cache(maxsize=4)(fold_text)  # the four foldings of the text that is being searched


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


class Quotation(NamedTuple):
    """A quotation as it was stored: where it stood in the text `text_sha256`, its words and those around it.

    `page` is counted from 1; None where the text had no pages.
    """

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    text_sha256: str
    page: int | None = None


def locate_quote(
    text: str,
    exact: str,
    prefix: str = "",
    suffix: str = "",
    near: int | None = None,
    *,
    page: int | None = None,
    pages: Sequence[tuple[int, int]] = (),
) -> Found | Ambiguous | None:
    """Find a quotation: as it is, then folded, then without regard to white space and to hyphens of divided words.

    Of several places those with the stated words before and after are kept, then whole words before parts of
    words, then (only when `near` is given) the one on the page nearest to `page`, and nearest to that offset. A place
    that would cut a number in two does not count: "12,000" is not in "112,000".
    """
    for places, state in _searches(text, exact):
        fitting = _with_context(text, places, exact, prefix, suffix)
        if len(fitting) > 1:
            fitting = [place for place in fitting if is_whole(text, *place)] or fitting
        if len(fitting) > 1 and near is not None:
            fitting = [min(fitting, key=lambda place: _distance(place[0], near, page, pages))]
        if fitting:
            return Found(*fitting[0], state) if len(fitting) == 1 else Ambiguous(len(fitting))
    return None


def find_anchor(
    text: str, text_sha256: str, quoted: Quotation, pages: Sequence[tuple[int, int]] = ()
) -> Anchor:
    """Where a stored quotation is in `text`, whose pages are [start, end): steps 1 to 4 of six, in this order.

    1. The words stand at the stored offsets ("exact"; in another text than the stored one only with the stored context,
       or when the quotation is long enough to speak for itself). 2. They do so after folding ("normalised").
    3. They stand elsewhere ("moved"): close by, or on the page nearest to the stored one. 4. So after folding
       ("normalised"). Otherwise "orphaned"; what may still be done for it is in `reanchoring`.
    """
    start, end, exact, prefix, suffix, stored_sha256, page = quoted
    held = text[start:end] if 0 <= start <= end else ""
    if held and _stands_there(text, (start, end), text_sha256 == stored_sha256, exact, prefix, suffix):
        return Anchor(EXACT if held == exact else NORMALISED, start, end)
    found = _close_by(text, start, exact, prefix, suffix) or locate_quote(
        text, exact, prefix, suffix, near=start, page=page, pages=pages
    )
    if not isinstance(found, Found):
        return Anchor(ORPHANED)
    return Anchor(MOVED if found.state == EXACT else NORMALISED, found.start, found.end)


def exact_places(text: str, exact: str) -> list[Place]:
    """Where the very words stand, at most 1,000 places; not inside numbers or torn signs."""
    return _limited(_raw_places(text, exact)) if exact.strip() else []


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


def _searches(text: str, exact: str) -> Iterator[tuple[list[Place], str]]:
    """The places that fit, strictest comparison first; a later search runs only when asked for."""
    if not exact.strip():
        return
    yield exact_places(text, exact), EXACT
    for spaces in (True, False) if len(exact) >= SHORT else (True,):
        for hyphens in (True, False):  # False: for a quotation written without the hyphens of divided words
            wanted = fold_text(exact, spaces=spaces, line_hyphens=hyphens).text.strip()
            whole = fold_whole(text, spaces=spaces, line_hyphens=hyphens)
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
        if precedes(text, place[0], prefix) and follows(text, place[1], suffix) and is_whole(text, *place)
    ]
    return Found(*min(fitting, key=lambda place: abs(place[0] - near)), EXACT) if fitting else None


def _distance(start: int, near: int, page: int | None, pages: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """How far a place is: in pages first, where both sides have pages, then in code points."""
    here = page_of(pages, start)
    return (abs(here - page) if here is not None and page is not None else 0, abs(start - near))


def _limited(places: Iterable[Place]) -> list[Place]:
    return [place for place, _ in zip(places, range(_MOST_PLACES), strict=False)]


def _raw_places(text: str, exact: str, first: int = 0, last: int | None = None) -> Iterator[Place]:
    start = text.find(exact, first, last)
    while start >= 0:
        end = start + len(exact)
        if not tears(text, start, end) and not cuts_number(text, start, end):
            yield start, end
        start = text.find(exact, start + 1, last)


def _folded_places(text: str, folded: FoldedText, wanted: str) -> Iterator[Place]:
    at = folded.text.find(wanted) if wanted else -1
    while at >= 0:
        start, end = folded.raw_at(at), folded.raw_end(at + len(wanted))
        cut = cuts_number(folded.text, at, at + len(wanted))
        if start is not None and end is not None and not cut and not tears(text, start, end):
            yield start, end
        at = folded.text.find(wanted, at + 1)


def _with_context(text: str, places: list[Place], exact: str, prefix: str, suffix: str) -> list[Place]:
    """The places whose surroundings fit best; a short quotation with stated surroundings must have them all."""
    if not places or not (prefix or suffix):
        return places
    fits = [precedes(text, start, prefix) + follows(text, end, suffix) for start, end in places]
    best = max(fits)
    if len(exact) < SHORT and best < 2:
        return []
    return [place for place, fit in zip(places, fits, strict=True) if fit == best]


def _stands_there(text: str, place: Place, same_text: bool, exact: str, prefix: str, suffix: str) -> bool:
    held = text[slice(*place)]
    if held != exact and bare(held) != bare(exact):
        return False
    if same_text:
        return True
    if tears(text, *place) or cuts_number(text, *place):
        return False
    if len(exact) >= SHORT:
        return True
    return precedes(text, place[0], prefix) and follows(text, place[1], suffix)
