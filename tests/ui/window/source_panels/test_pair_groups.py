"""The same link out of several sentences is one row."""

from __future__ import annotations

from casewright.ingest.suggestions.offers import NamePlace, PairOffer
from casewright.ui.source_panels.pair_groups import PairGroups

PLACE = NamePlace("p", 0, 1, "x", "name", 1.0, (0, 9))


def pair(name: str, source: str, target: str, directed: bool = True) -> PairOffer:
    return PairOffer(
        name,
        (0, 9),
        source,
        PLACE,
        target,
        PLACE,
        "met_with",
        directed,
        None,
        "reported",
        None,
        None,
        None,
        0.5,
    )


def test_the_strongest_is_in_front_until_the_next_is_asked_for() -> None:
    groups = PairGroups()
    first, other, second = pair("1", "a", "b"), pair("2", "a", "c"), pair("3", "a", "b")
    groups.show([first, other, second])
    assert groups.front() == [first, other]
    assert groups.group_of(first) == [first, second]
    assert groups.turn(first) == second
    assert groups.front() == [second, other]
    assert groups.turn(second) == first


def test_a_link_without_direction_is_the_same_from_either_end() -> None:
    groups = PairGroups()
    groups.show([pair("1", "a", "b", directed=False), pair("2", "b", "a", directed=False)])
    assert len(groups.front()) == 1
    groups.show([pair("1", "a", "b"), pair("2", "b", "a")])
    assert len(groups.front()) == 2
