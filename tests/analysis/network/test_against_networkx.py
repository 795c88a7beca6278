"""Every measure gives what networkx gives, on networks drawn by lot and on the empty one."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import networkx as nx
import numpy as np
import pytest
from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python

from casewright.analysis.network import structure
from casewright.analysis.network.adjacency import adjacency
from casewright.analysis.network.betweenness import betweenness
from casewright.analysis.network.closeness import closeness
from casewright.analysis.network.communities import communities, modularity
from casewright.analysis.network.degrees import degrees
from casewright.analysis.network.measures import MEASURES, measure
from casewright.analysis.network.network import Network
from casewright.analysis.network.node_values import of_betweenness
from casewright.analysis.network.settings import Settings
from casewright.analysis.network.spectral import eigenvector, pagerank
from casewright.model.errors import CaseError, InvalidValue

Drawn = Any


def near(found: Any, expected: dict[int, float], least: float = 1e-9) -> None:
    assert len(found) == len(expected)
    assert max((abs(found[n] - value) for n, value in expected.items()), default=0) < least


@pytest.mark.parametrize("directed", [False, True])
def test_betweenness_and_closeness_are_those_of_networkx(lot: Drawn, directed: bool) -> None:
    network = lot.network(directed=directed)
    graph = lot.digraph if directed else lot.graph
    near(betweenness(network.near), nx.betweenness_centrality(graph))
    near(closeness(network.near), nx.closeness_centrality(graph))


@pytest.mark.parametrize("directed", [False, True])
def test_pagerank_is_that_of_networkx(lot: Drawn, directed: bool) -> None:
    graph = lot.digraph if directed else lot.graph
    near(pagerank(lot.network(directed=directed).near), _pagerank_python(graph, tol=1e-14, max_iter=5000))


def test_eigenvector_is_that_of_networkx_where_there_is_one_answer() -> None:
    for seed in range(12):
        graph = nx.connected_watts_strogatz_graph(24, 4, 0.4, seed=seed)
        found = eigenvector(adjacency(24, np.array(graph.edges), both_ways=True))
        near(found, nx.eigenvector_centrality(graph, max_iter=20_000, tol=1e-13))


def test_structure_is_that_of_networkx(lot: Drawn) -> None:
    network, graph = lot.network(), lot.graph
    near(structure.cores(network), nx.core_number(graph))
    near(structure.clustering(network), nx.clustering(graph))
    number = structure.components(network)
    parts = {frozenset(np.flatnonzero(number == each).tolist()) for each in set(number.tolist())}
    assert parts == {frozenset(each) for each in nx.connected_components(graph)}
    strong = structure.components(lot.network(directed=True))
    parts = {frozenset(np.flatnonzero(strong == each).tolist()) for each in set(strong.tolist())}
    assert parts == {frozenset(each) for each in nx.strongly_connected_components(lot.digraph)}


def test_what_a_bridge_or_a_cut_point_cuts_off_is_what_falls_off_without_it(lot: Drawn) -> None:
    network, graph = lot.network(), lot.graph
    assert {each[:2] for each in structure.bridges(network)} == {
        tuple(sorted(each)) for each in nx.bridges(graph)
    }
    for a, b, beyond in structure.bridges(network):
        without = graph.copy()
        without.remove_edge(a, b)
        assert beyond == min(len(nx.node_connected_component(without, each)) for each in (a, b))
    assert structure.cut_points(network).keys() == set(nx.articulation_points(graph))
    for node, pieces in structure.cut_points(network).items():
        without = graph.copy()
        without.remove_node(node)
        assert pieces == nx.number_connected_components(without) - nx.number_connected_components(graph) + 1


def test_degree_counts_every_link_and_loops_twice(lot: Drawn) -> None:
    along, beside = nx.MultiDiGraph(), nx.MultiGraph()
    for graph, wanted in ((along, True), (beside, False)):
        graph.add_nodes_from(range(lot.nodes))
        graph.add_edges_from((a, b) for a, b, directed, _ in lot.links if directed is wanted)
    found = degrees(lot.network())
    near(found["incoming"], dict(along.in_degree))
    near(found["outgoing"], dict(along.out_degree))
    near(found["undirected"], dict(beside.degree))
    near(found["links"], {n: along.degree[n] + beside.degree[n] for n in range(lot.nodes)})
    near(found["neighbours"], dict(lot.graph.degree))


def test_communities_are_as_good_as_those_of_networkx_and_the_same_for_the_same_seed() -> None:
    for seed in range(6):
        graph = nx.planted_partition_graph(6, 15, 0.4, 0.03, seed=seed)
        ties = adjacency(90, np.array(graph.edges), both_ways=True)
        found = communities(ties, seed, runs=5)
        assert found.tolist() == communities(ties, seed, runs=5).tolist()
        groups = [set(np.flatnonzero(found == each).tolist()) for each in range(found.max() + 1)]
        assert sorted(map(len, groups), reverse=True) == list(map(len, groups))
        assert modularity(ties, found) == pytest.approx(nx.community.modularity(graph, groups), abs=1e-12)
        reference = nx.community.louvain_communities(graph, seed=seed)
        assert modularity(ties, found) > 0.99 * nx.community.modularity(graph, reference)


def test_a_sample_of_paths_gives_what_networkx_gives_for_the_same_sample() -> None:
    graph = nx.barabasi_albert_graph(300, 2, seed=5)
    ties = adjacency(300, np.array(graph.edges), both_ways=True)
    sample = random.Random(9).sample(list(graph), 40)
    near(betweenness(ties, np.array(sample)), nx.betweenness_centrality(graph, k=40, seed=random.Random(9)))


def test_closeness_from_a_sample_is_near_the_exact_one() -> None:
    graph = nx.barabasi_albert_graph(600, 2, seed=5)
    ties = adjacency(600, np.array(graph.edges), both_ways=True)
    exact = closeness(ties)
    found = closeness(ties, np.random.default_rng(1).choice(600, 200, replace=False))
    assert np.abs(found / exact - 1).max() < 0.1


def test_beyond_the_limit_paths_are_sampled_and_the_result_says_so(
    make_network: Callable[..., Network], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("casewright.analysis.network.settings.EXACT_BETWEENNESS", 50)
    graph = nx.barabasi_albert_graph(120, 2, seed=1)
    network = make_network(120, [(a, b, False, None) for a, b in graph.edges])
    told: list[float] = []
    values = of_betweenness(network, Settings(sample=30, seed=3), told.append)
    assert (values.sampled, values.parameters["sample"], values.parameters["seed"]) == (30, 30, 3)
    assert told
    exact = of_betweenness(network, Settings(exact=True), told.append)
    assert exact.sampled is None
    near(exact.values, nx.betweenness_centrality(graph))
    result = measure(network, "betweenness", Settings(sample=30))
    assert "Estimated from paths of 30 sampled entities." in result.caveat


def test_every_measure_has_an_answer_for_any_network_and_for_none(
    lot: Drawn, make_network: Callable[..., Network]
) -> None:
    for name in MEASURES:
        assert measure(make_network(0, []), name).rows == []
        result = measure(lot.network(), name)
        assert "Observed network only" in result.caveat
        for row in result.rows:
            assert {column.key for column in result.columns} <= row.values.keys()


def test_eigenvector_of_a_network_without_circles_is_refused_in_a_sentence_and_left_empty_among_all(
    make_network: Callable[..., Network],
) -> None:
    chain = make_network(4, [(0, 1, True, None), (1, 2, True, None), (2, 3, True, None)], directed=True)
    with pytest.raises(CaseError, match="does not settle"):
        measure(chain, "eigenvector")
    result = measure(chain, "all")
    assert [row.values["eigenvector"] for row in result.rows] == [None] * 4
    assert "does not settle" in result.notes[0]


def test_an_unknown_measure_is_refused(make_network: Callable[..., Network]) -> None:
    with pytest.raises(InvalidValue, match="did you mean closeness"):
        measure(make_network(1, []), "closenes")


def test_work_stops_when_the_one_who_is_told_says_so(make_network: Callable[..., Network]) -> None:
    def stop(_fraction: float, _words: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        measure(make_network(3, [(0, 1, True, None)]), "betweenness", tell=stop)
