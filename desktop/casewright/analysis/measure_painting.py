"""Painting a chart by what a network measure found: shades of one colour for numbers, a colour each for groups."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Mapping
from uuid import UUID

from casewright.analysis.painting import OTHERS, Painted, Painting, painting

RAMP = ("ramp_1", "ramp_2", "ramp_3", "ramp_4", "ramp_5")
"""Colour groups from the least to the most; the theme knows them (`ui/theme/ramp.py`)."""

_REST = "No value"


def paint_by_value(
    title: str, values: Mapping[UUID, float], decimals: int, entities: Collection[UUID]
) -> Painting:
    """Shades in as many steps as there are different numbers, five at most, about as many numbers in each; size goes with them.

    Args:
        values: of entities; those that are equal when shown with so many decimals have the same shade.
        entities: what is on the chart; others are neither painted nor counted.
    """
    found = {each: round(values[each], decimals) for each in entities if each in values}
    distinct = sorted(set(found.values()))
    bounds = _bounds(distinct)
    steps = _spread(len(bounds))
    place = {each: bisect_right(bounds, value) - 1 for each, value in found.items()}
    counts = Counter(place.values())
    legend = [
        Painted(RAMP[steps[number]], words, counts[number])
        for number, words in enumerate(_ranges(distinct, bounds, decimals))
    ]
    rest = len(entities) - len(found)
    colours = {each: RAMP[steps[number]] for each, number in place.items()}
    sizes = {each: steps[number] / (len(RAMP) - 1) for each, number in place.items()}
    return Painting(title, colours, (*legend, *([Painted(OTHERS, _REST, rest)] if rest else [])), sizes)


def paint_by_group(
    title: str, groups: Mapping[UUID, int], entities: Collection[UUID], names: Mapping[int, str] | None = None
) -> Painting:
    """A colour for each group, by its number or name; those of the most members first, as many as there are colours."""
    found = {each: groups[each] for each in entities if each in groups}
    sizes = Counter(found.values())
    order = sorted(sizes, key=lambda group: (-sizes[group], group))
    place = {group: number for number, group in enumerate(order)}
    return painting(
        title,
        {each: place[group] for each, group in found.items()},
        [(names or {}).get(group, str(group)) for group in order],
        len(entities),
        "Others",
    )


def _bounds(distinct: list[float]) -> list[float]:
    """Where each step begins."""
    steps = min(len(RAMP), len(distinct))
    return [distinct[number * len(distinct) // steps] for number in range(steps)]


def _spread(steps: int) -> list[int]:
    """Which shades so many steps have: the outermost where there are few. One alone is in the middle."""
    last = len(RAMP) - 1
    return [round(number * last / (steps - 1)) for number in range(steps)] if steps > 1 else [last // 2]


def _ranges(distinct: list[float], bounds: list[float], decimals: int) -> list[str]:
    """Of each step `0.001 – 0.250`, or the one number there is."""
    ends = [*(distinct[distinct.index(bound) - 1] for bound in bounds[1:]), *distinct[-1:]]
    said = [(f"{low:,.{decimals}f}", f"{high:,.{decimals}f}") for low, high in zip(bounds, ends, strict=True)]
    return [low if low == high else f"{low} – {high}" for low, high in said]
