from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from casewright.analysis.layouts.chart_graph import chart_graph
from casewright.analysis.layouts.circular import circular
from casewright.analysis.layouts.circular_order import circle_crossings, circular_order
from casewright.analysis.layouts.overlaps import boxes_at, overlapping
from casewright.analysis.layouts.radial import radial
from casewright.analysis.network.adjacency import adjacency

from .charts import case_like, grid, ring


def named_room(nodes: int) -> np.ndarray:
    return np.column_stack(
        [np.random.default_rng(3).uniform(27, 110, nodes), np.full(nodes, 27), np.full(nodes, 80)]
    )


@pytest.mark.parametrize("nodes", [2, 3, 25, 300])
def test_on_a_circle_all_are_as_far_from_its_middle(nodes: int) -> None:
    graph = chart_graph(nodes, case_like(nodes), room=named_room(nodes))
    places = circular(graph)
    # of a circle through all of them: the centre by least squares
    rows = np.column_stack([2 * places, np.ones(nodes)])
    x, y, _ = np.linalg.lstsq(rows, (places**2).sum(axis=1), rcond=None)[0]
    away = np.hypot(places[:, 0] - x, places[:, 1] - y)
    assert np.allclose(away, away.mean(), rtol=1e-6)
    assert len(overlapping(boxes_at(places, graph.room))[0]) == 0


def test_a_shuffled_ring_is_set_right() -> None:
    shuffled = np.random.default_rng(4).permutation(30)
    near = adjacency(30, shuffled[ring(30)], both_ways=True)
    assert circle_crossings(near, circular_order(near)) == 0


@pytest.mark.parametrize("seed", range(4))
def test_the_order_has_far_fewer_crossings_than_one_by_lot(seed: int) -> None:
    links = case_like(120, seed)
    near = adjacency(120, links, both_ways=True)
    order = circular_order(near)
    assert sorted(order.tolist()) == list(range(120))
    by_lot = circle_crossings(near, np.random.default_rng(seed).permutation(120))
    assert circle_crossings(near, order) < by_lot / 6


def test_crossings_on_a_circle_are_counted_right() -> None:
    near = adjacency(6, np.array([(0, 3), (1, 4), (2, 5), (0, 1)]), both_ways=True)
    assert circle_crossings(near, np.arange(6)) == 3


@pytest.mark.parametrize("links", [case_like(150), grid(9, 9), ring(15)], ids=["case", "grid", "ring"])
def test_rings_are_distances_from_the_middle(links: np.ndarray) -> None:
    nodes = int(links.max()) + 1
    centre = nodes // 3
    graph = chart_graph(nodes, links, room=named_room(nodes))
    places = radial(graph, centre)
    away = np.hypot(*(places - places[centre]).T)
    steps = nx.single_source_shortest_path_length(nx.Graph(links.tolist()), centre)
    ring_of = np.array([steps[node] for node in range(nodes)])
    step = away[ring_of == 1].mean()
    assert np.allclose(away, ring_of * step, rtol=1e-6)
    assert len(overlapping(boxes_at(places, graph.room))[0]) == 0


def test_branches_of_a_tree_keep_to_their_wedges() -> None:
    links = np.array([((node - 1) // 3, node) for node in range(1, 40)])
    places = radial(chart_graph(40, links), 0)
    angle = np.arctan2(places[:, 1], places[:, 0])
    branch = {1: 1, 2: 2, 3: 3}
    for node in range(4, 40):
        branch[node] = branch[(node - 1) // 3]
    for first in (1, 2, 3):
        mine = [node for node in branch if branch[node] == first]
        aside = np.angle(np.exp(1j * (angle[mine] - angle[first])))
        assert np.abs(aside).max() < np.pi / 3 + 1e-6
    ends = [(places[a], places[b]) for a, b in links.tolist()]
    assert not any(cross(*one, *other) for at, one in enumerate(ends) for other in ends[at + 1 :])


def cross(a: np.ndarray, b: np.ndarray, c: np.ndarray, d: np.ndarray) -> bool:
    """Whether two lines cross other than in an end."""

    def side(p: np.ndarray, q: np.ndarray, r: np.ndarray) -> float:
        return float((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]))

    tiny = 1e-6
    return side(a, b, c) * side(a, b, d) < -tiny and side(c, d, a) * side(c, d, b) < -tiny


def test_other_parts_stand_beside_and_pinned_nodes_stay() -> None:
    links = np.concatenate([case_like(40), ring(8) + 40])
    places = np.random.default_rng(1).normal(0, 500, (50, 2))
    fixed = np.arange(50) == 7
    graph = chart_graph(50, links, places=places, fixed=fixed)
    for found in (circular(graph), radial(graph, 0)):
        assert found[7].tobytes() == places[7].tobytes()
        assert len(overlapping(boxes_at(found, graph.room))[0]) == 0
