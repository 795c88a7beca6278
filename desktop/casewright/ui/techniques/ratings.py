"""The ratings of indicators against outcomes, one's own apart from those of others."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from casewright.analysis.indicator_validity import Validity, scores_of, validity
from casewright.casefile.queries.indicators import RatingRow


class Ratings:
    """What `analyst` and the others hold of each indicator against each outcome."""

    def __init__(self, rows: Sequence[RatingRow], analyst: str) -> None:
        self._analyst = analyst
        self._scores = scores_of(rows)
        self._given: dict[tuple[UUID, UUID], list[RatingRow]] = {}
        for row in rows:
            self._given.setdefault((row.indicator_id, row.object_id), []).append(row)

    def given(self, indicator: UUID, outcome: UUID) -> Sequence[RatingRow]:
        """The ratings of all analysts."""
        return self._given.get((indicator, outcome), ())

    def own(self, indicator: UUID, outcome: UUID) -> str | None:
        """One's own rating."""
        return next(
            (row.rating for row in self.given(indicator, outcome) if row.rated_by == self._analyst), None
        )

    def others(self, indicator: UUID, outcome: UUID) -> Sequence[RatingRow]:
        """The ratings of the other analysts."""
        return [row for row in self.given(indicator, outcome) if row.rated_by != self._analyst]

    def validity(self, indicator: UUID, outcomes: Sequence[UUID]) -> Validity:
        """What the indicator tells apart, all analysts taken together."""
        return validity(self._scores, indicator, outcomes)
