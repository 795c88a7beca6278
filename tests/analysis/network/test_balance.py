"""Signs of ties, triangles and camps, against looking at every three entities."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, product
from typing import Any

import pytest

from casewright.analysis.network.balance import camps, counted, signs, triangles
from casewright.analysis.network.measures import measure
from casewright.analysis.network.network import Network

GOOD, BAD = "cooperative", "hostile"


def test_every_triangle_is_found_once_with_its_signs(lot: Any) -> None:
    signed = signs(lot.network())
    found = {each.nodes: each for each in triangles(signed)}
    assert len(found) == len(list(triangles(signed)))
    for a, b, c in combinations(range(lot.nodes), 3):
        sides = [signed.get(pair) for pair in ((a, b), (a, c), (b, c))]
        assert ((a, b, c) in found) == (None not in sides)
        if None not in sides:
            hostile = sides.count(-1)
            assert found[a, b, c].balanced is (None if 0 in sides else hostile % 2 == 0)
    assert sum(counted(list(found.values())).values()) == len(found)


def test_the_sign_of_a_tie_is_that_of_its_links_and_mixed_when_they_differ(
    make_network: Callable[..., Network],
) -> None:
    network = make_network(4, [
        (0, 1, True, GOOD), (1, 0, True, GOOD), (0, 2, True, GOOD), (2, 0, True, BAD), (1, 2, True, "neutral"), (2, 3, True, BAD),
        (3, 3, True, BAD),
    ])  # fmt: skip
    assert signs(network) == {(0, 1): 1, (0, 2): 0, (2, 3): -1}


@pytest.mark.parametrize(
    ("polarities", "kind"),
    [
        ((GOOD, GOOD, GOOD), None),
        ((GOOD, BAD, BAD), None),
        ((GOOD, GOOD, BAD), "a friend of two enemies"),
        ((BAD, BAD, BAD), "three enemies"),
    ],
)
def test_only_triangles_with_an_odd_number_of_hostile_sides_are_listed(
    make_network: Callable[..., Network], polarities: tuple[str, str, str], kind: str | None
) -> None:
    sides = zip(((0, 1), (0, 2), (1, 2)), polarities, strict=True)
    result = measure(make_network(3, [(a, b, True, polarity) for (a, b), polarity in sides]), "balance")
    assert [row.values["kind"] for row in result.rows] == ([kind] if kind else [])
    assert result.summary["balance"] == (0.0 if kind else 1.0)
    assert result.summary["two_camps"] is (kind is None)


def test_there_are_two_camps_exactly_when_some_division_into_two_has_all_friends_together() -> None:
    pairs = list(combinations(range(4), 2))
    for chosen in product((None, 1, -1), repeat=len(pairs)):
        signed = {pair: sign for pair, sign in zip(pairs, chosen, strict=True) if sign is not None}
        fitting = [
            sides
            for sides in product((0, 1), repeat=4)
            if all((sides[a] == sides[b]) == (sign == 1) for (a, b), sign in signed.items())
        ]
        found = camps(signed)
        assert (found is not None) == bool(fitting)
        if found is not None:
            assert all((found[a] == found[b]) == (sign == 1) for (a, b), sign in signed.items())
