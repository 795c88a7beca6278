"""The independent origins of an object in words, the same in the window and on the command line."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from casewright.analysis.backing import Backing
from casewright.analysis.origins import Chain, Origins
from casewright.model.derivation_kinds import SHARED
from casewright.model.short_text import shorten

_TITLE, _MOST = 60, 6  # characters of a title; titles in a row
_IN_COMMON = {
    "same_release": "stem from the same release",
    "same_author": "have the same author",
    "same_dataset": "rest on the same data",
}


@dataclass(frozen=True)
class OriginLine:
    """One sentence; `role` is `origin`, `weak`, `circle`, `owner`, `unknown`, `suspected` or `against`; `sources` are those it names."""

    role: str
    words: str
    sources: tuple[UUID, ...]


def headline(backing: Backing) -> str:
    """`2 independent origins at best, 1 at worst`."""
    return _counted(backing.origins) if backing.origins.optimistic else "No source supports it"


def against(backing: Backing) -> list[OriginLine]:
    """How many independent origins speak against it, with what is cited for that; a count of its own."""
    if not backing.cited_against:
        return []
    counted = _counted(backing.against)
    verb = "speaks" if backing.against.optimistic == 1 else "speak"
    said = f"Against it {verb} {counted}: {names(backing, backing.cited_against)}."
    return [OriginLine("against", said, backing.cited_against)]


def _counted(origins: Origins) -> str:
    best, worst = origins.optimistic, origins.pessimistic
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
        *_weak(backing, passing_on),
        *against(backing),
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
    first = _met(backing, chain[0], passing_on)
    on_the_way = [source for group in chain[1:] for source in _in_order(backing, group)]
    cited = [source for origin in first for source in passing_on.get(origin, ())]
    relays = [source for source in dict.fromkeys([*on_the_way, *cited]) if source not in chain[0]]
    passing = {link.child_id for link in backing.confirmed if link.kind not in SHARED}
    beside = [source for source in relays if source not in passing]
    relays = [source for source in relays if source in passing]
    named = [*first, *beside]
    said = names(backing, named)
    common = _in_common(backing, named) or _in_common(backing, [*chain[0], *beside]) if len(named) > 1 else ""
    if common:
        said += f", which {common}" + ("," if relays else "")
    if relays:
        said += f"{'' if common else ','} passed on by {names(backing, relays)}"
    return OriginLine("origin", f"{said}.", (*named, *relays))


def _met(
    backing: Backing, group: Iterable[Hashable], passing_on: Mapping[Hashable, Sequence[UUID]]
) -> list[UUID]:
    """Of sources that count as one, those that are cited or passed on: who only shares something with them is not named."""
    members = _in_order(backing, group)
    return [source for source in members if source in backing.cited or passing_on.get(source)] or members


def _in_common(backing: Backing, sources: Collection[Hashable]) -> str:
    """What these have in common by confirmed links between them; empty for one, and where there is nothing."""
    kinds = {
        link.kind
        for link in backing.confirmed
        if link.kind in SHARED and link.child_id in sources and link.parent_id in sources
    }
    return (_IN_COMMON[kinds.pop()] if len(kinds) == 1 else "have their origin in common") if kinds else ""


def _circle(backing: Backing, circle: frozenset[Hashable]) -> OriginLine:
    members = _in_order(backing, circle)
    suspected = {link.child_id for link in backing.suspected}
    cite = "may cite each other" if suspected & circle else "cite each other"
    return OriginLine("circle", f"{names(backing, members)} {cite}: no origin found.", tuple(members))


def _weak(backing: Backing, passing_on: Mapping[Hashable, Sequence[UUID]]) -> list[OriginLine]:
    """The sources whose failure would remove all support; only worth saying where something else is cited too."""
    groups = [_met(backing, group, passing_on) for group in backing.origins.weak_points]
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
