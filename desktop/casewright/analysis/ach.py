"""Scores of competing hypotheses by inconsistency (Heuer 1999, chapter 8; weights as in PARC ACH 2.0).

A hypothesis is judged by what speaks against it; consistent evidence never adds up. Closest to zero leads.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from uuid import UUID

from casewright.casefile.queries.hypotheses import CellRow, EvidenceRow

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


def ranking(
    hypotheses: Sequence[UUID], rows: Sequence[EvidenceRow], cells: Mapping[tuple[UUID, UUID], CellRow]
) -> list[tuple[UUID, float]]:
    """The hypotheses with what speaks against each, the least spoken against first; ties stay in their order."""
    scores = {}
    for hypothesis in hypotheses:
        rated = [(row, cell) for row in rows if (cell := cells.get((row.id, hypothesis)))]
        scores[hypothesis] = weighted_inconsistency(
            [cell.rating for _, cell in rated],
            [row.credibility for row, _ in rated],
            [row.relevance for row, _ in rated],
        )
    return sorted(scores.items(), key=lambda each: -round(each[1], 6))
