"""How well likelihoods came true: Brier scores, and how often what was given each band happened (ICD 203, standard 8).

Only what was decided counts; what cannot be decided is left out. A forecast counts with its point; without one, with the
middle of its band.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

FEWEST = 10
"""Forecasts in a band below which nothing can be concluded about it (a rule of this house)."""
COIN = 0.25
"""The Brier score of whoever always says 50%."""
_Z = 1.959964  # of a normal distribution: 95% lie within it
_SAME = 1e-9

Verdict = Literal["too_few", "within", "chance", "too_low", "too_high"]
"""Of a band: too few forecasts; the share lies in the band; it lies outside, but chance explains that; less, or more, happened."""


@dataclass(frozen=True)
class Forecast:
    """One likelihood whose outcome is known; all numbers are fractions.

    Args:
        p: what was given: the point, or the middle of the band (`from_band`).
        band: its ends when it was judged; None where there was a point and no term.
        scheme: key of the ladder; empty for one of a case's own.
        confidence: `low`, `moderate`, `high` or empty.
    """

    p: float
    happened: bool
    band: tuple[float, float] | None = None
    from_band: bool = False
    scheme: str = ""
    confidence: str = ""

    @property
    def brier(self) -> float:
        """(p − o)², o being 1 when it happened and 0 when not (Brier 1950): 0 is best, 1 worst."""
        return (self.p - self.happened) ** 2


@dataclass(frozen=True)
class Share:
    """How much of some forecasts happened, and within what that lies for all like them (95%, Wilson 1927)."""

    count: int
    happened: int

    @property
    def share(self) -> float | None:
        """The fraction that happened; None of nothing."""
        return self.happened / self.count if self.count else None

    @property
    def interval(self) -> tuple[float, float]:
        """The Wilson score interval; 0 to 1 of nothing."""
        return wilson(self.happened, self.count)


@dataclass(frozen=True)
class BandScore(Share):
    """One band with what came of it. `mean`: of what was given within it."""

    lo: float = 0.0
    hi: float = 1.0
    mean: float | None = None

    @property
    def verdict(self) -> Verdict:
        """What can be said of the band."""
        if self.count < FEWEST or self.share is None:
            return "too_few"
        if self.lo - _SAME <= self.share <= self.hi + _SAME:
            return "within"
        low, high = self.interval
        if low <= self.hi and high >= self.lo:
            return "chance"
        return "too_low" if self.share < self.lo else "too_high"


@dataclass(frozen=True)
class Score:
    """Some forecasts together. `brier`: their mean score, None of nothing; `from_band`: how many had no point."""

    count: int
    brier: float | None
    from_band: int


def forecast_of(
    outcome: str | None,
    point: float | None,
    band: tuple[float, float] | None,
    scheme: str = "",
    confidence: str = "",
) -> Forecast | None:
    """A judgement as a forecast; None when it was not decided, or gave neither point nor band."""
    if outcome not in ("happened", "did_not_happen") or (point is None and band is None):
        return None
    p = point if point is not None or band is None else (band[0] + band[1]) / 2
    assert p is not None
    return Forecast(p, outcome == "happened", band, point is None, scheme, confidence)


def score(forecasts: Iterable[Forecast]) -> Score:
    """The mean Brier score."""
    found = list(forecasts)
    mean = math.fsum(each.brier for each in found) / len(found) if found else None
    return Score(len(found), mean, sum(each.from_band for each in found))


def band_scores(forecasts: Iterable[Forecast], bands: Sequence[tuple[float, float]]) -> list[BandScore]:
    """What came of each band, in the order given; forecasts of other bands are left out.

    Args:
        bands: ends as fractions, as the ladder has them; ends count as the same within rounding.
    """
    found = list(forecasts)
    return [_band_score(found, lo, hi) for lo, hi in bands]


def wilson(happened: int, count: int) -> tuple[float, float]:
    """The 95% interval of a share (Wilson 1927): never outside 0 to 1, and sound for few."""
    if count == 0:
        return 0.0, 1.0
    share, z2 = happened / count, _Z * _Z
    middle = (share + z2 / (2 * count)) / (1 + z2 / count)
    half = _Z / (1 + z2 / count) * math.sqrt(share * (1 - share) / count + z2 / (4 * count * count))
    return max(0.0, middle - half), min(1.0, middle + half)


def _band_score(forecasts: Sequence[Forecast], lo: float, hi: float) -> BandScore:
    own = [
        each
        for each in forecasts
        if each.band is not None
        and math.isclose(each.band[0], lo, abs_tol=_SAME)
        and math.isclose(each.band[1], hi, abs_tol=_SAME)
    ]
    mean = math.fsum(each.p for each in own) / len(own) if own else None
    return BandScore(len(own), sum(each.happened for each in own), lo, hi, mean)
