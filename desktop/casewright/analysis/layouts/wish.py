"""What is asked for when a chart is to be laid out: plain values, for a worker process that reads the case itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

Places = dict[UUID, tuple[float, float]]


@dataclass(frozen=True)
class LayoutWish:
    """One layout of one chart.

    Args:
        layout: its key in `run.LAYOUTS`.
        view_id: the graph view; None for the whole case.
        places: where entities are now, in scene units; wanted for the whole case when not all of it is laid out.
        only: the entities that may move; none for all of them.
        centre: the entity in the middle of a radial layout.
        text_scale: how much larger than usual names are shown.
    """

    layout: str
    view_id: UUID | None = None
    places: Mapping[UUID, tuple[float, float]] = field(default_factory=dict)
    only: frozenset[UUID] = frozenset()
    centre: UUID | None = None
    text_scale: float = 1.0
