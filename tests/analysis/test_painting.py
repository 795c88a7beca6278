"""What colours stand for: tags and communities, each with a legend that counts every entity once."""

from __future__ import annotations

from uuid import UUID

from casewright.analysis.case_filter.facts import read_facts
from casewright.analysis.painting import (
    INKS,
    OTHERS,
    communities_among,
    paint_by_community,
    paint_by_tag,
    ties_among,
)
from casewright.casefile.case import Case
from casewright.casefile.queries.filtering import tags
from casewright.operations import entities, links, tags_and_notes


def people(case: Case, number: int) -> list[UUID]:
    with case.edit("add_entity") as tx:
        return [entities.add_entity(tx, kind="person", name=f"P{n}") for n in range(number)]


def test_the_tag_on_the_most_entities_comes_first_and_an_entity_has_the_colour_of_its_first_tag(
    case: Case,
) -> None:
    some = people(case, 5)
    with case.edit("tag_object") as tx:
        rare, often = (tags_and_notes.add_tag(tx, name=name) for name in ("rare", "often"))
        for each in some[:3]:
            tags_and_notes.tag_object(tx, often, "entity", each)
        for each in some[2:4]:
            tags_and_notes.tag_object(tx, rare, "entity", each)
    found = paint_by_tag(read_facts(case), tags(case), some)
    assert [(each.label, each.colour, each.entities) for each in found.legend] == [
        ("often", INKS[0], 3),
        ("rare", INKS[1], 1),
        ("None of these", OTHERS, 1),
    ]
    assert found.colours[some[2]] == INKS[0]
    assert some[4] not in found.colours


def test_only_what_the_chart_holds_is_counted(case: Case) -> None:
    some = people(case, 2)
    with case.edit("tag_object") as tx:
        tags_and_notes.tag_object(tx, tags_and_notes.add_tag(tx, name="x"), "entity", some[0])
    found = paint_by_tag(read_facts(case), tags(case), some[1:])
    assert [(each.label, each.entities) for each in found.legend] == [("None of these", 1)]


def test_two_groups_that_one_link_joins_are_two_communities_and_whoever_is_alone_is_none(case: Case) -> None:
    some = people(case, 10)
    with case.edit("add_link") as tx:
        pairs = [(a, b) for group in (range(5), range(5, 9)) for a in group for b in group if a < b]
        for a, b in [*pairs, (4, 5)]:
            links.add_link(tx, kind="related_to", from_id=some[a], to_id=some[b])
    order, arcs = ties_among(read_facts(case), some)
    found = paint_by_community(order, communities_among(len(order), arcs, lambda _part: None))
    assert [(each.label, each.entities) for each in found.legend] == [
        ("1", 5),
        ("2", 4),
        ("Others", 1),
    ]
    assert {found.colours[each] for each in some[:5]} == {INKS[0]}


def test_more_groups_than_colours_leave_the_smallest_unpainted() -> None:
    some = [UUID(int=n) for n in range(24)]
    found = paint_by_community(some, [n // 2 for n in range(24)])
    assert len(found.legend) == len(INKS) + 1
    assert found.legend[-1].entities == 24 - 2 * len(INKS)
