from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from casewright.analysis.layouts.breadth_first import distances
from casewright.analysis.layouts.chart_graph import SPACING, chart_graph
from casewright.analysis.layouts.organic import FEW, organic
from casewright.analysis.layouts.overlaps import boxes_at, overlapping
from casewright.analysis.network.adjacency import adjacency

from .charts import case_like, grid, ring


@pytest.mark.parametrize("links", [ring(200), grid(30, 12), case_like(300)], ids=["ring", "grid", "case"])
def test_distances_from_many_nodes_at_once_are_those_of_networkx(links: np.ndarray) -> None:
    nodes = int(links.max()) + 1
    starts = np.arange(0, nodes, 2)
    found = distances(adjacency(nodes, links, both_ways=True), starts)
    graph = nx.Graph(links.tolist())
    for column, start in enumerate(starts.tolist()):
        expected = nx.single_source_shortest_path_length(graph, start)
        assert found[:, column].tolist() == [expected[node] for node in range(nodes)]


def test_a_ring_becomes_a_ring() -> None:
    places = organic(chart_graph(40, ring(40)))
    away = np.hypot(*(places - places.mean(axis=0)).T)
    assert away.std() < 0.03 * away.mean()
    assert np.isclose(np.median(np.hypot(*(places - np.roll(places, 1, axis=0)).T)), SPACING, rtol=0.05)


def test_a_grid_lies_flat() -> None:
    places = organic(chart_graph(120, grid(12, 10)))
    ends = places[grid(12, 10)]
    long = np.hypot(*(ends[:, 0] - ends[:, 1]).T)
    assert long.std() < 0.2 * long.mean()
    assert np.ptp(places[:, 0]) > np.ptp(places[:, 1]), "the longer side lies horizontally"


@pytest.mark.parametrize("tight", [0.0, 1.0])
@pytest.mark.parametrize("nodes", [300, FEW + 200])
def test_the_same_graph_gives_the_same_picture_to_the_bit(nodes: int, tight: float) -> None:
    graph = chart_graph(nodes, case_like(nodes))
    assert organic(graph, tight).tobytes() == organic(chart_graph(nodes, case_like(nodes)), tight).tobytes()


@pytest.mark.parametrize("nodes", [60, FEW + 200])
def test_it_does_not_matter_in_which_order_links_are_read(nodes: int) -> None:
    links = case_like(nodes)
    other = np.random.default_rng(1).permutation(links)[:, ::-1]
    assert organic(chart_graph(nodes, links)).tobytes() == organic(chart_graph(nodes, other)).tobytes()


@pytest.mark.parametrize("nodes", [80, FEW + 200])
@pytest.mark.parametrize("tight", [0.0, 1.0])
def test_pinned_nodes_stay_to_the_bit(nodes: int, tight: float) -> None:
    links, chance = case_like(nodes), np.random.default_rng(2)
    fixed = chance.random(nodes) < 0.2
    places = chance.normal(0, 900, (nodes, 2))
    found = organic(chart_graph(nodes, links, places=places, fixed=fixed), tight)
    assert found[fixed].tobytes() == places[fixed].tobytes()
    assert np.isfinite(found).all()


def test_what_is_linked_to_pinned_nodes_comes_near_them() -> None:
    places = np.array([[5000.0, 0.0], [5000.0 + SPACING, 0.0], [0.0, 0.0]])
    fixed = np.array([True, True, False])
    found = organic(chart_graph(3, np.array([(0, 1), (1, 2)]), places=places, fixed=fixed))
    assert np.hypot(*(found[2] - found[1])) < 2 * SPACING


@pytest.mark.parametrize("nodes", [50, 120, 300])
@pytest.mark.parametrize("tight", [0.0, 1.0])
def test_neither_discs_nor_names_cover_one_another(nodes: int, tight: float) -> None:
    room = np.column_stack(
        [np.random.default_rng(3).uniform(27, 110, nodes), np.full(nodes, 27), np.full(nodes, 80)]
    )
    graph = chart_graph(nodes, case_like(nodes), room=room)
    found = organic(graph, tight)
    assert len(overlapping(boxes_at(found, room))[0]) == 0


def test_strong_ties_are_held_closer() -> None:
    links = np.array([(0, 1), (0, 2), (0, 3), (1, 2), (2, 3), (3, 1), (0, 4)])
    even = organic(chart_graph(5, links))
    strong = organic(chart_graph(5, links, weight=np.array([1.0, 1, 1, 1, 1, 1, 9])))

    def apart(places: np.ndarray) -> float:
        return float(np.hypot(*(places[0] - places[4])) / np.hypot(*(places[1] - places[2])))

    assert apart(strong) < apart(even)


def test_clusters_draw_communities_together() -> None:
    links = case_like(600)
    graph = chart_graph(600, links)

    def spread(tight: float) -> float:
        places = organic(graph, tight)
        ends = places[links]
        long = np.hypot(*(ends[:, 0] - ends[:, 1]).T)
        return float(long.std() / long.mean())

    assert spread(1.0) > 1.5 * spread(0.0), "links inside are short, those between are long"


def test_connected_parts_do_not_cover_one_another_and_the_lone_stand_in_rows() -> None:
    links = np.concatenate([case_like(90), ring(12) + 90, ring(7) + 102, np.array([(109, 110)])])
    graph = chart_graph(130, links)
    places = organic(graph)
    assert len(overlapping(boxes_at(places, graph.room))[0]) == 0
    parts = [np.arange(90), np.arange(90, 102), np.arange(102, 109)]
    for one, other in ((parts[1], parts[2]),):
        boxes = [boxes_at(places[part], graph.room[part]) for part in (one, other)]
        apart = (
            boxes[0].right.max() < boxes[1].left.min()
            or boxes[1].right.max() < boxes[0].left.min()
            or boxes[0].bottom.max() < boxes[1].top.min()
            or boxes[1].bottom.max() < boxes[0].top.min()
        )
        assert apart
    lone = places[111:]
    assert len(np.unique(lone[:, 1])) < 4, "in rows"
    assert lone[:, 1].min() > places[:109, 1].max(), "below the rest"


def test_cancelling_is_heard_in_every_stage() -> None:
    class NotWanted(Exception):
        pass

    heard: list[float] = []
    organic(chart_graph(FEW + 200, case_like(FEW + 200)), 1.0, heard.append)
    assert len(heard) > 100
    assert heard == sorted(heard)
    assert 0 <= heard[0] < 0.2
    assert 0.9 < heard[-1] <= 1
    for limit in (0.0, heard[len(heard) // 3], heard[-5]):

        def tell(fraction: float, limit: float = limit) -> None:
            if fraction >= limit:
                raise NotWanted

        with pytest.raises(NotWanted):
            organic(chart_graph(FEW + 200, case_like(FEW + 200)), 1.0, tell)


@pytest.mark.parametrize("nodes", [1, 2, 3])
def test_the_smallest_graphs(nodes: int) -> None:
    links = np.array([(0, 0), *((0, other) for other in range(1, nodes))])
    places = organic(chart_graph(nodes, links))
    assert np.isfinite(places).all()
    assert len(np.unique(places, axis=0)) == nodes


def test_no_links_at_all() -> None:
    graph = chart_graph(20, np.zeros((0, 2), np.int64))
    assert len(overlapping(boxes_at(organic(graph), graph.room))[0]) == 0
