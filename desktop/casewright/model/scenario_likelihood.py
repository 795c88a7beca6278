"""The probability policy of a set of scenarios: what each may say of its likelihood, and when they fit together."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

from casewright.model.errors import InvalidValue
from casewright.model.scales import Term

TOLERANCE = 0.05  # points that exclude one another may miss 100% by this much (tradecraft, AL02)
_SLACK = 0.0001  # of sums of decimal fractions
NO_ROOM_FOR = {"none": ("likelihood", "point"), "band": ("point",), "sum_100": ("likelihood",)}
"""The fields that scenarios have no use for under each policy."""
_SAID = {
    "none": "The policy of these scenarios is to give no likelihoods.",
    "band": "The policy of these scenarios is a term each, and no points.",
    "sum_100": "The policy of these scenarios is points that add up to 100%, and no terms.",
}


def fits_policy(policy: str, likelihood: object, point: object) -> bool:
    """Whether a scenario says of its likelihood only what the policy has room for."""
    given = {"likelihood": likelihood, "point": point}
    return all(given[name] is None for name in NO_ROOM_FOR[policy])


def check_policy(policy: str, likelihood: object, point: object) -> None:
    """Raises InvalidValue, with the policy in a sentence, where `fits_policy` says no."""
    if not fits_policy(policy, likelihood, point):
        raise InvalidValue(_SAID[policy])


def sums_to_one(points: Sequence[float], tolerance: float = TOLERANCE) -> bool:
    """Whether points that exclude one another come to 100%, give or take 5 (as a fraction: 0.05)."""
    return abs(sum(points) - 1) <= tolerance + _SLACK


def bands_can_sum_to_one(terms: Sequence[Term]) -> bool:
    """Whether points could be chosen, one in each band, that come to 100%."""
    return sum(term.lo for term in terms) <= 1 + _SLACK and sum(term.hi for term in terms) >= 1 - _SLACK


def normalised(points: Sequence[float]) -> list[float]:
    """The points in the same proportions and as whole percents that add up to 100, none below 1.

    Rounded by the largest remainder (Hamilton's method).

    Raises:
        InvalidValue: there are fewer than two of them, or more than a hundred could share.
    """
    if not 2 <= len(points) <= 99:
        raise InvalidValue("Two to 99 points can be brought to 100%.")
    exact = [point * 100 / sum(points) for point in points]
    whole = [max(1, floor(share)) for share in exact]
    while (over := sum(whole) - 100) != 0:  # what was cut off, or given to those below 1
        step = -1 if over > 0 else 1
        able = [n for n, share in enumerate(whole) if share + step >= 1]
        whole[max(able, key=lambda n: step * (exact[n] - whole[n]))] += step
    return [percents / 100 for percents in whole]
