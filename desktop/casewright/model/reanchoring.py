"""Where a passage stands in another text than its own: the whole order of six steps, its states and its score.

1 and 2: the stored position, exactly and after folding. 3: the exact words elsewhere. 4: the words without regard to how
they are set. 5: the words most like them. 6: nothing. Steps 1 to 4 are in `anchors`, the search of step 5 in `approximate`.
Nothing is decided here: what differs in its words is proposed, and a person accepts it or not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from casewright.model.anchors import (
    EXACT,
    MOVED,
    NORMALISED,
    ORPHANED,
    SHORT,
    Place,
    Quotation,
    exact_places,
    find_anchor,
    fold_whole,
)
from casewright.model.edit_counts import likeness_after, likeness_before
from casewright.model.folded_text import FoldedText, fold_text
from casewright.model.place_rules import bare, cuts_number, follows, is_within_word, precedes, tears

CHANGED, REVIEW = "changed", "review"
LEAST_CHANGED, LEAST_REVIEW = 0.90, 0.75
_MOST_COUNTED = 10_000
TOO_CLOSE = 0.03  # between the scores of two places: neither is proposed


@dataclass(frozen=True, slots=True)
class Reanchored:
    """A place for a passage, with its score from 0 to 1; "orphaned" has neither offsets nor a score."""

    state: str
    start: int | None = None
    end: int | None = None
    score: float | None = None


def reanchor(
    text: str, text_sha256: str, quoted: Quotation, pages: Sequence[tuple[int, int]] = ()
) -> Reanchored:
    """Where a quotation is in `text`, or where it may be.

    The score is (50 quote + 20 prefix + 20 suffix + 2 position) / 92, each from 0 to 1, with quote = 1 - edits / length.
    A place of the exact words is kept unless the words around it differ and a place of changed words has a higher score:
    a sentence that stands in a text twice and was changed where it was quoted has not moved to the other place.
    """
    anchor = find_anchor(text, text_sha256, quoted, pages)
    places = [place for place in exact_places(text, quoted.exact) if _may_be(text, place, quoted)]
    if anchor.start is None or anchor.end is None or _cuts_word(text, (anchor.start, anchor.end), quoted):
        return _best(text, quoted, places, Reanchored(ORPHANED))
    here = anchor.start, anchor.end
    kept = Reanchored(anchor.state, *here, _score(text, here, quoted, 1.0))
    if text_sha256 == quoted.text_sha256:
        return kept
    if _has_its_context(text, here, quoted):
        alike = [place for place in places if _has_its_context(text, place, quoted)]
        return kept if len(alike) < 2 or anchor.state == EXACT else replace(kept, state=REVIEW)
    return _best(text, quoted, places, kept)


def standing(text: str, quoted: Quotation, start: int, end: int) -> Reanchored:
    """What is to be said of a place that somebody chose: how its words compare with the quotation, and its score."""
    held = text[start:end]
    if not held:
        return Reanchored(ORPHANED)
    same = bare(held) == bare(quoted.exact)
    score = _score(text, (start, end), quoted, 1.0 if same else _likeness(quoted.exact, held))
    if same:
        again = EXACT if start == quoted.start else MOVED
        return Reanchored(again if held == quoted.exact else NORMALISED, start, end, score)
    return Reanchored(CHANGED if score >= LEAST_CHANGED else REVIEW, start, end, score)


def _likeness(exact: str, held: str) -> float:
    """1 - edits / length; of long words that differ much only that they do, since counting would take minutes."""
    from rapidfuzz.distance import Levenshtein

    wanted, there = fold_text(exact).text.strip(), fold_text(held).text.strip()
    most = min(max(len(wanted), len(there)), _MOST_COUNTED)
    edits = Levenshtein.distance(wanted, there, score_cutoff=most)
    return max(0.0, 1 - edits / max(1, len(wanted))) if edits <= most else 0.0


def _best(text: str, quoted: Quotation, exact: list[Place], kept: Reanchored) -> Reanchored:
    """The place with the highest score of those of the exact words and those of the words most like them (step 5).

    Where another place is as good, neither is proposed.
    """
    scored = {place: _score(text, place, quoted, 1.0) for place in exact}
    if kept.start is not None and kept.end is not None and kept.score is not None:
        scored[kept.start, kept.end] = kept.score
    for place, likeness in _similar_places(text, quoted):
        if not any(place[0] < end and start < place[1] for start, end in scored):
            scored[place] = _score(text, place, quoted, likeness)
    (best, place), *others = sorted(((score, place) for place, score in scored.items()), reverse=True) or [
        (0.0, (0, 0))
    ]
    if others and best - others[0][0] < TOO_CLOSE:
        return Reanchored(ORPHANED)
    if place == (kept.start, kept.end):
        return kept
    if place in exact:
        return Reanchored(MOVED, *place, best)
    if best < LEAST_REVIEW:
        return kept
    return Reanchored(CHANGED if best >= LEAST_CHANGED else REVIEW, *place, best)


def _similar_places(text: str, quoted: Quotation) -> Iterator[tuple[Place, float]]:
    """Places of step 5 in `text`, each with how like the quotation it is; short ones only between their own contexts."""
    from casewright.model.approximate import similar_parts

    folded = fold_whole(text, spaces=True, line_hyphens=True)
    exact, prefix, suffix = (fold_text(words).text for words in (quoted.exact, quoted.prefix, quoted.suffix))
    exact = exact.strip()
    for start, end, edits in similar_parts(folded.text, exact, prefix, suffix) if exact else ():
        place = _raw_place(text, folded, start, end)
        if _is_long_or_between_its_contexts(text, place, quoted):
            yield place, 1 - edits / len(exact)


def _raw_place(text: str, folded: FoldedText, start: int, end: int) -> Place:
    """Where a part of the folded text stands in the raw one, widened until it tears no sign and cuts no number."""
    first, last = folded.raw_at(start), folded.raw_end(end)
    while first is None:
        start -= 1
        first = folded.raw_at(start)
    while last is None:
        end += 1
        last = folded.raw_end(end)
    while first > 0 and (tears(text, first, first) or cuts_number(text, first, first)):
        first -= 1
    while last < len(text) and (tears(text, last, last) or cuts_number(text, last, last)):
        last += 1
    return first, last


def _score(text: str, place: Place, quoted: Quotation, likeness: float) -> float:
    start, end = place
    before = fold_text(text[max(0, start - 2 * len(quoted.prefix)) : start]).text
    after = fold_text(text[end : end + 2 * len(quoted.suffix)]).text
    prefix = likeness_before(fold_text(quoted.prefix).text, before, len(before))
    suffix = likeness_after(fold_text(quoted.suffix).text, after, 0)
    position = 1 - min(1.0, abs(start - quoted.start) / max(1, len(text)))
    return (50 * likeness + 20 * prefix + 20 * suffix + 2 * position) / 92


def _has_its_context(text: str, place: Place, quoted: Quotation) -> bool:
    return precedes(text, place[0], quoted.prefix) and follows(text, place[1], quoted.suffix)


def _may_be(text: str, place: Place, quoted: Quotation) -> bool:
    return not _cuts_word(text, place, quoted) and _is_long_or_between_its_contexts(text, place, quoted)


def _is_long_or_between_its_contexts(text: str, place: Place, quoted: Quotation) -> bool:
    return len(quoted.exact) >= SHORT or _has_its_context(text, place, quoted)


def _cuts_word(text: str, place: Place, quoted: Quotation) -> bool:
    """Whether the place begins or ends within a word, where the quotation began or ended with one."""
    start, end = place
    return (
        is_within_word(text[start - 1 : start], text[start : start + 1])
        and not is_within_word(quoted.prefix[-1:], quoted.exact[:1])
    ) or (
        is_within_word(text[end - 1 : end], text[end : end + 1])
        and not is_within_word(quoted.exact[-1:], quoted.suffix[:1])
    )
