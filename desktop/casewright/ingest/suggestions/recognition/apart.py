"""Names that overlap: the case's own first, then known ones, then the longer; in one pass over sorted drafts."""

from __future__ import annotations

from collections.abc import Iterable

from casewright.ingest.suggestions.recognition.reading import Draft


def without_overlaps(first: Iterable[Draft], others: Iterable[Draft]) -> list[Draft]:
    """All of `first` that do not overlap each other (the longer one stands), and what of `others` fits between them.

    Linear after sorting: each list is walked once, since neither side's survivors overlap among themselves.
    """
    mine = _longest(first)
    rest = _longest(others)
    kept: list[Draft] = []
    at = 0
    for draft in rest:
        while at < len(mine) and mine[at].end <= draft.start:
            at += 1
        if at == len(mine) or mine[at].start >= draft.end:
            kept.append(draft)
    return sorted([*mine, *kept], key=lambda draft: draft.start)


def _longest(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts from left to right; of two that overlap the longer one, then the surer one."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda each: (each.start, -each.end, -each.score)):
        if not kept or draft.start >= kept[-1].end:
            kept.append(draft)
        elif draft.end - draft.start > kept[-1].end - kept[-1].start:
            kept[-1] = draft
    return kept
