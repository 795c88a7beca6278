"""What a mark says when the pointer rests on it."""

from __future__ import annotations

from casewright.analysis.geography.located import Spot
from casewright.model.coordinates import show_coordinates
from casewright.model.dates import show_date
from casewright.ui.map.marks import Mark, Marks
from casewright.ui.widgets.plain_text import isolate, one_line

_MOST = 8


def spot_words(marks: Marks, mark: Mark) -> str:
    """One line for each spot of a mark, the first few of many."""
    lines = [_line(marks, marks.spots[number]) for number in mark.spots[:_MOST]]
    more = len(mark.spots) - _MOST
    return "\n".join([*lines, f"… and {more} more"] if more > 0 else lines)


def _line(marks: Marks, spot: Spot) -> str:
    name = isolate(one_line(spot.name, 80))
    when = f" · {isolate(show_date(spot.valid))}" if spot.valid else ""
    if spot.how == "named":
        return f"{name} · put there by its name{when}"
    if spot.how == "linked":
        via = next((each.name for each in marks.spots if each.entity_id == spot.via), "")
        return f"{name} · at {isolate(one_line(via, 60))}, by a link{when}"
    near = f", within {spot.precision_km:g} km" if spot.precision_km else ""
    return f"{name} · {isolate(show_coordinates(spot.latitude, spot.longitude))}{near}{when}"
