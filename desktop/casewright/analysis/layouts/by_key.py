"""Layouts for entities known by their ids, without a case to read: nodes are numbered in the order of the ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from casewright.analysis.layouts.wish import Places

if TYPE_CHECKING:
    from casewright.analysis.network.adjacency import Ints


def organic_places(names: Mapping[UUID, str], links: Iterable[tuple[UUID, UUID]]) -> Places:
    """Places in scene units for entities with these names by the organic layout; linked ones lie about `SPACING` apart."""
    from casewright.analysis.layouts.chart_graph import chart_graph
    from casewright.analysis.layouts.name_room import name_room
    from casewright.analysis.layouts.organic import organic

    keys = sorted(names)
    room = name_room([names[key] for key in keys])
    places = organic(chart_graph(len(keys), _numbered(keys, links), room=room)) if keys else None
    return {} if places is None else _by_key(keys, places.tolist())


def places_beside(
    fresh: Iterable[UUID], links: Iterable[tuple[UUID, UUID]], places: Mapping[UUID, tuple[float, float]]
) -> Places:
    """Places for entities new to a chart, beside their neighbours; what has a place keeps it, and is not in the answer."""
    import numpy as np

    from casewright.analysis.layouts.chart_graph import chart_graph
    from casewright.analysis.layouts.incremental import beside_neighbours

    new = set(fresh) - places.keys()
    keys = sorted({*places, *new})
    at = np.array([places.get(key, (0.0, 0.0)) for key in keys], np.float64).reshape(-1, 2)
    graph = chart_graph(len(keys), _numbered(keys, links), places=at)
    found = beside_neighbours(graph, np.array([key not in new for key in keys], np.bool_)) if new else at
    return {key: place for key, place in _by_key(keys, found.tolist()).items() if key in new}


def _numbered(keys: Sequence[UUID], links: Iterable[tuple[UUID, UUID]]) -> Ints:
    """The links between these entities, sorted; others are left out."""
    import numpy as np

    number = {key: at for at, key in enumerate(keys)}
    pairs = [(number[a], number[b]) for a, b in links if a in number and b in number]
    return np.array(sorted(pairs), np.int64).reshape(-1, 2)


def _by_key(keys: Sequence[UUID], places: list[list[float]]) -> Places:
    return {key: (round(x, 1), round(y, 1)) for key, (x, y) in zip(keys, places, strict=True)}
