"""The independent origins of an object in words, the same in the window and on the command line."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from casewright.analysis.backing import Backing
from casewright.analysis.origins import Chain
from casewright.model.short_text import shorten

_TITLE, _MOST = 60, 6  # characters of a title; titles in a row
_IN_COMMON = {
    "same_release": "stem from the same release",
    "same_author": "have the same author",
    "same_dataset": "rest on the same data",
}


@dataclass(frozen=True)
class OriginLine:
    """One sentence; `role` is `origin`, `weak`, `circle`, `owner`, `unknown` or `suspected`; `sources` are those it names."""

    role: str
    words: str
    sources: tuple[UUID, ...]


def headline(backing: Backing) -> str:
    """`2 independent origins at best, 1 at worst`."""
    best, worst = backing.origins.optimistic, backing.origins.pessimistic
    if not best:
        return "No source supports it"
    counted = f"{best} independent origin{'s' if best != 1 else ''}"
    return counted if best == worst else f"{counted} at best, {worst} at worst"


def lines(backing: Backing) -> list[OriginLine]:
    """What is behind each origin; what is weak about it; which sources go round in a circle or have one owner."""
    passing_on = backing.passing_on()
    return [
        *(
            _origin(backing, chain, passing_on)
            for chain in backing.origins.chains_at_best
            if chain[0] not in backing.origins.circles  # a circle has a line of its own
        ),
        *warnings(backing),
        *_weak(backing),
    ]


def warnings(backing: Backing) -> list[OriginLine]:
    """What makes fewer origins of them than they seem."""
    found = [_circle(backing, circle) for circle in backing.origins.circles]
    for owner, sources in backing.owners:
        among = "all that is cited" if len(sources) == len(backing.cited) else names(backing, sources)
        controlled = any(backing.sources[each].controller for each in sources)
        said = (
            f"{owner} stands behind {among}."
            if controlled
            else f"{owner} published {among}: they count as one only when it is named as their controller."
        )
        found.append(OriginLine("owner", said, sources))
    if len(backing.unknown) > 1:
        said = f"At worst these share one root, since nobody has judged their provenance: {names(backing, backing.unknown)}."
        found.append(OriginLine("unknown", said, backing.unknown))
    for link in backing.suspected:
        ends = (link.child_id, link.parent_id)
        if link.kind in _IN_COMMON:
            said = f"{names(backing, ends)} may {_IN_COMMON[link.kind]}; confirm or reject it."
        else:
            said = f"“{_title(backing, ends[0])}” may derive from “{_title(backing, ends[1])}”; confirm or reject it."
        found.append(OriginLine("suspected", said, ends))
    return found


def names(backing: Backing, sources: Iterable[Hashable]) -> str:
    """Titles in a row: `“A”, “B” and “C”`; after the sixth only how many more."""
    titles = [f"“{_title(backing, each)}”" for each in sources]
    if len(titles) > _MOST:
        return f"{', '.join(titles[:_MOST])} and {len(titles) - _MOST} more"
    return " and ".join([", ".join(titles[:-1]), titles[-1]] if len(titles) > 1 else titles)


def _origin(backing: Backing, chain: Chain, passing_on: Mapping[Hashable, Sequence[UUID]]) -> OriginLine:
    """The origin at the beginning of a chain, with what stands beside it, and every cited source that passes it on."""
    first = _in_order(backing, chain[0])
    on_the_way = [source for group in chain[1:] for source in _in_order(backing, group)]
    cited = [source for origin in first for source in passing_on.get(origin, ())]
    relays = [source for source in dict.fromkeys([*on_the_way, *cited]) if source not in chain[0]]
    beside = [source for source in relays if source in backing.beside]
    relays = [source for source in relays if source not in backing.beside]
    said = names(backing, [*first, *beside])
    # linked both ways, none of them stands beside another: all are at the beginning
    in_common = beside or [
        source for source in first if len(first) > 1 and backing.beside.keys() >= set(first)
    ]
    if in_common:
        kinds = frozenset().union(*(backing.beside[source] for source in in_common))
        common = _IN_COMMON[next(iter(kinds))] if len(kinds) == 1 else "have their origin in common"
        said += f", which {common}" + ("," if relays else "")
    if relays:
        said += f"{'' if in_common else ','} passed on by {names(backing, relays)}"
    return OriginLine("origin", f"{said}.", (*first, *beside, *relays))


def _circle(backing: Backing, circle: frozenset[Hashable]) -> OriginLine:
    members = _in_order(backing, circle)
    suspected = {link.child_id for link in backing.suspected}
    cite = "may cite each other" if suspected & circle else "cite each other"
    return OriginLine("circle", f"{names(backing, members)} {cite}: no origin found.", tuple(members))


def _weak(backing: Backing) -> list[OriginLine]:
    """The sources whose failure would remove all support; only worth saying where something else is cited too."""
    groups = [_in_order(backing, group) for group in backing.origins.weak_points]
    weak = tuple(source for group in groups for source in group)
    if len(groups) != 1 or set(weak) >= set(backing.cited):
        return []
    return [OriginLine("weak", f"Everything hangs on {names(backing, weak)}.", weak)]


def _in_order(backing: Backing, group: Iterable[Hashable]) -> list[UUID]:
    """Sources of a group, those cited first, then by title."""
    found = [each for each in group if isinstance(each, UUID)]
    if len(found) < 2:
        return found
    cited = {source: place for place, source in enumerate(backing.cited)}
    return sorted(found, key=lambda each: (cited.get(each, len(cited)), _title(backing, each), each))


def _title(backing: Backing, source: Hashable) -> str:
    found = backing.sources.get(source) if isinstance(source, UUID) else None
    return shorten(found.title, _TITLE) if found else "a source since deleted"
