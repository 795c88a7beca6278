"""Printed link charts: nothing covers anything, and the same chart always looks the same."""

from __future__ import annotations

from casewright.analysis.chart_layout import lay_out_chart

FRAME = (482.0, 280.0)
NAMES = [
    "Government of Keldova", "Đorđe Šćepanović", "Cabinet secretariat", "Government of Tarnia", "Government of Ilmar",
    "Uładzimir Žuk", "Farhad Rostami", "Kasvin consultations", "Framework Agreement", "Dolna Pass", "Barysk crossing",
    "Keldova Rail Infrastructure", "Dolna Works Consortium", "Joint grid working group", "Opposition bloc",
    "Jelena Marić", "Joint Observation Mission", "Kasvin Port", "Ilmar Transit Lines", "Reconstruction Bank",
    "Customs Service", "M. Havel Holdings",
]  # fmt: skip
PAIRS = [
    (0, 1), (0, 2), (0, 8), (3, 8), (4, 7), (1, 7), (6, 7), (4, 6), (3, 5), (5, 13), (2, 13), (8, 9), (7, 17), (11, 9),
    (11, 12), (12, 21), (21, 15), (14, 15), (14, 8), (16, 9), (16, 10), (3, 10), (20, 10), (0, 20), (18, 17), (4, 18),
    (19, 12), (19, 4), (0, 11),
]  # fmt: skip


def sizes(count: int) -> dict[int, tuple[float, float]]:
    return {number: (len(NAMES[number]) * 3.7, 7.5) for number in range(count)}


def test_a_chart_of_22_nodes_and_29_lines_has_no_collisions():
    layout = lay_out_chart(sizes(22), [(a, b, (26.0, 7.6)) for a, b in PAIRS], FRAME)
    assert layout.collisions.total == 0, layout.collisions
    assert len(layout.edge_labels) >= 15


def test_the_same_chart_gives_the_same_places():
    edges = [(a, b, None) for a, b in PAIRS]
    assert lay_out_chart(sizes(22), edges, FRAME) == lay_out_chart(sizes(22), edges, FRAME)


def test_the_places_of_a_saved_view_keep_their_order():
    saved = {0: (0.0, 0.0), 1: (900.0, 40.0), 2: (400.0, -700.0)}
    layout = lay_out_chart(sizes(3), [(0, 1, None), (1, 2, None)], FRAME, saved)
    assert layout.places[0][0] < layout.places[2][0] < layout.places[1][0]
    assert layout.places[2][1] < layout.places[0][1]


def test_separate_parts_loops_single_nodes_and_nothing_at_all_are_laid_out():
    assert lay_out_chart({}, [], FRAME).places == {}
    assert lay_out_chart(sizes(1), [(0, 0, (20.0, 7.0))], FRAME).collisions.total == 0
    apart = lay_out_chart(sizes(6), [(0, 1, None), (2, 3, None)], FRAME)
    assert apart.collisions.total == 0
