"""The same text, or most of it, in two sources: shingles of five words (Broder 1997), all pairs at once with numpy.

Thresholds are those of the tradecraft reference, section 6: containment of .5, or a Jaccard index of .3.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from casewright.analysis.derivation.documents import Document, Proposal, is_earlier, older_first
from casewright.model.short_text import shorten

NAME = "shared words"
WORDS = 5
CONTAINED, JACCARD = 0.5, 0.3
_FEWEST = 40  # shared shingles; less is a quotation, a title or a standing phrase
_LONG_RUN = 80  # words in a row outside quotation marks; two people do not write those alike
_MANY = 12  # sources that hold one shingle; beyond that each is compared with the earliest of them only
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"“[^”]{30,2000}”|«[^»]{30,2000}»|„[^“”]{30,2000}[“”]|\"[^\"]{30,2000}\"")

Hashes = NDArray[np.uint64]


def find(
    documents: Sequence[Document], tell: Callable[[float], object] = lambda _fraction: None
) -> Iterator[Proposal]:
    """Republished texts and texts of one release, each child with its best parent only."""
    numbers: dict[str, int] = {}
    shingles = []
    for place, document in enumerate(documents):
        tell(0.8 * place / max(1, len(documents)))
        shingles.append(_shingles(document.text, numbers))
    sets = [np.unique(each) for each in shingles]
    best: dict[int, tuple[float, int, Proposal]] = {}
    for one, other in _candidates(documents, sets):
        proposal = _compared(
            documents[one], documents[other], shingles[one], shingles[other], sets[one], sets[other]
        )
        if proposal is None:
            continue
        parent, child = (one, other) if proposal.parent == documents[one].id else (other, one)
        known = best.get(child)
        if known is None or _is_better(documents, proposal, parent, known):
            best[child] = (proposal.score, parent, proposal)
    tell(1)
    yield from (proposal for _, _, proposal in best.values())


def _is_better(
    documents: Sequence[Document], proposal: Proposal, parent: int, known: tuple[float, int, Proposal]
) -> bool:
    """Nearly as much in common, and earlier: one release in five outlets has one parent, not a chain of them."""
    score, other, _ = known
    if proposal.score > score + 0.1:
        return True
    return (
        proposal.score > score - 0.1
        and older_first(documents[parent], documents[other])[0] is documents[parent]
    )


def _shingles(text: str, numbers: dict[str, int]) -> Hashes:
    """A hash for each run of five words, in the order of the text."""
    words = np.fromiter(
        (numbers.setdefault(word, len(numbers) + 1) for word in _WORD.findall(text.casefold())),
        dtype=np.uint64,
    )
    if len(words) < WORDS:
        return np.empty(0, dtype=np.uint64)
    hashed = np.zeros(len(words) - WORDS + 1, dtype=np.uint64)
    for place in range(WORDS):
        hashed = hashed * np.uint64(0x9E3779B97F4A7C15) + words[place : len(words) - WORDS + 1 + place]
        hashed ^= hashed >> np.uint64(29)
    return hashed


def _candidates(documents: Sequence[Document], sets: Sequence[Hashes]) -> list[tuple[int, int]]:
    """The pairs with at least `_FEWEST` shingles in common, those of one publisher's frame of every page left out."""
    if not documents:
        return []
    holder = np.repeat(np.arange(len(sets), dtype=np.int64), [len(each) for each in sets])
    every = np.concatenate(sets)
    order = np.argsort(every, kind="stable")
    every, holder = every[order], holder[order]
    starts = (
        np.flatnonzero(np.r_[True, every[1:] != every[:-1]]) if len(every) else np.empty(0, dtype=np.int64)
    )
    sizes = np.diff(np.r_[starts, len(every)])
    pairs = [_pairs_of_two(holder, starts[sizes == 2], len(documents))]
    earliest = _ranks(documents)
    for start, size in zip(starts[sizes > 2].tolist(), sizes[sizes > 2].tolist(), strict=True):
        held = holder[start : start + size]
        if len({documents[each].publisher or each for each in held.tolist()}) == 1:
            continue
        if size <= _MANY:
            one, other = np.triu_indices(size, 1)
            pairs.append(held[one] * len(documents) + held[other])
        else:
            first = held[np.argmin(earliest[held])]
            rest = held[held != first]
            pairs.append(np.minimum(first, rest) * len(documents) + np.maximum(first, rest))
    codes, counts = np.unique(np.concatenate(pairs), return_counts=True)
    return [divmod(code, len(documents)) for code in codes[counts >= _FEWEST].tolist()]


def _pairs_of_two(holder: NDArray[np.int64], starts: NDArray[np.int64], whole: int) -> NDArray[np.int64]:
    return holder[starts] * whole + holder[starts + 1]


def _ranks(documents: Sequence[Document]) -> NDArray[np.int64]:
    """The place of each document by date, those without one last."""
    order = sorted(range(len(documents)), key=lambda n: (documents[n].published_lo or "9999", n))
    ranks = np.empty(len(documents), dtype=np.int64)
    ranks[order] = np.arange(len(documents))
    return ranks


def _compared(
    one: Document, other: Document, words: Hashes, other_words: Hashes, held: Hashes, other_held: Hashes
) -> Proposal | None:
    shared = len(np.intersect1d(held, other_held, assume_unique=True))
    contained = shared / min(len(held), len(other_held))
    alike = shared / (len(held) + len(other_held) - shared)
    parent, child = older_first(one, other)
    inside = words if child is one else other_words
    start, length = _longest_run(np.isin(inside, other_held if child is one else held))
    said = _words_at(child.text, start, length)
    if contained >= CONTAINED or alike >= JACCARD:
        kind = "republishes" if is_earlier(parent, child) else "same_release"
        evidence = f"{contained:.0%} of the shorter text is word for word in the other, among it “{shorten(said, 160)}”."
        return Proposal(child.id, parent.id, kind, NAME, round(contained, 3), evidence)
    if length >= _LONG_RUN and not _is_quoted(child.text, said) and not _is_quoted(parent.text, said):
        evidence = f"{length} words in a row are the same, without quotation marks: “{shorten(said, 160)}”."
        return Proposal(child.id, parent.id, "quotes", NAME, round(min(0.5, length / 400), 3), evidence)
    return None


def _longest_run(same: NDArray[np.bool_]) -> tuple[int, int]:
    """Where the longest run of shared words begins, and how many words it has."""
    edges = np.flatnonzero(np.diff(np.r_[False, same, False].astype(np.int8)))
    if not len(edges):
        return 0, 0
    lengths = edges[1::2] - edges[::2]
    longest = int(np.argmax(lengths))
    return int(edges[2 * longest]), int(lengths[longest]) + WORDS - 1


def _words_at(text: str, start: int, length: int) -> str:
    spans = [
        match.span()
        for match in _WORD.finditer(text.casefold() if len(text.casefold()) == len(text) else text)
    ]
    if not spans or not length:
        return ""
    return text[spans[min(start, len(spans) - 1)][0] : spans[min(start + length, len(spans)) - 1][1]]


def _is_quoted(text: str, words: str) -> bool:
    """Whether most of these words stand within quotation marks: then both quote somebody, and not each other."""
    at = text.find(words)
    if at < 0 or not words:
        return False
    end = at + len(words)
    inside = sum(max(0, min(end, match.end()) - max(at, match.start())) for match in _QUOTED.finditer(text))
    return inside >= 0.6 * len(words)
