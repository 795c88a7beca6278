"""What the colour of a node stands for other than its kind: tags, communities; a colour group for each, and a legend.

Whoever wants to paint a chart by something else, such as a measure, makes a `Painting`: the chart asks for no more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

import numpy as np

from casewright.analysis.case_filter.facts import Facts
from casewright.analysis.network.adjacency import Ints, adjacency
from casewright.analysis.network.communities import communities
from casewright.casefile.queries.filtering import TagRow

INKS = ("person", "event", "place", "account", "organisation", "vessel", "phone", "vehicle")
"""Colour groups in the order in which they are given out: neighbours are easy to tell apart."""

OTHERS = "document"


@dataclass(frozen=True)
class Painted:
    """One line of the legend."""

    colour: str
    label: str
    entities: int


@dataclass(frozen=True)
class Painting:
    """`colours` holds the colour group of each entity that has one; all others are `OTHERS`.

    `sizes`, from 0 to 1, says how large to draw them where size stands for the same as colour; empty where it does not.
    """

    title: str
    colours: Mapping[UUID, str]
    legend: tuple[Painted, ...]
    sizes: Mapping[UUID, float] = field(default_factory=dict)


def paint_by_tag(facts: Facts, tags: Iterable[TagRow], entities: Iterable[UUID]) -> Painting:
    """The tag that is on the most of these entities first; an entity with several tags has the colour of the first."""
    names = {each.id: each.name for each in tags}
    wanted, owner, tagged = set(entities), facts.entity_tags[0].tolist(), facts.entity_tags[1]
    by_code = list(tagged.values)
    found = [
        (facts.entities[number], by_code[code])
        for number, code in zip(owner, tagged.codes.tolist(), strict=True)
        if facts.entities[number] in wanted
    ]
    counts = Counter(tag for _, tag in found)
    order = sorted(counts, key=lambda tag: (-counts[tag], names.get(tag, "")))
    place = {tag: number for number, tag in enumerate(order)}
    first: dict[UUID, int] = {}
    for entity, tag in found:
        first[entity] = min(place[tag], first.get(entity, len(order)))
    return painting("Tag", first, [names.get(tag, "") for tag in order], len(wanted), "None of these")


def ties_among(facts: Facts, entities: Iterable[UUID]) -> tuple[list[UUID], Ints]:
    """These entities in the order of the facts, and the links among them as rows of two places in that order."""
    member = facts.members(entities)
    place = np.cumsum(member) - 1
    inside = member[facts.source] & member[facts.target]
    arcs = np.column_stack((place[facts.source[inside]], place[facts.target[inside]]))
    return [facts.entities[number] for number in np.flatnonzero(member)], arcs


def communities_among(nodes: int, arcs: Ints, tell: Callable[[float], object]) -> list[int]:
    """The community of each node, 0 the largest (modularity, see `network/communities.py`)."""
    found: list[int] = communities(adjacency(nodes, arcs, both_ways=True), tell=tell).tolist()
    return found


def paint_by_community(entities: Sequence[UUID], group: Sequence[int]) -> Painting:
    """The largest community first; an entity alone in its community is left unpainted."""
    sizes = Counter(group)
    place = {each: number for each, number in zip(entities, group, strict=True) if sizes[number] > 1}
    labels = [str(number + 1) for number in sorted(set(place.values()))]
    return painting("Community", place, labels, len(entities), "Others")


def painting(title: str, place: Mapping[UUID, int], labels: list[str], of: int, others: str) -> Painting:
    """Colours for the first of the labels, as many as there are inks; `place` is the number of the label of each entity."""
    colours = {entity: INKS[number] for entity, number in place.items() if number < len(INKS)}
    counts = Counter(colours.values())
    legend = [
        Painted(ink, label, counts[ink]) for ink, label in zip(INKS, labels, strict=False) if counts[ink]
    ]
    rest = of - len(colours)
    return Painting(title, colours, (*legend, *([Painted(OTHERS, others, rest)] if rest else [])))
