"""Scores of competing hypotheses by inconsistency (Heuer 1999, chapter 8; weights as in PARC ACH 2.0).

A hypothesis is judged by what speaks against it; consistent evidence never adds up. Closest to zero leads.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

_AGAINST = {"II": -2, "I": -1}
_WEIGHT = {"L": 1 / math.sqrt(2), "M": 1.0, "H": math.sqrt(2)}


def weighted_inconsistency(
    ratings: Sequence[str], credibility: Sequence[str], relevance: Sequence[str]
) -> float:
    """The sum over rows of b·m(credibility)·m(relevance), b being -2 for II, -1 for I and 0 otherwise; never above 0."""
    return sum(
        _AGAINST.get(rating, 0) * _WEIGHT[cred] * _WEIGHT[rel]
        for rating, cred, rel in zip(ratings, credibility, relevance, strict=True)
    )


def diagnosticity(ratings: Sequence[str]) -> int:
    """How far a row's ratings lie apart, 0 to 4 (CC 2 … II -2; NA and unrated left out). 0 tells nothing."""
    ordinal = {"CC": 2, "C": 1, "N": 0, "I": -1, "II": -2}
    values = [ordinal[rating] for rating in ratings if rating in ordinal]
    return max(values) - min(values) if values else 0
