"""Places for graph views."""

from __future__ import annotations

import math

from casewright.analysis.layout import lay_out


def ring(count: int) -> list[tuple[int, int]]:
    return [(n, (n + 1) % count) for n in range(count)]


def test_linked_entities_stand_about_one_spacing_apart() -> None:
    places = lay_out(range(12), ring(12), spacing=100)
    lengths = [math.dist(places[a], places[b]) for a, b in ring(12)]
    assert min(lengths) > 70
    assert max(lengths) < 140


def test_no_two_entities_share_a_place_even_with_the_same_neighbours() -> None:
    star = [(0, n) for n in range(1, 30)]
    places = lay_out(range(30), star, spacing=100)
    assert min(math.dist(places[a], places[b]) for a in range(30) for b in range(a)) > 40


def test_the_same_graph_gives_the_same_picture() -> None:
    assert lay_out(range(40), ring(40)) == lay_out(range(40), ring(40))


def test_separate_parts_do_not_lie_on_top_of_one_another() -> None:
    places = lay_out(range(9), [(0, 1), (1, 2), (3, 4), (4, 5)], spacing=100)
    assert set(places) == set(range(9))
    assert min(math.dist(places[a], places[b]) for a in range(9) for b in range(a)) > 40


def test_nothing_to_lay_out_gives_nothing() -> None:
    assert lay_out([], []) == {}
    assert lay_out(["alone"], []) == {"alone": (0.0, 0.0)}
