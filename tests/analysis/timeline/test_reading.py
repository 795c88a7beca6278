"""From a case to items, lanes and their places."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from casewright import Case
from casewright.analysis.timeline.arrangement import (
    UNDATED,
    Metrics,
    arrange,
    busiest_days,
    horizon_of,
    lane_bars,
    reach_of,
)
from casewright.analysis.timeline.items import Clock, TimelineItem
from casewright.analysis.timeline.lanes import LaneBy, LaneOrder, Names, lanes_of
from casewright.analysis.timeline.reading import TimelineReading, read_timeline
from casewright.model.day_numbers import day_number
from casewright.model.ontology import load_ontology
from casewright.model.periods import period_of
from casewright.operations import assessments, claims, entities, links, tags_and_notes

METRICS = Metrics(row=22, pad=6, mark=12, letter=6, least_label=44, longest_label=260, chip=200)
TODAY = day_number(2026, 2, 1)


@pytest.fixture
def case(evidence) -> Case:
    """The empty case that `evidence` fills."""
    return evidence.case


@pytest.fixture
def made(case: Case, evidence) -> SimpleNamespace:
    """Two actors, a link between them with a claim from two sources, an event, and something undated."""
    ids = SimpleNamespace()
    ids.varenia = case.run(entities.add_entity, kind="state", name="Varenia")
    ids.tolmark = case.run(entities.add_entity, kind="state", name="Tolmark")
    ids.visit = case.run(entities.add_entity, kind="visit", name="Visit to Orsa")
    case.run(entities.set_property, ids.visit, key="date", value="2025-03-13")
    ids.link = case.run(
        links.add_link, kind="cooperates_with", from_id=ids.varenia, to_id=ids.tolmark, valid="2025-03/.."
    )
    ids.late = evidence.source("Late", published="2025-06-01")
    ids.early = evidence.source("Early", published="2025-04")
    ids.claim = evidence.claim("They signed.", ids.late, ids.early)
    case.run(claims.about, ids.claim, "link", ids.link)
    ids.tag = case.run(tags_and_notes.add_tag, name="Treaties")
    case.run(tags_and_notes.tag_object, ids.tag, "link", ids.link)
    case.run(assessments.add_assessment, title="Ties", cut_off="2025-12-31")
    return ids


@pytest.fixture
def reading(case: Case, made: SimpleNamespace) -> TimelineReading:
    return read_timeline(case, load_ontology())


def item(reading: TimelineReading, object_id: object) -> TimelineItem:
    return next(each for each in reading.items if each.id == object_id)


def lanes(
    reading: TimelineReading, by: LaneBy, clock: Clock = Clock.HELD, order: LaneOrder = LaneOrder.FIRST_DATE
):
    names = Names(
        {each.id: each.name for each in reading.entities.values()},
        reading.sources,
        lambda table, kind: kind or table,
    )
    found, undated = lanes_of(reading.items, range(len(reading.items)), clock, by, order, names)
    return {lane.title: [reading.items[n].title for n in lane.items] for lane in found}, [
        reading.items[n].title for n in undated
    ]


def test_each_thing_has_the_clocks_that_apply_to_it(reading: TimelineReading, made: SimpleNamespace) -> None:
    claim = item(reading, made.claim)
    assert claim.periods[Clock.HELD] is None
    assert claim.periods[Clock.PUBLISHED] == period_of("2025-04")  # the first of its two sources
    assert claim.periods[Clock.CAPTURED] is not None
    assert Clock.HELD not in item(reading, made.late).periods
    assert set(item(reading, made.visit).periods) == {Clock.HELD}
    assert item(reading, made.link).periods[Clock.PUBLISHED] == period_of("2025-04")


def test_an_item_is_in_the_lane_of_everybody_it_is_about(
    reading: TimelineReading, made: SimpleNamespace
) -> None:
    assert item(reading, made.claim).actors == (made.varenia, made.tolmark)
    link = "Varenia – cooperates with – Tolmark"
    found, undated = lanes(reading, LaneBy.ACTOR)
    assert found == {"Varenia": [link], "Tolmark": [link], "Visit to Orsa": ["Visit to Orsa"]}
    assert undated == ["They signed."]


def test_lanes_are_also_by_kind_tag_and_source(reading: TimelineReading) -> None:
    link = "Varenia – cooperates with – Tolmark"
    assert lanes(reading, LaneBy.KIND)[0] == {"cooperates_with": [link], "visit": ["Visit to Orsa"]}
    assert lanes(reading, LaneBy.TAG)[0] == {"Treaties": [link], "No tag": ["Visit to Orsa"]}
    by_source, _ = lanes(reading, LaneBy.SOURCE, Clock.PUBLISHED)
    assert set(by_source) == {"Early", "Late"}
    assert "They signed." in by_source["Early"]


def test_lanes_come_in_the_order_that_is_asked_for(reading: TimelineReading) -> None:
    assert list(lanes(reading, LaneBy.ACTOR, order=LaneOrder.NAME)[0]) == [
        "Tolmark",
        "Varenia",
        "Visit to Orsa",
    ]


def test_the_cut_offs_of_assessments_are_known(reading: TimelineReading) -> None:
    assert reading.cut_offs == (("Ties", day_number(2025, 12, 31)),)


def test_two_ends_of_one_life_are_one_bar_and_a_date_that_is_none_is_passed_over(case: Case) -> None:
    person = case.run(entities.add_entity, kind="person", name="Elin Sørby")
    for key, value in (("born", "1951~"), ("died", "2019-06"), ("in_office_since", "long ago")):
        case.run(entities.set_property, person, key=key, value=value)
    (found,) = read_timeline(case, load_ontology()).items
    assert (found.title, found.periods[Clock.HELD].edtf) == ("Elin Sørby", "1951~/2019-06")


def test_bars_reach_as_far_as_a_date_can_mean() -> None:
    horizon = horizon_of([period_of("2024-01-01"), period_of("2025-12-31")], TODAY)
    first = day_number(2024, 5, 1)
    assert reach_of(period_of("2024-05"), horizon) == (first, first + 31, 0, 0)
    assert reach_of(period_of("2024-05-01/.."), horizon) == (first, horizon.last + 1, 0, 0)
    assert reach_of(period_of("../2024-05-01"), horizon) == (horizon.first, first + 1, 0, 0)


def test_an_unknown_end_fades_out_soon_and_is_not_drawn_as_if_there_were_none() -> None:
    horizon = horizon_of([period_of("2024-01-01"), period_of("2025-12-31")], TODAY)
    first, last, before, after = reach_of(period_of("2024-05-01/"), horizon)
    assert (first, last, before) == (day_number(2024, 5, 1), day_number(2024, 5, 1), 0)
    assert 0 < after < 100
    assert reach_of(period_of("/2024-05-01"), horizon)[2:] == (after, 0)


def test_what_goes_on_reaches_today() -> None:
    assert horizon_of([period_of("2020/..")], TODAY).last > TODAY
    assert horizon_of([period_of("2020")], TODAY).last < TODAY


def test_a_stray_date_does_not_squeeze_the_rest_at_first_sight() -> None:
    periods = [period_of(f"2025-{month:02}-{day:02}") for month in range(1, 13) for day in (3, 17)]
    whole = horizon_of([*periods, period_of("1871")], TODAY)
    assert busiest_days([*periods, period_of("1871")], whole).first > day_number(2024)
    assert busiest_days(periods, horizon_of(periods, TODAY)) == horizon_of(periods, TODAY)


def test_lanes_lie_one_below_the_other_and_the_undated_at_the_foot(reading: TimelineReading) -> None:
    names = Names(
        {each.id: each.name for each in reading.entities.values()}, reading.sources, lambda t, k: k or t
    )
    found, undated = lanes_of(
        reading.items, range(len(reading.items)), Clock.HELD, LaneBy.ACTOR, LaneOrder.FIRST_DATE, names
    )
    horizon = horizon_of([period_of("2025-03/..")], TODAY)
    bars = lane_bars(reading.items, found, Clock.HELD, horizon, METRICS)
    made = arrange(bars, undated, per_day=1.0, width=800, metrics=METRICS)
    assert [box.lane.key for box in made.boxes][-1] == UNDATED
    assert [box.top + box.height for box in made.boxes] == [*(box.top for box in made.boxes[1:]), made.height]
    assert made.box_at(made.boxes[1].top + 1) == 1
    assert made.box_at(made.height + 1) is None
    assert made.between(0, 10) == made.boxes[:1]
