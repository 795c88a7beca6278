"""Several links between two entities: fanned out while they are few, one line with their number when they are many."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from casewright.ui.graph.bundles import SOLID, UNCITED, WEAK
from casewright.ui.graph.records import GraphEdge, GraphNode
from casewright.ui.graph.scene import Scene
from casewright.ui.graph.strokes import shaped


def pair(count, **fields):
    nodes = [
        GraphNode(key, key.upper(), "Person", "user", "person", x, 0)
        for key, x in (("a", -200), ("b", 200), ("c", 0))
    ]
    nodes[2] = GraphNode("c", "C", "Person", "user", "person", 0, 200)
    edges = [
        GraphEdge(f"e{n}", *(("a", "b") if n % 2 else ("b", "a")), f"link {n}", **fields)
        for n in range(count)
    ]
    return nodes, [*edges, GraphEdge("other", "a", "c", "knows")]


@pytest.mark.parametrize("count", [2, 3, 4])
def test_a_few_fan_out_evenly(count):
    scene = Scene(*pair(count))
    some = [n for n, edge in enumerate(scene.edges) if edge.id != "other"]
    assert scene.drawn.here.all()
    away = sorted(scene.drawn.bend[n] * (1 if scene.source[n] <= scene.target[n] else -1) for n in some)
    assert np.allclose(np.diff(away), 1)
    assert sum(away) == pytest.approx(0)


def test_many_are_one_line_with_their_number(show):
    canvas = show(pair(7))
    drawn = canvas.scene.drawn
    assert drawn.here.sum() == 2
    assert sorted(drawn.count[drawn.here]) == [1, 7]
    assert [
        each.words.lines for each in canvas._frames.settle().placed.labels if each.words.style == "count"
    ] == [("×7",)]


def test_a_click_on_a_bundle_fans_it_out_and_a_key_bundles_it_again(show):
    canvas = show(pair(7))
    a, b = (QPoint(round(canvas.px[n]), round(canvas.py[n])) for n in (0, 1))
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, a + (b - a) * 0.3)
    assert canvas.scene.drawn.here.sum() == 8
    assert canvas.selection.edge is None
    canvas.set_graph(list(canvas.scene.nodes), list(canvas.scene.edges), keep_view=True)
    assert canvas.scene.drawn.here.sum() == 8, "stays open when the case changes"
    canvas.select(["a"])
    canvas.toggle_bundles()
    assert canvas.scene.drawn.here.sum() == 2
    canvas.toggle_bundles()
    assert canvas.scene.drawn.here.sum() == 8


def test_a_link_that_is_fanned_out_can_be_chosen(show, qtbot):
    canvas = show(pair(3))
    bow = next(
        n
        for n, edge in enumerate(canvas.scene.edges)
        if canvas.scene.drawn.bend[n] != 0 and edge.id != "other"
    )
    _, bows = shaped(canvas.scene, canvas.px, canvas.py, np.array([bow]), canvas.camera)
    middle = QPoint(round(bows.x[0, 5]), round(bows.y[0, 5]))
    with qtbot.waitSignal(canvas.link_selected) as said:
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    assert said.args == [canvas.scene.edges[bow].id]


def test_a_bundle_claims_no_more_than_all_of_it_bears(show):
    nodes, _ = pair(0)
    edges = [
        GraphEdge(f"e{n}", "a", "b", "", origins=origins, polarity=polarity, disputed=disputed, weak=weak)
        for n, (origins, polarity, disputed, weak) in enumerate(
            [
                (0, "hostile", False, False),
                (3, "hostile", False, False),
                (1, "hostile", True, True),
                (1, "hostile", False, True),
                (1, "hostile", False, True),
            ]
        )
    ]
    scene = Scene(nodes, edges)
    (head,) = np.flatnonzero(scene.drawn.here)
    drawn = scene.drawn
    assert (drawn.width[head], drawn.dash[head], drawn.polarity[head], drawn.disputed[head]) == (
        3,
        SOLID,
        -1,
        True,
    )
    mixed = Scene(nodes, [*edges[:4], GraphEdge("x", "b", "a", "", origins=0, polarity="cooperative")])
    (head,) = np.flatnonzero(mixed.drawn.here)
    assert mixed.drawn.polarity[head] == 0, "hostile and cooperative together are neither"
    assert not mixed.drawn.directed[head]
    bare = Scene(nodes, [GraphEdge(f"u{n}", "a", "b", origins=0) for n in range(6)])
    assert bare.drawn.dash[np.flatnonzero(bare.drawn.here)] == UNCITED
    assert Scene(nodes, [GraphEdge("w", "a", "b", weak=True)]).drawn.dash[0] == WEAK


def test_a_filter_leaves_fewer_which_fan_out_again():
    scene = Scene(*pair(7))
    shown = np.array([edge.id in ("e0", "e1", "other") for edge in scene.edges])
    scene.show_only(np.ones(3, np.bool_), shown)
    assert scene.drawn.here.sum() == 3
    assert scene.drawn.count.max() == 1


def test_several_loops_at_one_node_lie_one_around_the_other():
    nodes, _ = pair(0)
    scene = Scene(nodes, [GraphEdge(f"l{n}", "a", "a", "is") for n in range(3)])
    assert sorted(scene.drawn.bend) == [0, 1, 2]


def test_the_sign_on_a_line_says_what_its_colour_says(show):
    canvas = show((pair(0)[0], [
        GraphEdge("h", "a", "b", polarity="hostile"), GraphEdge("k", "b", "c", polarity="cooperative", disputed=True), GraphEdge("n", "a", "c"),
    ]))  # fmt: skip
    signs = {(canvas.scene.edges[mark.edge].id, mark.kind) for mark in canvas._frames.settle().placed.marks}
    assert signs == {("h", 0), ("k", 1), ("k", 2)}
