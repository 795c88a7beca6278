from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from casewright.ui.graph.records import GraphEdge, GraphNode
from casewright.ui.graph.scene import Scene
from casewright.ui.graph.strokes import shaped
from casewright.ui.graph.view import GraphView
from casewright.ui.theme import kind_colours, token

NAMES = {
    "halvorsen": ("Marek Halvorsen", "person", "user", -200, 0),
    "northgate": ("Northgate Shipping Ltd", "organisation", "building-2", 0, 0),
    "star": ("MV Calder Star", "vessel", "ship", 200, 0),
    "port": ("ميناء الشمال", "place", "map-pin", 0, 200),
    "alone": ("Warehouse 6", "place", "map-pin", 250, 220),
}
LINKS = (
    ("halvorsen", "northgate", "director of"),
    ("northgate", "star", "owns"),
    ("northgate", "port", "calls at"),
)


def nodes():
    return [GraphNode(k, label, kind, icon, kind, x, y) for k, (label, kind, icon, x, y) in NAMES.items()]


def edges(links=LINKS):
    return [GraphEdge(f"{a}-{b}-{n}", a, b, label) for n, (a, b, label) in enumerate(links)]


@pytest.fixture
def view(qtbot, light):
    made = GraphView()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    made.set_graph(nodes(), edges())
    return made


@pytest.fixture
def canvas(view):
    return view.canvas


def place(canvas, node_id) -> QPoint:
    number = canvas.scene.index[node_id]
    return QPoint(round(canvas.px[number]), round(canvas.py[number]))


def drag(canvas, start, end, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, modifier, start)
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(canvas, start + (end - start) * share)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, modifier, end)


def test_every_node_is_drawn_in_its_colour_where_it_is(look, qtbot):
    view = GraphView()
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show()
    view.set_graph(nodes(), edges())
    image = view.canvas.grab().toImage()
    reach = round(view.canvas.camera.node_size() / 2) + 2
    for node in view.canvas.scene.nodes:
        at = place(view.canvas, node.id)
        around = {
            image.pixelColor(at.x() + dx, at.y() + dy).name()
            for dx in range(-reach, reach)
            for dy in range(-reach, reach)
        }
        ink, tint = kind_colours(node.colour)
        assert {QColor(ink).name(), QColor(tint).name()} <= around, node.label


def test_an_edge_is_drawn_between_its_ends(canvas):
    image = canvas.grab().toImage()
    a, b = place(canvas, "halvorsen"), place(canvas, "northgate")
    ground = token("surface").lower()
    at = a + (b - a) * 0.25
    column = {image.pixelColor(at.x(), at.y() + dy).name() for dy in (-1, 0, 1)}
    assert column - {ground}


def test_a_click_chooses_and_says_so(qtbot, canvas):
    with qtbot.waitSignal(canvas.selection_changed) as said:
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place(canvas, "star"))
    assert said.args == [["star"]]
    qtbot.mouseClick(
        canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, place(canvas, "port")
    )
    assert canvas.selected_ids() == ["star", "port"]
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert canvas.selected_ids() == []


def test_choosing_from_outside_is_not_said_back(qtbot, canvas):
    with qtbot.assertNotEmitted(canvas.selection_changed):
        canvas.select(["star", "no such node"])
    assert canvas.selected_ids() == ["star"]
    assert "MV Calder Star" in canvas.accessibleDescription()


def test_an_edge_can_be_chosen(qtbot, canvas):
    middle = (place(canvas, "halvorsen") + place(canvas, "northgate")) / 2
    with qtbot.waitSignal(canvas.link_selected) as said:
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=middle)
    assert said.args == ["halvorsen-northgate-0"]


def test_a_rubber_band_chooses_what_lies_in_it(canvas):
    a, b = place(canvas, "northgate"), place(canvas, "star")
    drag(canvas, a - QPoint(40, 60), b + QPoint(60, 40), Qt.KeyboardModifier.ShiftModifier)
    assert sorted(canvas.selected_ids()) == ["northgate", "star"]


def test_a_neighbourhood_is_chosen_with_alt_or_n(qtbot, canvas):
    qtbot.mouseClick(
        canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier, place(canvas, "northgate")
    )
    assert sorted(canvas.selected_ids()) == ["halvorsen", "northgate", "port", "star"]
    canvas.select(["star"])
    canvas.select_neighbours()
    assert sorted(canvas.selected_ids()) == ["northgate", "star"]


def test_dragging_moves_what_is_chosen_and_says_where_to(qtbot, canvas):
    canvas.select(["star", "port"])
    before = {n.id: (canvas.scene.x[i], canvas.scene.y[i]) for i, n in enumerate(canvas.scene.nodes)}
    start = place(canvas, "star")
    with qtbot.waitSignal(canvas.nodes_moved) as said:
        drag(canvas, start, start + QPoint(60, 30))
    moved = {node_id: (x, y) for node_id, x, y in said.args[0]}
    assert set(moved) == {"star", "port"}
    for node_id, (x, y) in moved.items():
        assert x - before[node_id][0] == pytest.approx(60 / canvas.camera.scale)
        assert y - before[node_id][1] == pytest.approx(30 / canvas.camera.scale_down)
    assert canvas.dragged == []


def test_edges_follow_a_node_while_it_is_dragged(canvas):
    start = place(canvas, "star")
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(canvas, start + QPoint(0, 60))
    QTest.mouseMove(canvas, start + QPoint(0, 120))
    live = canvas.grab().toImage()
    QTest.mouseRelease(
        canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start + QPoint(0, 120)
    )
    canvas.hovered = None
    settled = canvas.grab().toImage()
    middle = (place(canvas, "northgate") + place(canvas, "star")) * 0.5
    for image in (live, settled):
        near = {
            image.pixelColor(middle.x() + dx, middle.y() + dy).name()
            for dx in range(-40, 40)
            for dy in range(-9, 9)
        }
        assert token("accent").lower() in near, "the edge of the chosen node is drawn in the accent colour"


def test_dragging_the_ground_pans(canvas):
    before = place(canvas, "star")
    drag(canvas, QPoint(30, 30), QPoint(90, 70))
    assert place(canvas, "star") - before == QPoint(60, 40)


def test_zooming_keeps_what_is_below_the_pointer(canvas):
    at = QPointF(place(canvas, "star"))
    before = canvas.camera.to_scene(at.x(), at.y())
    canvas.zoom(1.7, at)
    assert canvas.camera.to_scene(at.x(), at.y()) == pytest.approx(before)


def test_fitting_brings_everything_into_sight(qtbot, canvas):
    canvas.zoom(4)
    canvas.fit()
    area = canvas.rect()
    assert all(area.contains(place(canvas, node_id)) for node_id in NAMES)


@pytest.mark.parametrize("unit", [1e-3, 1.0, 5e4])
def test_any_unit_of_a_layout_is_shown_at_a_natural_size(qtbot, light, unit):
    view = GraphView()
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show()
    view.set_graph(
        [GraphNode(n.id, n.label, n.kind, n.icon, n.colour, n.x * unit, n.y * unit) for n in nodes()], edges()
    )
    distance = place(view.canvas, "northgate") - place(view.canvas, "star")
    assert 100 < math.hypot(distance.x(), distance.y()) < 300


def test_arrows_go_to_the_next_node_and_enter_opens_it(qtbot, canvas):
    canvas.select(["halvorsen"])
    for key, expected in (
        (Qt.Key.Key_Right, "northgate"),
        (Qt.Key.Key_Down, "port"),
        (Qt.Key.Key_Up, "northgate"),
    ):
        qtbot.keyClick(canvas, key)
        assert canvas.selected_ids() == [expected]
    with qtbot.waitSignal(canvas.opened) as said:
        qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert said.args == ["northgate"]


def test_tab_goes_around_the_neighbours_and_then_leaves(qtbot, view):
    canvas = view.canvas
    with qtbot.waitActive(view):
        view.activateWindow()
    canvas.setFocus()
    canvas.select(["northgate"])
    reached = []
    first = canvas._keyboard.tab(True)
    reached += canvas.selected_ids()
    while canvas._keyboard.tab(True):
        reached += canvas.selected_ids()
    assert first
    assert reached[0] in ("halvorsen", "star", "port")
    assert len(reached) <= 3
    canvas.select(["alone"])
    qtbot.keyClick(canvas, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not canvas


def test_control_and_arrows_move_nodes(qtbot, canvas):
    canvas.select(["star"])
    before = place(canvas, "star")
    with qtbot.waitSignal(canvas.nodes_moved):
        qtbot.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert place(canvas, "star") - before == QPoint(10, 0)


def test_a_double_click_opens(qtbot, canvas):
    with qtbot.waitSignal(canvas.opened) as said:
        qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=place(canvas, "port"))
    assert said.args == ["port"]


def test_names_never_lie_over_each_other(canvas):
    placed = canvas._frames.settle().placed
    assert len(placed.names) == len(NAMES)
    areas = [caption.area for caption in [*placed.names, *placed.labels]]
    assert not any(a.intersects(b) for n, a in enumerate(areas) for b in areas[n + 1 :])


def test_parallel_edges_fan_out_and_loops_are_drawn():
    links = (
        ("halvorsen", "northgate", "a"),
        ("northgate", "halvorsen", "b"),
        ("star", "port", "c"),
        ("star", "star", "d"),
    )
    scene = Scene(nodes(), edges(links))
    by_label = {edge.label: bend for edge, bend in zip(scene.edges, scene.drawn.bend, strict=True)}
    assert by_label["c"] == 0
    assert abs(by_label["a"]) == abs(by_label["b"]) == 0.5
    assert by_label["a"] == by_label["b"], "of opposite direction, so that they bow to opposite sides"
    assert scene.neighbours(scene.index["star"]) == [scene.index["port"]]


def test_edges_to_nodes_that_are_not_shown_are_left_out():
    scene = Scene(nodes()[:2], edges())
    assert [edge.id for edge in scene.edges] == ["halvorsen-northgate-0"]


def test_another_graph_keeps_the_view_and_what_is_chosen(canvas, view):
    canvas.select(["star", "alone"])
    canvas.zoom(2)
    before = place(canvas, "star")
    view.set_graph(nodes()[:4], edges(), keep_view=True)
    assert canvas.selected_ids() == ["star"]
    assert place(canvas, "star") == before


def test_an_empty_graph_says_so(view, check_access):
    view.set_graph((), ())
    assert not view.canvas.isVisible()
    assert not view._float.isVisible()
    view.set_graph(nodes(), edges())
    assert view.canvas.isVisible()
    check_access(view)


def test_a_settled_view_does_not_depend_on_the_way_to_it(view):
    canvas = view.canvas
    goal = canvas.camera
    for step in range(20):
        canvas.zoom(1.3 if step % 2 else 0.7, QPointF(13 * step, 7 * step))
    canvas.set_camera(goal)
    canvas.settle()
    after = canvas.grab().toImage()
    view.set_graph(nodes(), edges())
    assert canvas.grab().toImage() == after


def test_the_band_is_gone_after_the_release(canvas):
    drag(canvas, QPoint(5, 5), QPoint(60, 60), Qt.KeyboardModifier.ShiftModifier)
    assert canvas.band is None
    assert QRectF(canvas.rect()).isValid()


def test_arrowheads_of_a_fan_end_at_the_rim(view):
    view.resize(800, 600)
    view.set_graph(nodes(), edges([("halvorsen", "star", f"n{n}") for n in range(4)]))
    canvas = view.canvas
    _straight, bowed = shaped(canvas.scene, canvas.px, canvas.py, np.arange(4), canvas.camera)
    at = canvas.scene.index["star"]
    far = np.hypot(bowed.x[:, -1] - canvas.px[at], bowed.y[:, -1] - canvas.py[at])
    assert far == pytest.approx(canvas.camera.node_size() / 2 + 0.5, abs=0.2)
    middles = np.sort(bowed.y[:, 5])
    assert np.ptp(np.diff(middles)) < 3, "parallel edges lie evenly apart"


def test_what_is_filtered_out_is_neither_drawn_nor_hit_nor_chosen_and_nothing_moves(canvas):
    canvas.select(["star", "port"])
    camera, places = canvas.camera, {each: place(canvas, each) for each in NAMES}
    whole = canvas.grab().toImage()
    canvas.set_shown({"halvorsen", "northgate", "port"}, None)
    assert canvas.selected_ids() == ["port"]
    assert canvas.camera == camera
    assert {each: place(canvas, each) for each in NAMES} == places
    at = places["star"]
    ground = {canvas.grab().toImage().pixelColor(at.x() + n, at.y()).name() for n in range(-9, 9)}
    assert ground <= {token("surface").lower(), token("line2").lower()}
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert canvas.selected_ids() == []
    canvas.set_shown(None, {"halvorsen-northgate-0"})
    assert canvas.scene.neighbours(canvas.scene.index["northgate"]) == [canvas.scene.index["halvorsen"]]
    canvas.set_shown(None, None)
    canvas.hovered = None
    canvas.select(["star", "port"])
    assert canvas.grab().toImage() == whole


def test_a_filter_outlives_the_graph_it_was_set_for(view, canvas):
    canvas.set_shown({"star", "port"}, None)
    view.set_graph(nodes(), edges(), keep_view=True)
    canvas.select_all()
    assert sorted(canvas.selected_ids()) == ["port", "star"]


def test_what_may_not_belong_is_pale_and_a_bundle_only_where_all_of_it_is(canvas, view):
    at = place(canvas, "star")
    halo = [at + QPoint(dx, dy) for dx in range(-14, 15) for dy in range(-14, 15)]

    def ink() -> int:
        canvas.settle()
        image = canvas.grab().toImage()
        return sum(255 - image.pixelColor(point).lightness() for point in halo)

    strong = ink()
    canvas.set_shown(None, None, {"star"}, set())
    assert 0.25 * strong < ink() < 0.6 * strong
    canvas.set_shown(None, None)
    assert ink() == strong

    some = [GraphEdge(f"e{n}", "star", "port") for n in range(6)]
    view.set_graph(nodes(), some)
    for faint, pale in (({"e0", "e3"}, False), ({each.id for each in some}, True)):
        canvas.set_shown(None, None, set(), faint)
        drawn = canvas.scene.drawn
        assert drawn.here.sum() == 1
        assert bool(drawn.faint[drawn.here][0]) is pale


def test_nodes_are_as_large_as_many_links_meet_at_them_and_edges_end_at_their_rims(canvas, view):
    alike = canvas.scene.radius(canvas.camera)
    canvas.size_by_degree(True)
    scene, radius = canvas.scene, canvas.scene.radius(canvas.camera)
    order = np.argsort(scene.degree)
    assert np.all(np.diff(radius[order]) >= 0)
    most = int(order[-1])
    assert radius[most] == 2 * alike[most]
    lines, _ = shaped(scene, canvas.px, canvas.py, np.flatnonzero(scene.edge_shown), canvas.camera)
    into = scene.target[lines.edge] == most
    gap = np.hypot(lines.x[into, -1] - canvas.px[most], lines.y[into, -1] - canvas.py[most])
    assert gap == pytest.approx(radius[most] + 0.5, abs=0.01)
    at = QPoint(round(canvas.px[most] + radius[most] - 1), round(canvas.py[most]))
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert canvas.selected_ids() == [scene.nodes[most].id]
    view.set_graph(nodes(), edges(), keep_view=True)
    assert canvas.scene.size.max() == 2, "it holds for the graphs that follow"
    canvas.size_by_degree(False)
    assert np.all(canvas.scene.size == 1)
