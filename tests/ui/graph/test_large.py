"""Graphs of thousands: drawn a slice at a time, the same picture, without holding up the window."""

from __future__ import annotations

import numpy as np
import pytest

from casewright.ui.graph.records import GraphEdge, GraphNode
from casewright.ui.graph.view import GraphView

KINDS = (("person", "user"), ("organisation", "building-2"), ("vessel", "ship"), ("place", "map-pin"))


@pytest.fixture
def view(qtbot, light):
    made = GraphView()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


def large(count, links):
    chance = np.random.default_rng(3)
    radius, angle = np.sqrt(chance.random(count)) * 3000, chance.random(count) * 2 * np.pi
    made = [
        GraphNode(
            str(n),
            f"Entity {n}",
            *KINDS[n % 4],
            KINDS[n % 4][0],
            float(r * np.cos(a)),
            float(r * np.sin(a)),
        )
        for n, (r, a) in enumerate(zip(radius, angle, strict=True))
    ]
    ends = chance.integers(0, count, (links, 2))
    return made, [GraphEdge(f"e{n}", str(a), str(b), "knows") for n, (a, b) in enumerate(ends.tolist())]


def test_a_large_graph_drawn_in_slices_equals_one_drawn_at_once(qtbot, view):
    view.set_graph(*large(3000, 12_000))
    in_slices, at_once = view.canvas._begin_picture(), view.canvas._begin_picture()
    steps = 0
    while not in_slices.complete:
        in_slices.advance(0)
        steps += 1
    at_once.advance(60)
    assert steps > 3
    assert at_once.image == in_slices.image


def test_ten_thousand_nodes_are_panned_without_a_halt(qtbot, view, no_freeze):
    graph = large(10_000, 20_000)
    no_freeze.found.clear()
    view.set_graph(*graph)
    qtbot.waitUntil(lambda: view.canvas.at_rest, timeout=20_000)
    no_freeze._beat()
    no_freeze.found.clear()  # building the arrays happens once
    for step in range(10):
        view.canvas.set_camera(view.canvas.camera.panned(7, 3 * step))
        qtbot.wait(15)
