"""The words on the chart: free of each other and of discs, in every direction and size, faint before they are gone."""

from __future__ import annotations

import math
from dataclasses import replace
from uuid import NAMESPACE_OID, uuid5

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from casewright.analysis.layouts.by_key import organic_places
from casewright.casefile.opening import open_case
from casewright.casefile.queries import graph
from casewright.model.ontology import load_ontology
from casewright.ui.pages.graph.records import as_edges, as_nodes
from casewright.ui.theme import Mode, apply_theme


def collisions(canvas):
    """Pairs of words that overlap, and words that reach into a disc, on the picture at rest."""
    picture = canvas._frames.settle()
    captions = [*picture.placed.names, *picture.placed.labels]
    areas = [caption.area for caption in captions]
    pairs = [(n, m) for n, a in enumerate(areas) for m, b in enumerate(areas[:n]) if a.intersects(b)]
    radius, shown = canvas.scene.radius(canvas.camera), np.flatnonzero(canvas.scene.shown)
    x, y = picture.x, picture.y
    into = [
        (number, node)
        for number, area in enumerate(areas)
        for node in shown.tolist()
        if reaches(area, x[node], y[node], radius[node] - 0.75)
    ]
    return captions, pairs, into


def reaches(area: QRectF, x: float, y: float, radius: float) -> bool:
    return (
        math.hypot(max(area.left() - x, x - area.right(), 0), max(area.top() - y, y - area.bottom(), 0))
        < radius
    )


@pytest.fixture(scope="module")
def three_hundred(graphs):
    """300 nodes where the organic layout puts them."""
    nodes, edges = graphs.case_like(300)
    key = {node.id: uuid5(NAMESPACE_OID, node.id) for node in nodes}
    places = organic_places(
        {key[node.id]: node.label for node in nodes}, [(key[edge.source], key[edge.target]) for edge in edges]
    )
    return [replace(node, x=places[key[node.id]][0], y=places[key[node.id]][1]) for node in nodes], edges


@pytest.mark.parametrize(("size", "least"), [((1000, 700), 20), ((1600, 1000), 60)])
def test_on_three_hundred_nodes_no_word_covers_another_or_a_disc(three_hundred, show, size, least):
    canvas = show(three_hundred)
    canvas.resize(*size)
    canvas.fit()
    captions, pairs, into = collisions(canvas)
    assert len(captions) >= least
    assert (pairs, into) == ([], [])


def test_on_no_view_of_the_sample_case_a_word_covers_another_or_a_disc(sample_case, show):
    with open_case(sample_case, read_only=True) as case:
        views = graph.view_rows(case)
        rows = [(graph.view_nodes(case, each.id), graph.view_edges(case, each.id)) for each in views]
    assert rows
    for nodes, edges in rows:
        canvas = show((as_nodes(nodes, load_ontology(), {}), as_edges(edges, load_ontology())))
        captions, pairs, into = collisions(canvas)
        assert (pairs, into) == ([], [])
        named = {each.number for each in captions if each.words.style == "name"}
        assert len(named) == len(nodes), "every entity has its name"


def test_the_check_sees_words_that_do_collide(graphs, show):
    canvas = show(graphs.case_like(300))
    canvas._frames.settle()
    place = canvas._art.captions.place
    canvas._art.captions.place = lambda *args, **how: (found := place(*args, **how))._replace(
        names=[each._replace(area=each.area.translated(0, -14)) for each in found.names]
    )
    _, pairs, into = collisions(canvas)
    assert pairs or into


@pytest.mark.parametrize("scale", [0.9, 1.5])
def test_at_every_text_scale_words_keep_clear_of_each_other(graphs, show, qapp, scale):
    apply_theme(qapp, Mode.LIGHT, scale)
    try:
        canvas = show(graphs.case_like(60))
        captions, pairs, into = collisions(canvas)
    finally:
        apply_theme(qapp, Mode.LIGHT)
    assert captions
    assert (pairs, into) == ([], [])


def test_names_from_right_to_left_are_drawn_as_such_beside_numbers(graphs, show, as_numbers):
    nodes, edges = graphs.case_like(6)
    arabic = [replace(node, label="ميناء الشمال 14") for node in nodes]
    canvas = show((arabic, edges))
    captions, pairs, into = collisions(canvas)
    assert (pairs, into) == ([], [])
    lettering, words = canvas._art.lettering, captions[0].words
    shown = lettering._text(words).text()
    assert shown.startswith("\u2068")
    assert shown.endswith("\u2069"), "in isolation, so that nothing beside it turns its number round"


def test_names_of_the_least_linked_fade_when_zoomed_out(graphs, show):
    canvas = show(graphs.case_like(1000))
    opacity = [each.opacity for each in canvas._frames.settle().placed.names]
    assert opacity[0] > 0.95
    assert opacity[-1] < 0.8
    assert opacity == sorted(opacity, reverse=True)
    canvas.show_natural_size()
    assert {each.opacity for each in canvas._frames.settle().placed.names} == {1.0}


def test_labels_of_edges_fade_in(graphs, show):
    canvas = show(graphs.case_like(30))
    seen = {}
    for zoom in (0.4, 0.5, 1.0):
        canvas.zoom(zoom / canvas.camera.zoom)
        seen[zoom] = {each.opacity for each in canvas._frames.settle().placed.labels}
    assert seen[0.4] == set()
    assert 0.3 < max(seen[0.5]) < 0.6
    assert seen[1.0] == {1.0}


def test_words_stay_where_they_are_while_something_is_dragged(graphs, show):
    canvas = show(graphs.case_like(60))
    before = {each.number: each.area for each in canvas._frames.settle().placed.names}
    node = canvas.scene.first()
    canvas.hold([node])
    after = {each.number: each.area for each in canvas._frames.settle().placed.names}
    assert after == {number: area for number, area in before.items() if number != node}
