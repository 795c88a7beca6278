"""Paths between selections and who links them, against networkx; the evidence of every step."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, islice
from typing import Any

import networkx as nx
import pytest

from casewright.analysis.network.groups import common_neighbours, common_table, who_links
from casewright.analysis.network.network import Network, read_network
from casewright.analysis.network.paths import Paths, find_paths
from casewright.analysis.network.selection import find_entity
from casewright.model.errors import InvalidValue, NoSuchObject
from casewright.operations import claims, entities, links, sameness


class NoCase:
    """Answers every question with nothing: networks drawn by lot rest on no evidence."""

    def read(self, sql: str, params: Any = ()) -> list[tuple[Any, ...]]:
        return []


def ids(network: Network, numbers: list[int]) -> list[Any]:
    return [network.nodes[n].id for n in numbers]


def walks(network: Network, found: Paths) -> list[list[int]]:
    return [[network.number[node.id] for node in path.nodes] for path in found.paths]


@pytest.mark.parametrize("directed", [False, True])
def test_all_shortest_paths_between_two_entities_are_those_of_networkx(lot: Any, directed: bool) -> None:
    network = lot.network(directed=directed)
    graph = lot.digraph if directed else lot.graph
    for a, b in islice(combinations(range(lot.nodes), 2), 40):
        found = find_paths(NoCase(), network, ids(network, [a]), ids(network, [b]), most=500)
        expected = list(nx.all_shortest_paths(graph, a, b)) if nx.has_path(graph, a, b) else []
        assert sorted(walks(network, found)) == sorted(expected)
        assert not found.more


def test_the_k_shortest_simple_paths_are_as_long_as_those_of_networkx(lot: Any) -> None:
    network = lot.network()
    for a, b in islice(combinations(range(lot.nodes), 2), 12):
        found = find_paths(NoCase(), network, ids(network, [a]), ids(network, [b]), most=6, longer=True)
        every = nx.shortest_simple_paths(lot.graph, a, b) if nx.has_path(lot.graph, a, b) else iter(())
        expected = list(islice(every, 7))
        assert [len(each) for each in walks(network, found)] == [len(each) for each in expected[:6]]
        assert len({tuple(each) for each in walks(network, found)}) == len(found.paths)
        assert found.more == (len(expected) > 6)


def test_between_selections_a_path_leaves_the_one_at_once_and_ends_where_it_reaches_the_other(
    make_network: Callable[..., Network],
) -> None:
    network = make_network(
        6, [(a, b, False, None) for a, b in ((0, 1), (1, 2), (2, 3), (3, 4), (0, 5), (5, 4))]
    )
    found = find_paths(NoCase(), network, ids(network, [0, 1]), ids(network, [3, 4]), most=9, longer=True)
    assert walks(network, found) == [[0, 5, 4], [1, 2, 3]]


def test_what_cannot_be_asked_is_refused(make_network: Callable[..., Network]) -> None:
    network = make_network(2, [(0, 1, True, None)])
    one, other = ids(network, [0]), ids(network, [1])
    with pytest.raises(InvalidValue, match="'E0' is on both sides"):
        find_paths(NoCase(), network, one, [*other, *one])
    with pytest.raises(InvalidValue, match="at least one"):
        who_links(network, one, [])
    with pytest.raises(NoSuchObject, match="no entity"):
        who_links(network, one, [other[0].__class__(int=99)])


def test_who_links_two_groups_is_what_betweenness_for_their_pairs_says(lot: Any) -> None:
    network = lot.network()
    starts, ends = ([0, 1], [2, 3, 4]) if lot.nodes > 5 else ([0], [1])
    if lot.nodes < 2:
        return
    expected = nx.betweenness_centrality_subset(lot.graph, starts, ends)
    result = who_links(network, ids(network, starts), ids(network, ends))
    found = {network.number[row.entities[0]]: row for row in result.rows}
    outside = set(range(lot.nodes)) - {*starts, *ends}
    near = [{n for each in side for n in lot.graph[each]} for side in (starts, ends)]
    common = near[0] & near[1] & outside
    assert set(common_neighbours(network, ids(network, starts), ids(network, ends))) == common
    assert found.keys() == common | {n for n in outside if expected[n] > 0}
    for n, row in found.items():  # networkx counts a pair in a network without direction half
        assert row.values["between"] == pytest.approx(2 * expected[n] / (len(starts) * len(ends)))
        assert row.values["common"] == (n in common)
    direct = [{a, b} for a, b, *_ in lot.links if {a, b} & set(starts) and {a, b} & set(ends)]
    assert result.summary["direct_links"] == len(direct)


def test_every_step_says_what_it_rests_on_and_the_better_cited_path_comes_first(evidence: Any) -> None:
    case = evidence.case
    named = {letter: case.run(entities.add_entity, kind="person", name=letter) for letter in "AXYB"}

    def link(ends: str, **fields: object) -> Any:
        return case.run(
            links.add_link, kind="contacted", from_id=named[ends[0]], to_id=named[ends[1]], **fields
        )

    for ends in ("AX", "XB", "AY"):
        link(ends)
    cited = [link("BY", valid="2021-04"), link("YA", status="reported")]
    source = evidence.source("Phone record")
    for each in cited:
        with case.edit("state_claim") as tx:
            claim = claims.state_claim(tx, text="They spoke.")
            claims.cite(tx, claim, evidence.passages[source])
            claims.about(tx, claim, "link", each)
    found = find_paths(case, read_network(case), [named["A"]], [named["B"]])
    assert [[node.name for node in path.nodes] for path in found.paths] == [["A", "Y", "B"], ["A", "X", "B"]]
    assert [path.uncited for path in found.paths] == [0, 2]
    first, second = found.paths[0].steps
    assert [(each.cited, each.along) for each in first.links] == [(True, False), (False, True)]
    assert second.links[0].evidence[0].exact == "Phone record says so."
    assert second.links[0].evidence[0].source == "Phone record"


def test_an_entity_is_found_by_id_name_or_name_key_and_never_by_likeness(evidence: Any) -> None:
    case = evidence.case
    first = case.run(entities.add_entity, kind="person", name="Đorđe Jovanović")
    case.run(entities.add_name, first, text="Gjorgje")
    twin = case.run(entities.add_entity, kind="company", name="Đorđe Jovanović")
    plain = case.run(entities.add_entity, kind="person", name="Dorde Jovanovic")

    def called(given: str) -> Any:
        return find_entity(case, read_network(case), given)

    assert called(str(twin)) == twin
    assert called("gjorgje") == first
    assert called("Dorde Jovanovic") == plain  # exactly so called; the key would fit three
    with pytest.raises(InvalidValue, match=f"2 entities are called .*{first} .*{twin} "):
        called("Đorđe Jovanović")
    with pytest.raises(InvalidValue, match="3 entities"):
        called("dorde jovanovic")
    with pytest.raises(NoSuchObject, match="no entity 'Djordje'"):
        called("Djordje")
    case.run(sameness.judge_same, first, twin, reason="The company is his own name.")
    assert called("Đorđe Jovanović") in (first, twin)


def test_common_neighbours_are_those_of_brute_force_with_their_links_counted(lot: Any) -> None:
    network = lot.network()
    if lot.nodes < 6:
        return
    starts, ends = [0, 1], [2, 3, 4]
    result = common_table(network, ids(network, starts), ids(network, ends))
    found = {network.number[row.entities[0]]: row.values for row in result.rows}
    for n in range(5, lot.nodes):
        to_one = [pair for pair in lot.links if n in pair[:2] and set(pair[:2]) & set(starts)]
        to_other = [pair for pair in lot.links if n in pair[:2] and set(pair[:2]) & set(ends)]
        assert (n in found) == bool(to_one and to_other)
        if n in found:
            assert (found[n]["one_links"], found[n]["other_links"]) == (len(to_one), len(to_other))
            met = {each for pair in (*to_one, *to_other) for each in pair[:2]} - {n}
            assert found[n]["reached"] == len(met)
    reached = [row.values["reached"] for row in result.rows]
    assert reached == sorted(reached, reverse=True)
    assert result.paint.keys() == {row.entities[0] for row in result.rows}
