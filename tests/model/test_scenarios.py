"""Futures that methods ask for, and likelihoods that fit together."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casewright.model.errors import InvalidValue
from casewright.model.scales import load_ladders
from casewright.model.scenario_layout import Axes, Future, axes_of, ends_of, futures, joined_ends, telling
from casewright.model.scenario_likelihood import (
    bands_can_sum_to_one,
    check_policy,
    normalised,
    sums_to_one,
)


class Force(NamedTuple):
    impact: str = "M"
    uncertainty: str = "M"
    low_end: str | None = None
    high_end: str | None = None
    axis: int | None = None


VOTE = Force("H", "M", "few vote", "most vote", 1)
COUNCIL = Force("H", "H", "it holds", "it concedes", 2)
WEATHER = Force("L", "H", "calm", "storm")


def test_a_driver_tells_more_the_more_it_matters_and_the_less_is_known_of_it() -> None:
    assert [telling(each) for each in (COUNCIL, VOTE, WEATHER)] == [9, 6, 3]


def test_the_grid_reads_from_top_left_to_bottom_right() -> None:
    axes = axes_of([COUNCIL, WEATHER, VOTE])
    assert axes == Axes(("few vote", "most vote"), ("it holds", "it concedes"))
    assert axes is not None
    assert [each.logic for each in axes.quadrants()] == [
        "few vote + it concedes",
        "most vote + it concedes",
        "few vote + it holds",
        "most vote + it holds",
    ]


def test_there_is_no_grid_without_two_axes_that_have_both_ends() -> None:
    assert axes_of([VOTE, WEATHER]) is None
    assert axes_of([VOTE, COUNCIL._replace(high_end=None)]) is None
    assert futures("two_by_two", [VOTE, WEATHER]) == ()


def test_a_cone_has_a_baseline_one_turn_for_each_driver_and_a_wild_card() -> None:
    found = futures("cone", [WEATHER, VOTE, Force()])
    assert [each.title for each in found] == ["Baseline", "most vote", "storm", "Wild card"]
    assert found[0].logic == "few vote + calm", "drivers that tell more come first"
    assert found[2].logic == "few vote + storm"
    assert futures("cone", [Force()]) == ()


def test_simple_scenarios_need_no_drivers_and_multiple_ones_cross_every_pair() -> None:
    assert [each.title for each in futures("simple", [])] == ["Base case", "Upside", "Downside"]
    assert len(futures("multiple", [VOTE, COUNCIL, WEATHER])) == 12
    assert Future("it holds, few vote", "it holds + few vote") in futures("multiple", [VOTE, COUNCIL])


def test_the_ends_of_a_logic_are_told_apart_again() -> None:
    assert ends_of(joined_ends("few vote", "it holds")) == ["few vote", "it holds"]


def test_a_scenario_says_of_its_likelihood_only_what_the_policy_has_room_for() -> None:
    for policy, fits, refused in (
        ("none", (None, None), (None, 0.5)),
        ("none", (None, None), ("likely", None)),
        ("band", ("likely", None), (None, 0.5)),
        ("sum_100", (None, 0.5), ("likely", None)),
    ):
        check_policy(policy, *fits)
        with pytest.raises(InvalidValue, match="policy of these scenarios"):
            check_policy(policy, *refused)


def test_points_may_miss_100_percent_by_5() -> None:
    assert sums_to_one([0.6, 0.28, 0.12])
    assert sums_to_one([0.5, 0.55])
    assert sums_to_one([0.95])
    assert not sums_to_one([0.5, 0.56])
    assert not sums_to_one([0.94])


def test_bands_can_come_to_100_percent_or_cannot() -> None:
    terms = load_ladders()["icd203"].term
    assert bands_can_sum_to_one([terms("likely"), terms("unlikely")])
    assert bands_can_sum_to_one([terms("unlikely")] * 3)
    assert not bands_can_sum_to_one([terms("unlikely")] * 2), "at most 90%"
    assert not bands_can_sum_to_one([terms("likely")] * 2), "at least 110%"


@given(st.lists(st.floats(0.01, 0.99), min_size=2, max_size=40))
def test_normalised_points_are_whole_percents_that_add_up_in_the_order_they_had(points: list[float]) -> None:
    found = normalised(points)
    percents = [round(each * 100) for each in found]
    assert sum(percents) == 100
    assert min(percents) >= 1
    assert all(abs(each * 100 - percent) < 1e-9 for each, percent in zip(found, percents, strict=True))
    ranked = sorted(range(len(points)), key=points.__getitem__)
    assert all(percents[a] <= percents[b] + 1 for a, b in pairwise(ranked))


def test_points_that_add_up_already_stay_as_they_are_and_one_alone_is_refused() -> None:
    assert normalised([0.6, 0.28, 0.12]) == [0.6, 0.28, 0.12]
    assert normalised([0.5, 0.5, 0.5]) == [0.34, 0.33, 0.33]
    with pytest.raises(InvalidValue, match="Two to 99"):
        normalised([0.4])
