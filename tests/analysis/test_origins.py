"""Independent origins: the cases of the tradecraft reference, section 6, with the count at best and at worst."""

from __future__ import annotations

import pytest

from casewright.analysis.origins import Derivation, Origins, count_origins


def relays(*pairs: str, confirmed: bool = True) -> list[Derivation]:
    """`"b<a"` reads: b relays a."""
    return [Derivation(child, parent, confirmed) for child, parent in (pair.split("<") for pair in pairs)]


def counts(origins: Origins) -> tuple[int, int]:
    return origins.optimistic, origins.pessimistic


def test_one_press_release_in_five_outlets_is_one_origin() -> None:
    outlets = ["o1", "o2", "o3", "o4", "o5"]
    origins = count_origins(outlets, relays(*(f"{outlet}<release" for outlet in outlets)))
    assert counts(origins) == (1, 1)
    assert origins.weak_points == (frozenset({"release"}),)


def test_two_unrelated_sources_are_two_origins() -> None:
    assert counts(count_origins(["a", "b"], [])) == (2, 2)


def test_a_suspected_relay_counts_against_independence_only_at_worst() -> None:
    assert counts(count_origins(["a", "b"], relays("b<a", confirmed=False))) == (2, 1)


def test_circular_citing_without_a_root_is_one_origin_and_is_named() -> None:
    origins = count_origins(["a", "b"], relays("a<b", "b<a"))
    assert counts(origins) == (1, 1)
    assert origins.circles == (frozenset({"a", "b"}),)


def test_the_same_owner_makes_two_outlets_one_at_worst() -> None:
    origins = count_origins(["a", "b"], [], controllers={"a": "ministry", "b": "ministry"})
    assert counts(origins) == (2, 1)


def test_one_article_relaying_two_primaries_is_one_origin_until_the_primaries_are_cited() -> None:
    links = relays("article<p1", "article<p2")
    assert counts(count_origins(["article"], links)) == (1, 1)
    assert counts(count_origins(["article", "p1", "p2"], links)) == (2, 2)


def test_a_relay_that_adds_its_own_observation_is_an_origin_of_its_own() -> None:
    links = relays("relay<wire")
    assert counts(count_origins(["relay", "wire"], links)) == (1, 1)
    assert counts(count_origins(["relay", "wire"], links, first_hand=["relay"])) == (2, 2)


def test_sources_of_unknown_provenance_share_one_root_at_worst() -> None:
    assert counts(count_origins(["a", "b", "c"], [], unknown=["a", "b"])) == (3, 2)


def test_a_chain_of_relays_leads_to_one_origin() -> None:
    assert counts(count_origins(["c", "b"], relays("c<b", "b<a"))) == (1, 1)


def test_nothing_cited_has_no_origin() -> None:
    assert counts(count_origins([], relays("b<a"))) == (0, 0)


@pytest.mark.parametrize("loops", [1, 3])
def test_a_circle_with_an_outside_root_has_that_root(loops: int) -> None:
    links = relays("a<b", "b<a", "a<root") * loops
    origins = count_origins(["a", "b"], links)
    assert counts(origins) == (1, 1)
    assert origins.circles == ()
