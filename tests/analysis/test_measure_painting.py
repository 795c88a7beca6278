"""Numbers as shades and groups as colours: what is equal looks equal, more is never a lighter step, the legend counts all."""

from __future__ import annotations

import random
from uuid import UUID

import pytest

from casewright.analysis.measure_painting import RAMP, paint_by_group, paint_by_value
from casewright.analysis.painting import INKS, OTHERS

ENTITIES = [UUID(int=number + 1) for number in range(60)]


@pytest.mark.parametrize("seed", range(12))
def test_shades_follow_the_numbers_and_the_legend_covers_them(seed: int) -> None:
    chance = random.Random(seed)
    values = {
        each: round(chance.random() ** 3, chance.choice([1, 3])) for each in ENTITIES if chance.random() < 0.8
    }
    painted = paint_by_value("Betweenness", values, 3, ENTITIES)
    step = {each: RAMP.index(shade) for each, shade in painted.colours.items()}
    assert step.keys() == values.keys()
    for one in values:
        for other in values:
            assert (values[one] < values[other]) <= (step[one] <= step[other])
            assert (values[one] == values[other]) <= (step[one] == step[other])
    assert sum(line.entities for line in painted.legend) == len(ENTITIES)
    for line in painted.legend:
        inside = [values[each] for each, shade in painted.colours.items() if shade == line.colour]
        if line.colour != OTHERS:
            low, high = (float(part) for part in (line.label.split(" – ") * 2)[:2])
            assert (low, high) == (min(inside), max(inside))
            assert line.entities == len(inside)


def test_few_numbers_have_the_outermost_shades_and_one_alone_the_middle_one() -> None:
    values = dict(zip(ENTITIES, [1, 1, 3, 1204], strict=False))
    painted = paint_by_value("Links", values, 0, ENTITIES[:4])
    assert [(line.colour, line.label) for line in painted.legend] == [
        (RAMP[0], "1"),
        (RAMP[2], "3"),
        (RAMP[4], "1,204"),
    ]
    assert {*paint_by_value("Links", dict.fromkeys(ENTITIES, 2), 0, ENTITIES).colours.values()} == {RAMP[2]}


def test_numbers_that_are_shown_alike_are_painted_alike() -> None:
    values = {ENTITIES[0]: 0.12341, ENTITIES[1]: 0.12342, ENTITIES[2]: 0.5}
    painted = paint_by_value("Closeness", values, 3, ENTITIES[:3])
    assert painted.colours[ENTITIES[0]] == painted.colours[ENTITIES[1]] != painted.colours[ENTITIES[2]]


def test_only_what_is_on_the_chart_is_painted_and_counted() -> None:
    painted = paint_by_value("Links", dict.fromkeys(ENTITIES, 4), 0, ENTITIES[:2])
    assert painted.colours.keys() == set(ENTITIES[:2])
    assert [line.entities for line in painted.legend] == [2]


def test_groups_have_a_colour_each_the_largest_on_the_chart_first_and_keep_their_numbers() -> None:
    groups = {each: 7 if number < 5 else 2 for number, each in enumerate(ENTITIES[:8])}
    painted = paint_by_group("Community", groups, ENTITIES[:10])
    assert [(line.colour, line.label, line.entities) for line in painted.legend] == [
        (INKS[0], "7", 5),
        (INKS[1], "2", 3),
        (OTHERS, "Others", 2),
    ]
    named = paint_by_group("Bridges", dict.fromkeys(ENTITIES[:2], 1), ENTITIES[:2], {1: "At a bridge"})
    assert [line.label for line in named.legend] == ["At a bridge"]
