"""What an answer paints on the chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from uuid import UUID

from casewright.analysis.measure_painting import paint_by_group, paint_by_value
from casewright.analysis.network.paths import Paths
from casewright.analysis.network.result import Column, Result
from casewright.analysis.painting import Painting
from casewright.ui.network.asking import Answer

_GROUPS = ("community", "component")


def painting_of(answer: Answer, sorted_by: Column | None, entities: Collection[UUID]) -> Painting | None:
    """Shades for numbers, colours for groups; None where there is nothing to paint.

    Args:
        sorted_by: the column by which a table of entities is painted; None is its first number.
        entities: what is on the chart.
    """
    found = answer.found
    if isinstance(found, Paths):
        through = Counter(node.id for path in found.paths for node in path.nodes)
        return (
            paint_by_value("Paths through it", _with_members(answer, through), 0, entities)
            if through
            else None
        )
    if not found.rows and not found.paint:
        return None
    if found.measure == "bridges":
        ends = dict.fromkeys(found.paint, 1)
        return paint_by_group("Bridges", ends, entities, {1: "At a bridge"})
    if found.measure == "balance":
        camps = {each: int(camp) + 1 for each, camp in found.paint.items()}
        return paint_by_group("Camps", camps, entities) if camps else None
    return _by_column(answer, found, sorted_by, entities)


def _by_column(
    answer: Answer, found: Result, sorted_by: Column | None, entities: Collection[UUID]
) -> Painting | None:
    numbers = [each for each in found.columns if each.decimals is not None]
    chosen = sorted_by if sorted_by in numbers else numbers[0]
    values = {
        row.entities[0]: row.values[chosen.key] for row in found.rows if row.values[chosen.key] is not None
    }
    if chosen.key in _GROUPS:
        return paint_by_group(chosen.label, _with_members(answer, values), entities)
    return paint_by_value(chosen.label, _with_members(answer, values), chosen.decimals or 0, entities)


def _with_members(answer: Answer, values: dict[UUID, int] | Counter[UUID]) -> dict[UUID, int]:
    """Those judged the same as an entity are painted like it."""
    return {member: value for each, value in values.items() for member in answer.members.get(each, (each,))}
