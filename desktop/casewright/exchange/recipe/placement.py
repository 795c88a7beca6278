"""Where entities of a graph view stand while nobody has laid it out: on a circle, those of a kind side by side."""

from __future__ import annotations

import math
from collections.abc import Sequence
from uuid import UUID

_APART = 120.0  # scene units between neighbours


def circle_by_kind(entities: Sequence[tuple[UUID, str]]) -> dict[UUID, tuple[float, float]]:
    """Places for (entity, kind) pairs; the same entities always get the same places."""
    ordered = sorted(entities, key=lambda each: (each[1], each[0]))
    radius = max(_APART, len(ordered) * _APART / (2 * math.pi))
    return {entity: _point(radius, n / len(ordered)) for n, (entity, _) in enumerate(ordered)}


def _point(radius: float, turn: float) -> tuple[float, float]:
    angle = 2 * math.pi * turn
    return round(radius * math.cos(angle), 1), round(radius * math.sin(angle), 1)
