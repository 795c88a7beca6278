"""Layouts in the worker process."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from casewright.analysis.layouts.wish import LayoutWish, Places
from casewright.casefile.access import Access


def lay_out_in_worker(progress: Any, access: Access, wish: LayoutWish) -> Places:
    """The places that the layout gives. Raises CaseError."""
    from casewright.analysis.layouts.run import lay_out_chart
    from casewright.casefile.opening import open_unlocked

    progress.report(0.0)
    with open_unlocked(access, read_only=True) as case:
        return lay_out_chart(case, wish, progress.report)


def find_room_in_worker(
    _progress: Any,
    fresh: Sequence[UUID],
    links: Sequence[tuple[UUID, UUID]],
    places: Mapping[UUID, tuple[float, float]],
) -> Places:
    """Places beside their neighbours for many entities that are new to a chart."""
    from casewright.analysis.layouts.by_key import places_beside

    return places_beside(fresh, links, places)
