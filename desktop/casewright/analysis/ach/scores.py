"""The formulas of the method, over the ratings of one column or of one row (tradecraft, section 4.1; weights as in PARC ACH 2.0).

A rating is CC, C, N, I, II, NA, or None where nothing is rated. A weight is m(credibility)·m(relevance), 0.5 to 2.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

Rating = str | None
ORDINALS: Mapping[Rating, int] = {"CC": 2, "C": 1, "N": 0, "I": -1, "II": -2}
"""Every rating that applies; as in `resources/scales/choices.yaml`."""
_AGAINST: Mapping[Rating, int] = {"I": -1, "II": -2}
_WEIGHTS = {"L": math.sqrt(0.5), "M": 1.0, "H": math.sqrt(2)}
SAME = 9  # decimals: figures that agree so far are a tie


def inconsistency(ratings: Iterable[Rating]) -> int:
    """IS: -2 for each II, -1 for each I, nothing for the others; 0 or below."""
    return sum(_AGAINST.get(rating, 0) for rating in ratings)


def weighted_inconsistency(ratings: Sequence[Rating], weights: Sequence[float]) -> float:
    """WIS: as IS, each rating times the weight of its row; 0 or below."""
    return sum(_AGAINST.get(rating, 0) * weight for rating, weight in zip(ratings, weights, strict=True))


def normalised_inconsistency(ratings: Sequence[Rating], weights: Sequence[float]) -> float | None:
    """NIS: WIS as a part of the most it could be over the rows that are rated and apply, -1 to 0; None where there is none."""
    most = sum(2 * weight for rating, weight in zip(ratings, weights, strict=True) if rating in ORDINALS)
    return weighted_inconsistency(ratings, weights) / most if most else None


def spread(ratings: Iterable[Rating]) -> int | None:
    """Diagnosticity of a row: how far its ratings lie apart (CC 2 … II -2), 0 to 4; None with fewer than two that apply."""
    ordinals = [ORDINALS[rating] for rating in ratings if rating in ORDINALS]
    return max(ordinals) - min(ordinals) if len(ordinals) > 1 else None


def weight_of(credibility: str, relevance: str) -> float:
    """m(credibility)·m(relevance), with m(L) = 1/√2, m(M) = 1 and m(H) = √2."""
    return _WEIGHTS[credibility] * _WEIGHTS[relevance]


def applies(rating: Rating) -> bool:
    """Whether there is a rating, and it is not NA."""
    return rating in ORDINALS


def ranks(scores: Sequence[float | None]) -> tuple[int | None, ...]:
    """1 for the highest score, ties sharing a rank (1, 1, 3); None where there is no score."""
    found = [None if score is None else round(score, SAME) for score in scores]
    place: dict[float, int] = {}
    for rank, score in enumerate(sorted((each for each in found if each is not None), reverse=True), start=1):
        place.setdefault(score, rank)
    return tuple(None if score is None else place[score] for score in found)
