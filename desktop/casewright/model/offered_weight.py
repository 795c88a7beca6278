"""The credibility weight that a row of a board is offered for the Admiralty ratings of its claim (tradecraft, section 4.1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Grade = tuple[str | None, str | None]
"""Reliability of the source (A to F) and credibility of the item (1 to 6); None: not rated."""

_LOW, _FAIR, _ORDER = frozenset("DE45"), frozenset("C3"), "LMH"


@dataclass(frozen=True)
class OfferedWeight:
    """L, M or H. `unjudged`: nobody could judge the source or the item, so M stands for "not known" and not for "middling"."""

    weight: str
    unjudged: bool = False


def offered_weight(grades: Iterable[Grade]) -> OfferedWeight:
    """The weight of the best of the citations in support; M and unjudged where there is none.

    A–B with 1–2 is H, D–E or 4–5 is L, C or 3 is M; F, 6 or no rating is M and unjudged. What is rated low on one axis
    stays low whatever the other says: D6 is L. It is an offer: the analyst sets what holds.
    """
    found = [_of_one(*grade) for grade in grades]
    best = max(found, key=lambda each: (not each.unjudged, _ORDER.index(each.weight)), default=None)
    return best or OfferedWeight("M", unjudged=True)


def _of_one(reliability: str | None, credibility: str | None) -> OfferedWeight:
    said = {reliability, credibility}
    if said & _LOW:
        return OfferedWeight("L")
    if said & {None, "F", "6"}:
        return OfferedWeight("M", unjudged=True)
    return OfferedWeight("M" if said & _FAIR else "H")
