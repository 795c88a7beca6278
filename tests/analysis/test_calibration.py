"""Scores of forecasts: Brier, calibration per band, and what few forecasts do not show."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casewright.analysis.calibration import COIN, Forecast, band_scores, forecast_of, score, wilson
from casewright.analysis.scores import most_used, score_card
from casewright.model.scales import load_ladders

LIKELY = (0.55, 0.8)


def given_likely(happened: bool, point: float | None = None) -> Forecast:
    made = forecast_of("happened" if happened else "did_not_happen", point, LIKELY, "icd203", "moderate")
    assert made is not None
    return made


def test_the_worked_example_scores_0_16_when_it_happens_and_0_36_when_it_does_not() -> None:
    # tradecraft reference, section 10: likely, 60%
    assert given_likely(True, 0.6).brier == pytest.approx(0.16)
    assert given_likely(False, 0.6).brier == pytest.approx(0.36)


def test_without_a_point_the_middle_of_the_band_counts_and_is_counted() -> None:
    forecast = given_likely(True)
    assert forecast.p == pytest.approx(0.675)
    assert forecast.from_band
    assert score([forecast, given_likely(True, 0.6)]).from_band == 1


def test_what_cannot_be_decided_and_what_has_no_likelihood_is_left_out() -> None:
    assert forecast_of("undecidable", 0.6, LIKELY) is None
    assert forecast_of(None, 0.6, LIKELY) is None
    assert forecast_of("happened", None, None) is None


def test_the_score_of_many_is_the_mean_of_their_squared_distances() -> None:
    found = score([given_likely(True, 0.6), given_likely(False, 0.6), given_likely(True, 0.8)])
    assert found.brier == pytest.approx((0.16 + 0.36 + 0.04) / 3)
    assert score([]).brier is None


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=40))
def test_a_score_lies_between_0_and_1_and_always_saying_half_gives_a_quarter(
    told: list[tuple[float, bool]],
) -> None:
    found = score(Forecast(p, happened) for p, happened in told).brier
    assert found is not None
    assert 0 <= found <= 1
    assert score(Forecast(0.5, happened) for _, happened in told).brier == pytest.approx(COIN)


def test_the_wilson_interval_is_as_published() -> None:
    # Newcombe 1998, table I: 81 of 263; 15 of 148; 0 of 20; 1 of 29
    for happened, count, low, high in (
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ):
        assert wilson(happened, count) == pytest.approx((low, high), abs=0.0001)


@given(st.integers(1, 300), st.data())
def test_an_interval_holds_its_share_and_narrows_with_more_forecasts(count: int, data: st.DataObject) -> None:
    happened = data.draw(st.integers(0, count))
    low, high = wilson(happened, count)
    assert 0 <= low <= happened / count + 1e-12
    assert happened / count - 1e-12 <= high <= 1
    wider = wilson(happened, count)
    narrower = wilson(happened * 9, count * 9)
    assert narrower[1] - narrower[0] < wider[1] - wider[0]


@pytest.mark.parametrize(
    ("happened", "count", "verdict"),
    [(6, 9, "too_few"), (7, 10, "within"), (9, 10, "chance"), (38, 40, "too_high"), (8, 40, "too_low"), (0, 0, "too_few"), (8, 10, "within")],
)  # fmt: skip
def test_a_band_is_judged_by_its_share_and_by_chance(happened: int, count: int, verdict: str) -> None:
    forecasts = [given_likely(number < happened) for number in range(count)]
    (band,) = band_scores(forecasts, [LIKELY])
    assert (band.count, band.happened, band.verdict) == (count, happened, verdict)


def test_a_card_has_every_rung_of_its_ladder_and_counts_no_other_scheme() -> None:
    ladders = load_ladders()
    other = Forecast(0.3, False, (0.25, 0.35), False, "phia", "low")
    card = score_card([given_likely(True, 0.6), other], ladders["icd203"])
    assert card.whole.count == 2
    assert [each.score.count for each in card.terms] == [0, 0, 0, 0, 1, 0, 0]
    assert [level for level, _ in card.confidence] == ["moderate", "low"]
    assert math.isclose(card.terms[4].score.mean or 0, 0.6)


def test_the_scheme_used_most_is_proposed() -> None:
    ladders = load_ladders()
    assert (
        most_used([given_likely(True)] * 2 + [Forecast(0.3, False, None, False, "phia")], ladders) == "icd203"
    )
    assert most_used([], ladders) == ""
