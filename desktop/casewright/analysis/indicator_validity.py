"""What an indicator tells apart: the indicator validator (tradecraft, section 4.2; the cut-offs are house rules).

Each indicator is rated against each outcome from highly likely (2) to highly unlikely (−2) to be seen if that outcome came
true. Scores weighted by a home scenario (Pherson) are unconfirmed there, and left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from casewright.casefile.queries.indicators import RatingRow
from casewright.model.choices import choices
from casewright.model.dates import parse_edtf

KEEP, WEAK, DROP = "keep", "weak", "drop"
KEEP_FROM, DROP_TO = 3, 1
UNIQUE_WANTED = 3
REVALIDATE_AFTER, STALE_AFTER = 183, 365  # days: six months, a year
_LIKELY, _COULD_BE = 1, 0
Scores = Mapping[tuple[UUID, UUID], float]


@dataclass(frozen=True)
class Validity:
    """What the ratings of one indicator come to over some outcomes.

    `spread` is the highest score less the lowest, 0 to 4; None while fewer than two outcomes are rated. `verdict`: `keep` from 3,
    `drop` up to 1, `weak` between; None with the spread. `unique_to`: the one outcome at which it is likely, when it is at most
    "could be" at every other and all are rated.
    """

    rated: int
    spread: float | None
    verdict: str | None
    unique_to: UUID | None


def scores_of(ratings: Iterable[RatingRow]) -> Scores:
    """The score of each indicator at each outcome, 2 to −2: the mean over the analysts who rated it."""
    value = {each.key: each.score for each in choices("indicator_likelihood")}
    found: dict[tuple[UUID, UUID], list[int]] = {}
    for row in ratings:
        score = value.get(row.rating)
        if score is not None:
            found.setdefault((row.indicator_id, row.object_id), []).append(score)
    return {key: sum(each) / len(each) for key, each in found.items()}


def validity(scores: Scores, indicator: UUID, outcomes: Sequence[UUID]) -> Validity:
    """What an indicator tells apart among outcomes."""
    given = {each: scores[indicator, each] for each in outcomes if (indicator, each) in scores}
    if len(given) < 2:
        return Validity(len(given), None, None, None)
    spread = max(given.values()) - min(given.values())
    likely = [each for each, score in given.items() if score >= _LIKELY]
    others = [score for each, score in given.items() if each not in likely]
    unique = len(given) == len(outcomes) and len(likely) == 1 and all(score <= _COULD_BE for score in others)
    return Validity(len(given), spread, verdict_on(spread), likely[0] if unique else None)


def verdict_on(spread: float) -> str:
    """`keep`, `weak` or `drop`."""
    return KEEP if spread >= KEEP_FROM else DROP if spread <= DROP_TO else WEAK


def unique_counts(found: Iterable[Validity], outcomes: Sequence[UUID]) -> dict[UUID, int]:
    """How many indicators are unique to each outcome; three are wanted."""
    unique = [each.unique_to for each in found]
    return {outcome: unique.count(outcome) for outcome in outcomes}


def age_of_validation(validated_on: str | None, today: date) -> str:
    """`never`, `fresh`, `due` (older than six months) or `stale` (older than a year)."""
    day = parse_edtf(validated_on).hi if validated_on else None
    if day is None:
        return "never"
    age = (today - day).days
    return "stale" if age > STALE_AFTER else "due" if age > REVALIDATE_AFTER else "fresh"
