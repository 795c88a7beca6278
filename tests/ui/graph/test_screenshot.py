"""What the chart shows, read off its pixels; each check is shown to fail on a chart that is wrong."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from casewright.ui.graph.ink import Ink
from casewright.ui.graph.picture import Picture

VIEWS = (("whole", 1.0, 0.95), ("nearer", 3.0, 0.97), ("near", 9.0, 0.99))
SIZES = (1000, pytest.param(10_000, marks=pytest.mark.deep))


def found(canvas, image, kind=None, shift=0):
    """The share of free-standing nodes around whose place the ink of their kind is seen; of some kind only, when given."""
    scene, reach = canvas.scene, max(round(canvas.camera.node_size() / 2), 1)
    x, y = np.round(canvas.px).astype(int), np.round(canvas.py).astype(int)
    hits = []
    for node in free_standing(canvas, reach + 2):
        look = scene.looks[scene.look[node]]
        if kind is None or look.colour == kind:
            ink = QColor(canvas._art.ink.kind(look.colour).ink)
            left, top = x[node] - reach + shift, y[node] - reach + shift
            hits.append(near(image[top : top + 2 * reach + 1, left : left + 2 * reach + 1], ink).any())
    assert len(hits) >= 3
    return np.mean(hits)


def free_standing(canvas, edge):
    """Nodes in sight on which neither another node nor a name lies; up to 400, any."""
    x, y = canvas.px, canvas.py
    inside = (x > edge) & (x < canvas.width() - edge) & (y > edge) & (y < canvas.height() - edge)
    picture = canvas._frames.settle()
    for name in picture.placed.names:
        area = name.area.translated(-picture.margin[0], -picture.margin[1]).adjusted(-edge, -edge, edge, edge)
        inside &= (x < area.left()) | (x > area.right()) | (y < area.top()) | (y > area.bottom())
    some = np.random.default_rng(5).permutation(np.flatnonzero(inside))[:2000]
    alone = [
        n for n in some.tolist() if (np.hypot(x - x[n], y - y[n]) < canvas.camera.node_size() + 1).sum() == 1
    ]
    return alone[:400]


def near(image, ink):
    """Which pixels have about a colour: thin outlines are blended with what is around them."""
    return np.abs(image.astype(int) - (ink.red(), ink.green(), ink.blue())).max(axis=2) < 60


def inked(image):
    """The share of pixels that are not the ground."""
    return float((image != 255).any(axis=2).mean())


@pytest.mark.parametrize("count", SIZES)
@pytest.mark.parametrize(("name", "zoom", "least"), VIEWS)
def test_nodes_are_seen_in_the_colour_of_their_kind_where_they_are(
    graphs, show, pixels, count, name, zoom, least
):
    canvas = show(graphs.case_like(count))
    canvas.zoom(zoom)
    assert found(canvas, pixels(canvas)) >= least, name


def test_the_check_sees_that_a_tenth_is_missing_that_kinds_are_swapped_and_that_all_is_shifted(
    graphs, show, pixels, monkeypatch
):
    canvas = show(graphs.case_like(1000))
    canvas.zoom(3.0)
    assert found(canvas, pixels(canvas)) >= 0.97
    assert found(canvas, pixels(canvas), shift=round(canvas.camera.node_size())) < 0.9
    canvas.set_shown({node.id for n, node in enumerate(canvas.scene.nodes) if n % 10}, None)
    image = pixels(canvas)
    canvas.scene.shown[:] = True
    assert found(canvas, image) < 0.95
    canvas.set_shown(None, None)
    right = Ink.kind
    swapped = {"person": "organisation", "organisation": "person"}
    monkeypatch.setattr(Ink, "kind", lambda ink, key: right(ink, swapped.get(key, key)))
    canvas.take_scene(canvas.scene)
    wrong = pixels(canvas)
    monkeypatch.undo()
    assert found(canvas, wrong, "person") < 0.5


@pytest.mark.parametrize(("zoom", "least", "most"), [(1.0, 0.02, 0.4), (3.0, 0.02, 0.45), (9.0, 0.01, 0.4)])
def test_there_is_neither_nothing_nor_a_grey_disc(graphs, show, pixels, zoom, least, most):
    canvas = show(graphs.case_like(1000))
    canvas.zoom(zoom)
    assert least < inked(pixels(canvas)) < most
    canvas.set_shown(set(), None)
    assert inked(pixels(canvas)) < least, "an empty chart is seen to be one"


@pytest.mark.parametrize("graph", ["case_like", "hairball"])
def test_a_picture_in_slices_and_one_at_once_are_the_same(graphs, show, graph):
    canvas = show(getattr(graphs, graph)(3000))
    in_slices, at_once = canvas._begin_picture(), canvas._begin_picture()
    while not in_slices.complete:
        in_slices.advance(0)
    at_once.advance(float("inf"))
    assert in_slices.image == at_once.image


@pytest.mark.parametrize("count", SIZES)
def test_after_many_steps_the_chart_looks_as_drawn_anew(graphs, show, pixels, count):
    canvas = show(graphs.case_like(count))
    chance = np.random.default_rng(11)
    for _ in range(200):
        if chance.random() < 0.5:
            canvas.zoom(float(chance.choice([0.8, 1.25])), QPointF(*chance.uniform(0, 700, 2)))
        else:
            canvas.set_camera(canvas.camera.panned(*chance.uniform(-90, 90, 2)))
        if chance.random() < 0.2:
            canvas.grab()
    camera, after = canvas.camera, pixels(canvas)
    fresh = show((list(canvas.scene.nodes), list(canvas.scene.edges)))
    fresh.scene.unit = canvas.scene.unit
    fresh.set_camera(camera)
    # edges lie in another order there, which thin transparent lines show where they cross
    close = np.abs(after.astype(int) - pixels(fresh)).max(axis=2) <= 40
    assert close.mean() > 0.98
    canvas._frames.forget()
    assert (pixels(canvas) == after).all()


def test_dragging_a_node_changes_nothing_beyond_its_edges(graphs, show, pixels):
    canvas = show(graphs.case_like(1000))
    canvas.zoom(4.0)
    scene = canvas.scene
    inside = (abs(canvas.px - 500) < 200) & (abs(canvas.py - 350) < 150)
    node = int(np.flatnonzero(inside)[np.argmax(scene.degree[inside])])
    canvas.choose([node])
    canvas.hold([node])
    before = pixels(canvas)
    ends = [node, *scene.neighbours(node)]
    box = [canvas.px[ends].min(), canvas.py[ends].min(), canvas.px[ends].max(), canvas.py[ends].max()]
    for _ in range(5):
        canvas.shift_nodes([node], 6 / canvas.camera.scale, 4 / canvas.camera.scale_down)
        image = pixels(canvas)
    box = [
        min(box[0], canvas.px[node]),
        min(box[1], canvas.py[node]),
        max(box[2], canvas.px[node]),
        max(box[3], canvas.py[node]),
    ]
    rows, columns = np.nonzero((image != before).any(axis=2))
    assert len(rows), "something moved"
    room = 110  # names and labels beside discs
    assert columns.min() >= box[0] - room
    assert columns.max() <= box[2] + room
    assert rows.min() >= box[1] - room
    assert rows.max() <= box[3] + room


def test_at_two_device_pixels_everything_is_as_large_and_sharper(graphs, show, as_numbers):
    canvas = show(graphs.case_like(50))
    pictures = [Picture(canvas._art, canvas.camera, ratio) for ratio in (1.0, 2.0)]
    for picture in pictures:
        picture.advance(float("inf"))
    one, two = pictures
    assert two.image.width() == 2 * one.image.width()
    assert [name.area for name in two.placed.names] == [name.area for name in one.placed.names]
    node = canvas.scene.first()
    for picture in pictures:
        at = QPointF(picture.x[node], picture.y[node]) * picture.ratio
        reach = round(canvas.camera.node_size() / 2 * picture.ratio)
        ink = QColor(canvas._art.ink.kind(canvas.scene.nodes[node].colour).ink)
        line = as_numbers(picture.image)[round(at.y()) : round(at.y()) + 1]
        across = np.flatnonzero(near(line, ink)[0])
        across = across[abs(across - at.x()) < 1.5 * reach]
        assert 2 * reach - 8 <= np.ptp(across) <= 2 * reach + 2
