"""Names find room: hardly one is left out, and none lies over another, over a node, or out of sight."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF

from casewright.casefile.opening import open_case
from casewright.casefile.queries import graph
from casewright.model.ontology import load_ontology
from casewright.ui.graph.label_places import TakenRoom
from casewright.ui.graph.records import GraphEdge, GraphNode
from casewright.ui.graph.view import GraphView
from casewright.ui.pages.graph.records import as_edges, as_nodes


def test_room_is_given_once():
    room = TakenRoom(200, 100)
    assert room.first_free([(10, 10), (50, 50)], 30, 10) == (10, 10)
    assert room.first_free([(20, 12), (50, 50)], 30, 10) == (50, 50)
    assert room.first_free([(20, 12), (50, 50)], 30, 10) is None
    assert not room.take_if_free(-100, -100, 20, 20)


def names_on(canvas):
    """The names shown, how many pairs of them collide, how many reach into a disc and how many out of sight."""
    picture = canvas._frames.settle()
    aside = QPointF(-picture.margin[0], -picture.margin[1])
    names = [name._replace(area=name.area.translated(aside)) for name in picture.placed.names]
    areas = [name.area for name in names]
    pairs = sum(a.intersects(b) for i, a in enumerate(areas) for b in areas[:i])
    radius = canvas.camera.node_size() / 2

    def reaches(area, x, y):
        near = QPointF(min(max(x, area.left()), area.right()), min(max(y, area.top()), area.bottom()))
        return math.hypot(near.x() - x, near.y() - y) < radius - 0.5

    in_discs = sum(reaches(area, x, y) for area in areas for x, y in zip(canvas.px, canvas.py, strict=True))
    outside = sum(not QRectF(canvas.rect()).contains(area) for area in areas)
    return len(names), pairs, in_discs, outside


@pytest.fixture(scope="module")
def sample_view(sample_case):
    """Nodes and edges of the first view of the sample case."""
    with open_case(sample_case, read_only=True) as case:
        view = next(each for each in graph.view_rows(case) if each.title == "Varn’s two tracks")
        rows, links = graph.view_nodes(case, view.id), graph.view_edges(case, view.id)
        return as_nodes(rows, load_ontology(), {}), as_edges(links, load_ontology())


def sixty():
    random = np.random.default_rng(7)
    words = ("Northgate", "Shipping", "Ministry", "of", "Harbours", "Marek", "Halvorsen", "Calder", "Star")
    angle, away = random.uniform(0, 2 * np.pi, 60), np.sqrt(random.uniform(0, 1, 60))
    some = [
        GraphNode(
            f"n{n}", " ".join(random.choice(words, random.integers(1, 5))), "person", "user", "person",
            float(400 * away[n] * math.cos(angle[n])), float(400 * away[n] * math.sin(angle[n])),
        )
        for n in range(60)
    ]  # fmt: skip
    some = spread(some)
    links = [GraphEdge(f"e{n}", f"n{n}", f"n{int(random.integers(0, n))}", "knows") for n in range(1, 60)]
    return some, links


def spread(some, apart=60.0):
    """Nodes moved off one another, as a layout does."""
    at = np.array([(n.x, n.y) for n in some])
    for _ in range(200):
        step = at[:, None] - at[None]
        far = np.hypot(step[..., 0], step[..., 1]) + np.eye(len(at)) * 1e9
        at += (step / far[..., None] * np.clip(apart - far, 0, None)[..., None]).sum(axis=1) * 0.3
    return [
        GraphNode(n.id, n.label, n.kind, n.icon, n.colour, float(x), float(y))
        for n, (x, y) in zip(some, at, strict=True)
    ]


def test_hardly_one_of_sixty_nodes_is_without_its_name_and_none_collides(qtbot, light):
    view = GraphView()
    qtbot.addWidget(view)
    view.resize(1160, 800)
    view.show()
    view.set_graph(*sixty())
    shown, pairs, in_discs, outside = names_on(view.canvas)
    assert shown >= 58
    assert (pairs, in_discs, outside) == (0, 0, 0)


@pytest.mark.parametrize("size", [(800, 720), (1160, 780), (620, 520)])
def test_the_sample_view_fits_with_every_name_free_of_the_others(qtbot, light, sample_view, size):
    view = GraphView()
    qtbot.addWidget(view)
    view.resize(*size)
    view.show()
    view.set_graph(*sample_view)
    shown, pairs, in_discs, outside = names_on(view.canvas)
    assert shown >= (22 if size[0] >= 800 else 18)
    assert (pairs, in_discs, outside) == (0, 0, 0)
