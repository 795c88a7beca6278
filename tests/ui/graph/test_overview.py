"""The overview in the corner, what the chart says aloud, and its colours on paper."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from casewright.ui.graph.ink import PAPER, screen_ink
from casewright.ui.graph.records import GraphEdge, GraphNode
from casewright.ui.graph.view import GraphView


@pytest.fixture
def view(qtbot, light, graphs):
    made = GraphView()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.set_graph(*graphs.case_like(300))
    return made


def test_it_shows_only_while_a_part_is_out_of_sight(view, graphs):
    assert not view.overview.isVisible()
    view.canvas.zoom(4)
    assert view.overview.isVisible()
    view.canvas.fit()
    assert not view.overview.isVisible()
    view.canvas.zoom(4)
    view.toggle_overview()
    assert not view.overview.isVisible()
    view.toggle_overview()
    assert view.overview.isVisible()
    view.set_graph(*graphs.case_like(20))
    view.canvas.zoom(6)
    assert not view.overview.isVisible(), "of little use with so few"


def test_a_click_and_a_drag_look_elsewhere(view):
    canvas, small = view.canvas, view.overview
    canvas.zoom(4)
    left, top, right, bottom = canvas.scene.bounds()
    corner = small._to_map(right, bottom).toPoint()
    QTest.mousePress(small, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, corner)
    assert (canvas.camera.x, canvas.camera.y) == pytest.approx((right, bottom), abs=(right - left) / 60)
    QTest.mouseMove(small, small._to_map(left, top).toPoint())
    QTest.mouseRelease(small, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(3, 3))
    assert (canvas.camera.x, canvas.camera.y) == pytest.approx((left, top), abs=(right - left) / 30)


def test_what_filters_leave_out_is_not_on_it(view):
    view.canvas.zoom(4)
    full = view.overview.grab().toImage()
    view.canvas.set_shown({node.id for node in view.canvas.scene.nodes[:40]}, None)
    assert view.overview.grab().toImage() != full


def test_the_chosen_node_is_said_with_its_links_and_what_they_rest_on(qtbot, light):
    view = GraphView()
    qtbot.addWidget(view)
    nodes = [
        GraphNode("a", "Marek", "Person", "user", "person", 0, 0, pinned=True),
        GraphNode("b", "ميناء", "Place", "map-pin", "place", 200, 0),
    ]
    edges = [
        GraphEdge("x", "a", "b", "sanctioned", origins=2, polarity="hostile", disputed=True),
        GraphEdge("y", "b", "a", "knows", origins=0),
    ]
    view.set_graph(nodes, edges)
    view.canvas.select(["a"])
    said = view.canvas.accessibleDescription()
    assert said.startswith("Selected: Marek, Person, pinned, 2 links")
    assert "Marek sanctioned ميناء (hostile, disputed, 2 independent origins)" in said
    assert "ميناء knows Marek (nothing that can be cited)" in said
    view.canvas.set_origins({"x": 3})
    view.canvas.choose_edge(next(n for n, edge in enumerate(view.canvas.scene.edges) if edge.id == "x"))
    assert "3 independent origins" in view.canvas.accessibleDescription()
    view.canvas.choose(())
    assert view.canvas.accessibleDescription() == "2 entities, 2 links; nothing chosen."


def test_every_control_over_the_chart_can_be_reached_and_named(view, check_access):
    view.toggle_legend()
    check_access(view)


def luminance(colour):
    parts = [
        p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4
        for p in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_on_paper_the_ground_is_white_and_every_line_stands_out(look):
    assert PAPER.colour("surface").name() == "#ffffff"
    assert not PAPER.dots
    for name in ("ctl", "bad", "ok", "text", "text3", "accent"):
        contrast = 1.05 / (luminance(PAPER.colour(name)) + 0.05)
        assert contrast >= 4.5, name
    assert screen_ink().dark == (look.value == "dark")
    assert not PAPER.dark, "paper is the same in the dark look"
