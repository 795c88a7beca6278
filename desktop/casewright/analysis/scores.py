"""The scores of one analyst in one case: computed when they are asked for, from judgements whose likelihood that analyst set last.

They are private. Nothing here is ever written into a case or a brief.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from uuid import UUID

from casewright.analysis.calibration import BandScore, Forecast, Score, band_scores, forecast_of, score
from casewright.casefile.queries.outcomes import JudgedRow, resolved_judgements
from casewright.casefile.readers import Readable
from casewright.model.ids import analyst_id
from casewright.model.scales import Ladder, Term

CONFIDENCE = ("high", "moderate", "low")


class TermScore(NamedTuple):
    """A rung of a ladder with what came of it."""

    term: Term
    score: BandScore


class ScoreCard(NamedTuple):
    """What there is to say of some forecasts.

    Args:
        whole: all of them, whatever their scheme.
        terms: by rung of one ladder, the lowest first.
        confidence: by level of confidence, the highest first; levels without a forecast are left out.
    """

    whole: Score
    terms: tuple[TermScore, ...]
    confidence: tuple[tuple[str, Score], ...]


def own_forecasts(case: Readable, analyst: str) -> dict[UUID, Forecast]:
    """The decided judgements of an analyst, by id; those of others, and what cannot be decided, are left out."""
    found = {}
    for row in resolved_judgements(case):
        forecast = as_forecast(row) if judged_by(row, analyst) else None
        if forecast is not None:
            found[row.id] = forecast
    return found


def judged_by(row: JudgedRow, analyst: str) -> bool:
    """Whether an analyst set the likelihood last."""
    return row.judged_by is not None and analyst_id(row.judged_by) == analyst_id(analyst)


def as_forecast(row: JudgedRow) -> Forecast | None:
    """A judgement as a forecast; None while it is undecided."""
    return forecast_of(row.outcome, row.point, row.band, row.scheme, row.confidence or "")


def score_card(forecasts: Iterable[Forecast], ladder: Ladder | None) -> ScoreCard:
    """Scores forecasts; the rungs are those of `ladder`, and count only what was judged in it."""
    found = list(forecasts)
    terms = ladder.terms if ladder is not None else ()
    within = [each for each in found if ladder is not None and each.scheme == ladder.key]
    bands = band_scores(within, [(term.lo, term.hi) for term in terms])
    levels = tuple(
        (level, score(own))
        for level in CONFIDENCE
        if (own := [each for each in found if each.confidence == level])
    )
    return ScoreCard(score(found), tuple(map(TermScore, terms, bands)), levels)


def most_used(forecasts: Iterable[Forecast], ladders: Mapping[str, Ladder]) -> str:
    """The scheme of most forecasts; empty where there are none."""
    counts = dict.fromkeys(ladders, 0)
    for each in forecasts:
        if each.scheme in counts:
            counts[each.scheme] += 1
    best = max(counts, key=counts.__getitem__, default="")
    return best if counts.get(best) else ""
