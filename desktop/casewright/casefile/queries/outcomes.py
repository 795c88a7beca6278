"""Judgements whose day has come: what became of them, and what is still to be said."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import select
from casewright.casefile.readers import Readable


class JudgedRow(NamedTuple):
    """A judgement with what was given, its day, and its outcome. `horizon_hi`: the last day, as ISO date."""

    id: UUID
    assessment_id: UUID
    text: str
    scheme: str
    likelihood: str | None
    band_lo: float | None
    band_hi: float | None
    point: float | None
    confidence: str | None
    horizon: str | None
    horizon_hi: str | None
    outcome: str | None
    resolved_on: str | None
    judged_by: str | None

    @property
    def band(self) -> tuple[float, float] | None:
        """The band when it was judged, as fractions."""
        return (self.band_lo, self.band_hi) if self.band_lo is not None and self.band_hi is not None else None


# A judgement that another supersedes is scored no more: what was said last counts.
_LAST = "kind <> 'fact_reported' AND NOT EXISTS (SELECT 1 FROM judgement s WHERE s.supersedes_id = j.id)"
_FROM = f"SELECT {', '.join(f'j.{name}' for name in JudgedRow._fields)} FROM judgement j WHERE j.{_LAST}"


def due_judgements(case: Readable, today: date) -> list[JudgedRow]:
    """Judgements whose last day is over and whose outcome nobody has recorded, the longest due first."""
    rest = "AND j.outcome IS NULL AND j.horizon_hi < ? ORDER BY j.horizon_hi, j.id"
    return select(case, JudgedRow, f"{_FROM} {rest}", (today.isoformat(),))


def resolved_judgements(case: Readable) -> list[JudgedRow]:
    """Judgements with an outcome, what was resolved last first."""
    return select(
        case, JudgedRow, f"{_FROM} AND j.outcome IS NOT NULL ORDER BY j.resolved_on DESC, j.id DESC"
    )
