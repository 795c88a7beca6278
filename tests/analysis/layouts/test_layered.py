from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from casewright.analysis.layouts.chart_graph import ChartGraph, chart_graph
from casewright.analysis.layouts.downward import downward
from casewright.analysis.layouts.layer_order import crossings, order_layers
from casewright.analysis.layouts.layered import layered
from casewright.analysis.layouts.layers import LayeredTies, layers_of
from casewright.analysis.layouts.overlaps import boxes_at, overlapping
from casewright.analysis.layouts.telling import unheard
from casewright.analysis.network.adjacency import Ints, adjacency

from .charts import case_like


def acyclic(nodes: int, links: int, seed: int) -> Ints:
    """Links from lower to higher of nodes that are numbered by lot."""
    chance = np.random.default_rng(seed)
    ends = np.sort(chance.integers(0, nodes, (links, 2)), axis=1)
    return chance.permutation(nodes)[ends[ends[:, 0] != ends[:, 1]]]


def named(nodes: int, links: Ints, **more: object) -> ChartGraph:
    room = np.column_stack(
        [np.random.default_rng(3).uniform(27, 110, nodes), np.full(nodes, 27), np.full(nodes, 80)]
    )
    return chart_graph(nodes, links, room=room, **more)


@pytest.mark.parametrize("seed", range(6))
def test_every_link_leads_down_where_links_lead_in_no_circle(seed: int) -> None:
    links = acyclic(60, 90, seed)
    places = layered(named(60, links))
    assert (places[links[:, 1], 1] > places[links[:, 0], 1]).all()


def test_of_a_circle_all_links_but_one_lead_down() -> None:
    links = np.column_stack([np.arange(9), (np.arange(9) + 1) % 9])
    places = layered(chart_graph(9, links))
    assert (places[links[:, 1], 1] > places[links[:, 0], 1]).sum() == 8


def test_few_links_are_turned_in_a_tangle() -> None:
    chance = np.random.default_rng(5)
    links = chance.integers(0, 80, (240, 2))
    links = links[links[:, 0] != links[:, 1]]
    upper = {tuple(each) for each in downward(chart_graph(80, links)).tolist()}
    assert sum(tuple(each) in upper for each in links.tolist()) > 0.66 * len(links)
    assert nx.is_directed_acyclic_graph(nx.DiGraph(list(upper)))


def test_links_without_direction_follow_the_others() -> None:
    links = np.array([(0, 1), (1, 2), (2, 0)])
    places = layered(chart_graph(3, links, directed=np.array([True, True, False])))
    assert places[0, 1] < places[1, 1] < places[2, 1]


def test_layers_are_as_many_as_the_longest_path_and_ties_short() -> None:
    links = acyclic(80, 140, 1)
    graph = chart_graph(80, links)
    ties = downward(graph)
    layer = layers_of(80, ties)
    span = layer[ties[:, 1]] - layer[ties[:, 0]]
    assert span.min() >= 1
    assert layer.max() == nx.dag_longest_path_length(nx.DiGraph(ties.tolist()))
    longest = dict.fromkeys(range(80), 0)
    for node in nx.topological_sort(nx.DiGraph(ties.tolist())):
        for a, b in ties.tolist():
            if a == node:
                longest[b] = max(longest[b], longest[a] + 1)
    plain = sum(longest[b] - longest[a] for a, b in ties.tolist())
    assert span.sum() <= plain


@pytest.mark.parametrize("seed", range(4))
def test_crossings_are_counted_right_and_become_few(seed: int) -> None:
    ties = downward(chart_graph(50, acyclic(50, 70, seed)))
    stopped = LayeredTies(layers_of(50, ties), ties)
    down = adjacency(len(stopped.layer), stopped.segments)
    start = [np.flatnonzero(stopped.layer == layer) for layer in range(stopped.depth)]
    place = {int(number): at for row in start for at, number in enumerate(row)}
    segments = [(stopped.layer[a], place[a], place[b]) for a, b in stopped.segments.tolist()]
    by_hand = sum(
        one[0] == other[0] and (one[1] - other[1]) * (one[2] - other[2]) < 0
        for at, one in enumerate(segments)
        for other in segments[at + 1 :]
    )
    assert crossings(start, down) == by_hand
    assert crossings(order_layers(stopped, unheard), down) < by_hand / 3


def test_a_tree_is_drawn_without_crossings() -> None:
    links = np.array([((node - 1) // 3, node) for node in range(1, 40)])
    ties = downward(chart_graph(40, links))
    stopped = LayeredTies(layers_of(40, ties), ties)
    rows = order_layers(stopped, unheard)
    assert crossings(rows, adjacency(len(stopped.layer), stopped.segments)) == 0
    places = layered(chart_graph(40, links))
    assert np.isclose(places[0, 0], places[[1, 2, 3], 0].mean(), atol=1), (
        "parents in the middle of their children"
    )


@pytest.mark.parametrize("nodes", [50, 300])
def test_neither_discs_nor_names_cover_one_another(nodes: int) -> None:
    graph = named(nodes, case_like(nodes))
    assert len(overlapping(boxes_at(layered(graph), graph.room))[0]) == 0


def test_pinned_nodes_stay_and_the_picture_is_the_same_each_time() -> None:
    places = np.random.default_rng(1).normal(0, 500, (60, 2))
    fixed = np.arange(60) % 9 == 0
    links = acyclic(60, 90, 2)
    found = layered(named(60, links, places=places, fixed=fixed))
    assert found[fixed].tobytes() == places[fixed].tobytes()
    assert found.tobytes() == layered(named(60, links, places=places, fixed=fixed)).tobytes()
