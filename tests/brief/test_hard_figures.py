"""Figures that are hard to draw: crowded, with long names, at one place, on one day; nothing in them collides."""

from __future__ import annotations

import random
from dataclasses import replace
from uuid import NAMESPACE_URL, uuid5

import pytest

from casewright.brief.blocks import (
    AchMatrix,
    ChartEdge,
    ChartNode,
    Heading,
    LinkChart,
    MapPlace,
    MapWay,
    PlaceMap,
    Run,
    Timeline,
    TimelineEvent,
)
from casewright.brief.pdf.ach_matrix import hypotheses_below
from casewright.brief.pdf.link_chart import LinkChartFigure
from casewright.brief.pdf.map import MapFigure
from casewright.brief.pdf.style import FRAME_HEIGHT, FULL_WIDTH
from casewright.brief.pdf.tags import Tag
from casewright.brief.pdf.timeline import timeline_figures

WORDS = [
    "Ministry",
    "Transit",
    "Harbour",
    "Consortium",
    "Reconstruction",
    "Directorate",
    "Observation",
    "Holding",
    "Framework",
    "Agreement",
    "Northern",
    "Interconnector",
    "Shipping",
    "Lines",
    "Bank",
    "Customs",
    "Authority",
    "Gazette",
    "Delegation",
    "Secretariat",
]
SHAPES = ("circle", "square", "diamond", "hexagon")
ROOM_FOR_CAPTION = 40


def name(chance: random.Random, number: int) -> str:
    return f"{' '.join(chance.sample(WORDS, chance.randint(1, 4)))} {number}"


def chart(count: int, lines: int, star: bool, seed: int) -> LinkChart:
    chance = random.Random(seed)
    ids = [uuid5(NAMESPACE_URL, f"hard {count} {number}") for number in range(count)]
    nodes = tuple(
        ChartNode(one, name(chance, number), "kind", SHAPES[number % 4], ringed=number % 7 == 0)
        for number, one in enumerate(ids)
    )
    joined = {(number, 0 if star else chance.randrange(number)): None for number in range(1, count)}
    while len(joined) < lines:
        a, b = chance.sample(range(count), 2)
        joined.setdefault((a, b))
    labels = ("", "signed", "part of", "led delegation to", "party to, negotiates with")
    edges = tuple(ChartEdge(ids[a], ids[b], chance.choice(labels), chance.randint(0, 3)) for a, b in joined)
    return LinkChart(nodes, edges, "A hard chart.", "A hard chart of many nodes.", "")


@pytest.mark.parametrize(
    ("count", "lines", "star"),
    [(40, 70, False), (45, 60, True), pytest.param(60, 60, False, marks=pytest.mark.deep)],
)
def test_a_crowded_link_chart_has_no_collisions_and_fits_its_page(count, lines, star):
    figure = LinkChartFigure(chart(count, lines, star, 7))
    _, height = figure.wrap(FULL_WIDTH, FRAME_HEIGHT)
    assert figure.collisions.total == 0
    assert height <= FRAME_HEIGHT - ROOM_FOR_CAPTION


@pytest.mark.parametrize(("count", "days", "lanes"), [(26, 1, 2), (26, 30, 3), (120, 4000, 6)])
def test_a_crowded_timeline_has_no_collisions_and_an_axis_with_dates(count, days, lanes, study, print_brief):
    chance = random.Random(count + days)
    events = []
    for number in range(count):
        lo = 739000 + int(chance.random() ** 3 * days)
        hi = lo + (chance.randint(0, days // 4) if chance.random() < 0.4 else 0)
        lane = f"Lane of the {WORDS[number % lanes]} and more words than fit"
        when = chance.choice(("", "early 2026", "14 May 2026 to 3 June 2026"))
        events.append(
            TimelineEvent(lo, hi, name(chance, number), lane, when, number % 5 == 0, number % 2 == 0)
        )
    lanes_of = tuple(dict.fromkeys(event.lane for event in events))
    timeline = Timeline(tuple(events), lanes_of, "A hard timeline.", "A hard timeline")
    for figure in timeline_figures(timeline):
        _, height = figure.wrap(FULL_WIDTH, FRAME_HEIGHT)
        assert figure.collisions == 0
        assert height <= FRAME_HEIGHT - ROOM_FOR_CAPTION
    printed = print_brief(replace(study, blocks=(timeline,), bottom_line=(), sources=()))
    assert sum(printed.body.count(str(year)) for year in range(2020, 2040)) >= 2
    assert all("".join(event.label.split()) in printed.body for event in events)


@pytest.mark.parametrize(("count", "spread"), [(30, 6.0), (25, 0.02)])
def test_a_crowded_map_has_no_collisions(count, spread):
    chance = random.Random(count)
    places = tuple(
        MapPlace(
            name(chance, number), "kind", SHAPES[number % 4], 26 + chance.gauss(0, spread), 55 + chance.gauss(0, spread),
            chance.choice((None, 5.0, 80.0)), "", number % 5 == 0,
        )
        for number in range(count)
    )  # fmt: skip
    ways = tuple(MapWay(number, (number * 7 + 3) % count, "ships to", 2) for number in range(0, count, 2))
    figure = MapFigure(PlaceMap(places, ways, "A hard map.", "A hard map", "", "Natural Earth"))
    figure.wrap(FULL_WIDTH, FRAME_HEIGHT)
    assert figure.collisions == 0


def matrix(hypotheses: int, rows: int) -> AchMatrix:
    chance = random.Random(hypotheses)
    named = tuple((f"H{n}", " ".join(chance.sample(WORDS, 5))) for n in range(1, hypotheses + 1))
    rated = tuple(
        tuple(chance.choice(("CC", "C", "N", "I", "II", "NA", "")) for _ in named) for _ in range(rows)
    )
    cells = tuple((Run(" ".join(chance.sample(WORDS, 9))),) for _ in range(rows))
    scores = tuple(-9 * chance.random() for _ in named)
    return AchMatrix(
        named, cells, rated, scores, "A hard matrix.", "A hard matrix", ("H · M",) * rows, ("4.2",) * rows
    )


@pytest.mark.parametrize(("hypotheses", "rows"), [(8, 14), (12, 30)])
def test_a_matrix_of_many_hypotheses_cuts_no_word_and_spells_them_out_below(
    hypotheses, rows, study, print_brief
):
    wide = matrix(hypotheses, rows)
    printed = print_brief(replace(study, blocks=(Heading("Matrix"), wide), bottom_line=(), sources=()))
    lines = [line.strip() for body in printed.bodies for line in body.splitlines()]
    for label, text in wide.hypotheses:
        assert any(line.endswith(text) and line.startswith(label) for line in lines)
    cut = {word[:4] for _, text in wide.hypotheses for word in text.split() if len(word) > 6}
    assert not cut & set(lines)
    assert f"−{abs(wide.scores[0]):.2f}".rstrip("0") in "".join(lines)


def test_a_matrix_of_few_short_hypotheses_has_them_in_its_heads(content):
    assert hypotheses_below(content.ach(), Tag("Sect"), "en") == []


def test_the_same_chart_under_other_ids_and_in_another_order_is_the_same_picture(content):
    one = content.link_chart()
    others = {node.id: uuid5(NAMESPACE_URL, f"other {node.label}") for node in one.nodes}
    nodes = tuple(replace(node, id=others[node.id]) for node in reversed(one.nodes))
    edges = tuple(
        replace(edge, source=others[edge.source], target=others[edge.target]) for edge in reversed(one.edges)
    )
    pictures = []
    for block in (one, replace(one, nodes=nodes, edges=edges)):
        figure = LinkChartFigure(block)
        figure.wrap(FULL_WIDTH, FRAME_HEIGHT)
        layout = figure.layout
        places = {
            figure.nodes[key].label: (place, layout.labels[key]) for key, place in layout.places.items()
        }
        pictures.append((places, layout.edge_labels))
    assert pictures[0] == pictures[1]
