"""Ways to choose nodes from those that are chosen already; all give indices of nodes that are shown."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from casewright.ui.graph.scene import Scene


def with_neighbours(scene: Scene, chosen: Sequence[int]) -> list[int]:
    """The chosen and all their neighbours; again widens by one more step."""
    near = np.zeros(len(scene), np.bool_)
    some = scene.edges_of_all(chosen)
    near[scene.source[some]] = near[scene.target[some]] = True
    near[list(chosen)] = False
    # the last one chosen stays where the keyboard stands
    return [*np.flatnonzero(near).tolist(), *chosen]


def every(scene: Scene) -> list[int]:
    """All of them."""
    return [int(each) for each in np.flatnonzero(scene.shown)]


def all_but(scene: Scene, chosen: Sequence[int]) -> list[int]:
    """Those that are not chosen."""
    rest = scene.shown.copy()
    rest[list(chosen)] = False
    return [int(each) for each in np.flatnonzero(rest)]


def of_the_same_kind(scene: Scene, chosen: Sequence[int]) -> list[int]:
    """All of the kinds of those that are chosen."""
    kinds, known = {scene.nodes[each].kind for each in chosen}, set(chosen)
    rest = [
        number
        for number in np.flatnonzero(scene.shown).tolist()
        if scene.nodes[number].kind in kinds and number not in known
    ]
    return [*rest, *chosen]
