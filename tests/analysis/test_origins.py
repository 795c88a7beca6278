"""Independent origins: the cases of the tradecraft reference, section 6, with the count at best and at worst."""

from __future__ import annotations

import random

import networkx as nx
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


def test_two_outlets_quoting_one_unnamed_official_share_an_origin() -> None:
    links = relays("a<official", "b<official")
    assert counts(count_origins(["a", "b"], links)) == (1, 1)


def test_two_unnamed_officials_are_two_origins_unless_they_may_be_one() -> None:
    links = relays("a<official via a", "b<official via b")
    assert counts(count_origins(["a", "b"], links)) == (2, 2)
    assert counts(count_origins(["a", "b"], links, unknown=["official via a", "official via b"])) == (2, 1)


def test_what_an_owner_has_elsewhere_makes_nothing_depend() -> None:
    links = relays("elsewhere<b")
    owners = {"a": "group", "elsewhere": "group"}
    assert counts(count_origins(["a", "b"], links, controllers=owners)) == (2, 2)


def test_a_suspected_second_parent_never_adds_an_origin() -> None:
    links = [*relays("a<release", "b<release"), *relays("a<other", confirmed=False)]
    assert counts(count_origins(["a", "b"], links)) == (1, 1)
    links += relays("d<c", confirmed=False)
    assert counts(count_origins(["a", "b", "c", "d"], links)) == (3, 2)


def test_suspected_circles_between_relays_join_their_origins_at_worst() -> None:
    links = [*relays("a<p", "b<q"), *relays("a<b", "b<a", confirmed=False)]
    assert counts(count_origins(["a", "b"], links)) == (2, 1)


def test_each_chain_leads_from_its_origin_to_what_is_cited() -> None:
    origins = count_origins(["a", "b", "c"], relays("a<wire", "wire<release", "b<release"))
    assert counts(origins) == (2, 2)
    ends = {(*chain[0], *chain[-1]) for chain in origins.chains_at_best}
    assert ("c", "c") in ends
    assert ends - {("c", "c")} <= {("release", "a"), ("release", "b")}


def test_outlets_of_one_owner_that_cite_each_other_are_still_circular() -> None:
    origins = count_origins(["a", "b"], relays("a<b", "b<a"), controllers={"a": "x", "b": "x"})
    assert origins.circles == (frozenset({"a", "b"}),)


def test_what_two_have_in_common_makes_them_one_origin_and_no_circle_however_it_is_written_down() -> None:
    both = [Derivation("a", "b", True, shared=True), Derivation("b", "a", True, shared=True)]
    for links in (both[:1], both, [*both, *relays("c<a")], [*both[:1], *relays("b<a")]):
        origins = count_origins(["a", "b"], links)
        assert (counts(origins), origins.circles) == ((1, 1), ())


def test_a_circle_is_named_without_those_that_only_have_something_in_common_with_it() -> None:
    links = [
        *relays("a<b", "b<a"),
        Derivation("b", "c", True, shared=True),
        Derivation("c", "b", True, shared=True),
    ]
    assert count_origins(["a", "c"], links).circles == (frozenset({"a", "b"}),)
    assert count_origins(["a", "c"], [*links, *relays("a<c")]).circles == ()


@pytest.mark.parametrize("seed", range(200))
def test_the_count_is_the_minimum_cut(seed: int) -> None:
    """The tradecraft reference counts with networkx; random derivations must give the same."""
    dice = random.Random(seed)
    sources = "abcdefghi"[: dice.randint(2, 9)]
    pairs = [dice.sample(sources, 2) for _ in range(dice.randint(0, 2 * len(sources)))]
    cited = dice.sample(sources, dice.randint(1, len(sources)))
    seen_itself = [source for source in sources if dice.random() < 0.15]
    origins = count_origins(cited, [Derivation(*pair, True) for pair in pairs], first_hand=seen_itself)
    assert origins.optimistic == by_networkx(sources, pairs, cited, seen_itself)
    assert len(origins.weak_points) == origins.optimistic
    used = [group for chain in origins.chains_at_best for group in chain]
    assert len(used) == len(set(used))


def by_networkx(sources: str, pairs: list[list[str]], cited: list[str], first_hand: list[str]) -> int:
    graph = nx.DiGraph()
    graph.add_nodes_from(sources)
    graph.add_edges_from((parent, child) for child, parent in pairs)
    condensed = nx.condensation(graph)
    node = condensed.graph["mapping"]
    flow = nx.DiGraph()
    flow.add_nodes_from(("origins", "claim"))
    for n in condensed:
        flow.add_edge((n, 0), (n, 1), capacity=1)
        if condensed.in_degree(n) == 0 or n in {node[source] for source in first_hand}:
            flow.add_edge("origins", (n, 0))
    flow.add_edges_from(((one, 1), (other, 0)) for one, other in condensed.edges)
    flow.add_edges_from(((node[source], 1), "claim") for source in cited)
    return int(nx.minimum_cut_value(flow, "origins", "claim"))
