"""Whether likelihoods of what excludes one another fit together: scenarios of a set, a judgement and its alternatives.

Tradecraft, sections 4.2 and 9 (AL02).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from casewright.model.scales import Ladder
from casewright.model.scenario_likelihood import TOLERANCE, bands_can_sum_to_one, sums_to_one


class Estimated(Protocol):
    """What is needed of a scenario; a row of a query is one."""

    @property
    def likelihood(self) -> str | None:
        """The key of a term."""

    @property
    def point(self) -> float | None:
        """A probability between 0 and 1."""


def missing_estimates(policy: str, scenarios: Sequence[Estimated]) -> int:
    """How many scenarios lack what the policy asks of each: a term, or a point."""
    if policy == "none":
        return 0
    return sum((each.likelihood if policy == "band" else each.point) is None for each in scenarios)


def incoherence(
    policy: str, scenarios: Sequence[Estimated], ladder: Ladder | None, tolerance: float = TOLERANCE
) -> str | None:
    """Why the likelihoods cannot all be right, in a sentence; None while nothing speaks against it.

    Nothing is said before each has its point (policy `sum_100`) or its term (`band`). They are taken to exclude one another
    and to leave nothing out. By `tolerance`, a fraction, points may miss 100%.
    """
    if policy == "none" or len(scenarios) < 2 or missing_estimates(policy, scenarios):
        return None
    if policy == "sum_100":
        points = [each.point for each in scenarios if each.point is not None]
        return None if sums_to_one(points, tolerance) else f"The points come to {sum(points):.0%} together."
    if ladder is None:
        return None
    known = {term.key: term for term in ladder.terms}
    terms = [known[each.likelihood] for each in scenarios if each.likelihood in known]
    if bands_can_sum_to_one(terms):
        return None
    least = sum(term.lo for term in terms)
    if least > 1:
        return f"The bands come to {least:.0%} at least: they cannot add up to 100%."
    most = sum(term.hi for term in terms)
    return f"The bands come to {most:.0%} at most: they cannot add up to 100%."
