from __future__ import annotations

import networkx as nx
import numpy as np

from casewright.analysis.layouts.by_key import organic_places, places_beside
from casewright.analysis.layouts.chart_graph import SPACING, chart_graph
from casewright.analysis.layouts.incremental import beside_neighbours
from casewright.analysis.layouts.organic import organic
from casewright.analysis.layouts.overlaps import boxes_at, overlapping
from casewright.model.ids import new_id

from .charts import case_like


def test_new_nodes_come_beside_their_neighbours_and_nothing_else_moves_by_a_bit() -> None:
    links = case_like(400)
    # nodes without which the others still hang together
    free = sorted(set(range(400)) - set(nx.articulation_points(nx.Graph(links.tolist()))))
    placed = np.ones(400, np.bool_)
    placed[np.random.default_rng(1).choice(free, 20, replace=False)] = False
    old = np.flatnonzero(placed)
    places = np.zeros((400, 2))
    places[old] = organic(chart_graph(400, links).part(old))
    graph = chart_graph(400, links, places=places)
    found = beside_neighbours(graph, placed)
    assert found[old].tobytes() == places[old].tobytes()
    ends = found[links]
    long = np.hypot(*(ends[:, 0] - ends[:, 1]).T)
    fresh = ~placed[links].all(axis=1)
    assert np.median(long[fresh]) < 2 * np.median(long[~fresh])
    one, other = overlapping(boxes_at(found, graph.room))
    assert not (~placed[one] | ~placed[other]).any(), "a new node covers nobody"


def test_many_new_leaves_of_one_node_fan_out() -> None:
    places = np.zeros((13, 2))
    placed = np.arange(13) == 0
    links = np.column_stack([np.zeros(12, np.int64), np.arange(1, 13)])
    graph = chart_graph(13, links, places=places)
    found = beside_neighbours(graph, placed)
    assert len(overlapping(boxes_at(found, graph.room))[0]) == 0
    angle = np.sort(np.arctan2(found[1:, 1], found[1:, 0]))
    assert np.diff(angle, append=angle[0] + 2 * np.pi).max() < 1.6, "to all sides"


def test_a_chain_of_new_nodes_follows_its_first_and_strangers_come_below() -> None:
    places = np.array([[0.0, 0.0], [SPACING, 0.0], *[[0.0, 0.0]] * 5])
    placed = np.array([True, True, *[False] * 5])
    found = beside_neighbours(
        chart_graph(7, np.array([(0, 1), (3, 2), (1, 3), (4, 5)]), places=places), placed
    )
    assert np.hypot(*(found[3] - found[1])) < 1.5 * SPACING
    assert np.hypot(*(found[2] - found[3])) < 1.5 * SPACING
    assert found[4:, 1].min() > found[:4, 1].max()


def test_by_id_the_order_of_entities_and_links_does_not_matter() -> None:
    keys = [new_id() for _ in range(40)]
    links = [(keys[a], keys[b]) for a, b in case_like(40).tolist()]
    names = {key: f"Entity {n}" for n, key in enumerate(keys)}
    places = organic_places(names, links)
    assert organic_places(dict(reversed(names.items())), reversed(links)) == places
    stranger = new_id()
    new = places_beside([stranger, keys[0]], [*links, (stranger, keys[5])], places)
    assert new.keys() == {stranger}
    assert np.hypot(*(np.array(new[stranger]) - places[keys[5]])) < 3 * SPACING
    assert organic_places({}, []) == {}
