"""How many independent origins a set of cited sources has (tradecraft reference, section 6).

The measure is the largest number of node-disjoint chains from an origin to the claim (Menger's theorem): the fewest
sources whose failure would remove all support. Five outlets that repeat one release are one origin.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from casewright.analysis.disjoint_chains import Flow, most_disjoint_chains
from casewright.analysis.source_groups import circular, merged, source_components

S = TypeVar("S", bound=Hashable)
Chain = tuple[frozenset[Hashable], ...]


@dataclass(frozen=True)
class Derivation:
    """`child` derives from `parent`; `confirmed` or merely suspected.

    `shared`: they only have something in common, one of `derivation_kinds.SHARED`. That makes them depend on each other, whichever way it
    is written down, and is never a link of a circle of reporting. `claim`: the claim that it is limited to, if any.
    """

    child: Hashable
    parent: Hashable
    confirmed: bool
    shared: str | None = None
    claim: Hashable | None = None


@dataclass(frozen=True)
class Origins:
    """Independent origins at best and at worst.

    `weak_points`: groups of sources whose failure together removes all support, at worst. `circles`: sources that repeat
    one another and lead to no origin. `chains_at_best`, `chains_at_worst`: one chain per independent origin, from the
    origin to what is cited; each link of a chain is the set of sources that count as one there.
    """

    optimistic: int
    pessimistic: int
    weak_points: tuple[frozenset[Hashable], ...]
    circles: tuple[frozenset[Hashable], ...]
    chains_at_best: tuple[Chain, ...] = ()
    chains_at_worst: tuple[Chain, ...] = ()


NO_ORIGINS = Origins(0, 0, (), ())


@dataclass(frozen=True)
class _Run:
    """One way of counting."""

    chains: tuple[Chain, ...]
    weak_points: tuple[frozenset[Hashable], ...]


def count_origins(
    cited: Collection[S],
    derivations: Iterable[Derivation],
    controllers: Mapping[S, str] | None = None,
    first_hand: Collection[S] = (),
    unknown: Collection[S] = (),
    failed: Collection[S] = (),
    cited_for: Mapping[Hashable, Collection[Hashable]] | None = None,
) -> Origins:
    """Counts twice: with confirmed derivations only, and with everything that could make sources depend on each other.

    Only what stands behind the cited sources counts: that an owner has other outlets elsewhere makes nothing depend.

    Args:
        cited: the sources that support a claim or judgement.
        derivations: which source relays which.
        controllers: owner or state behind a source; one controller counts as one source in the pessimistic run.
        first_hand: sources that add something of their own although they also relay.
        unknown: sources of unknown provenance (a set, where there are many); they share one root in the pessimistic run.
        failed: sources that no chain may go through, as if they had been shown to be false. What they were the only
            origin of has none left: a relay does not become an origin by that.
        cited_for: the cited sources by claim, where derivations are limited to one: what relays another in one claim may be
            an origin in the next.
    """
    derivations = list(derivations)
    owners = controllers or {}

    def linked(chosen: Sequence[Derivation]) -> _Linked:
        return _Linked(cited, chosen, first_hand, cited_for or {})

    every = linked(derivations)
    if all(each.confirmed for each in derivations):
        best = _run(every, {}, (), failed)
        at_worst = [_run(every, owners, unknown, failed)]
    else:
        best = _run(linked([each for each in derivations if each.confirmed]), {}, (), failed)
        counted = counted_against(derivations)
        further = [] if len(counted) == len(derivations) else [linked(counted)]
        at_worst = [_run(one, owners, unknown, failed) for one in (every, *further)]
    least = min(*at_worst, best, key=lambda run: len(run.chains))
    return Origins(
        len(best.chains),
        len(least.chains),
        least.weak_points,
        _circles(every, owners),
        best.chains,
        least.chains,
    )


def circles_behind(
    cited: Collection[S],
    derivations: Sequence[Derivation],
    controllers: Mapping[S, str],
    first_hand: Collection[S],
    cited_for: Mapping[Hashable, Collection[Hashable]],
) -> tuple[frozenset[Hashable], ...]:
    """The `circles` of `count_origins`, without counting."""
    return _circles(_Linked(cited, derivations, first_hand, cited_for), controllers)


def counted_against(derivations: Sequence[Derivation]) -> list[Derivation]:
    """All that makes sources depend on one another, confirmed or suspected.

    A source known to be a relay gains nothing from a second origin that is only suspected.
    """
    relays = {each.child for each in derivations if each.confirmed}
    return [each for each in derivations if each.confirmed or each.child not in relays]


def behind(cited: Iterable[Hashable], parents: Mapping[Hashable, Iterable[Hashable]]) -> list[Hashable]:
    """The cited sources and all that they derive from, each once."""
    found = dict.fromkeys(cited)
    waiting = list(found)
    while waiting:
        for parent in parents.get(waiting.pop(), ()):
            if parent not in found:
                found[parent] = None
                waiting.append(parent)
    return list(found)


class _Linked:
    """The cited sources and all that stands behind them, as far as some derivations lead.

    `own`: those that are an origin whatever they derive from, as witnesses or in one claim at least.
    """

    def __init__(
        self,
        cited: Collection[Hashable],
        derivations: Sequence[Derivation],
        first_hand: Collection[Hashable],
        cited_for: Mapping[Hashable, Collection[Hashable]],
    ) -> None:
        free = _origins_of_some_claim(derivations, first_hand, cited_for)
        self.cited = cited
        # an origin needs no parents to stand, and those it has in one claim would tie it to others in the next
        self.parents = {
            child: parents
            for child, parents in parents_of(derivations, first_hand).items()
            if child not in free
        }
        self.reported: dict[Hashable, list[Hashable]] = {}
        for each in derivations:
            if not each.shared:
                self.reported.setdefault(each.child, []).append(each.parent)
        self.sources = behind(cited, self.parents)
        self.own = {*first_hand, *free}

    def numbered(
        self, links: Mapping[Hashable, Sequence[Hashable]], controllers: Mapping[Any, str]
    ) -> tuple[dict[Hashable, int], dict[Hashable, list[Hashable]], dict[int, str]]:
        """The place of each source in `sources`, and links and controllers by place: ids are dear to look up."""
        place = {source: n for n, source in enumerate(self.sources)}
        by_place: dict[Hashable, list[Hashable]] = {
            n: [place[each] for each in links[source] if each in place]
            for source, n in place.items()
            if source in links
        }
        owners = {n: owner for source, n in place.items() if (owner := controllers.get(source)) is not None}
        return place, by_place, owners


def parents_of(
    derivations: Iterable[Derivation], first_hand: Collection[Hashable] = ()
) -> dict[Hashable, list[Hashable]]:
    """What each source depends on. Two that have something in common depend on each other, except on what one saw itself.

    The same author is one witness, wherever the report stands.
    """
    parents: dict[Hashable, list[Hashable]] = {}
    for each in derivations:
        if not each.shared:
            parents.setdefault(each.child, []).append(each.parent)
            continue
        for one, other in ((each.child, each.parent), (each.parent, each.child)):
            if other not in first_hand or each.shared == "same_author":
                parents.setdefault(one, []).append(other)
    return parents


def _origins_of_some_claim(
    derivations: Sequence[Derivation],
    first_hand: Collection[Hashable],
    cited_for: Mapping[Hashable, Collection[Hashable]],
) -> set[Hashable]:
    """Sources that derive from others in some claims only, and in another stand behind it as the origin."""
    if all(each.claim is None for each in derivations):
        return set()
    found: set[Hashable] = set()
    every = parents_of(derivations, first_hand)
    for claim, sources in cited_for.items():
        here = parents_of([each for each in derivations if each.claim in (None, claim)], first_hand)
        found |= {source for source in behind(sources, here) if source in every and source not in here}
    return found


def _run(
    linked: _Linked,
    controllers: Mapping[Any, str],
    unknown: Collection[Hashable],
    failed: Collection[Hashable],
) -> _Run:
    sources = linked.sources
    if not sources:
        return _Run((), ())
    if not linked.parents and not controllers and not failed and sum(each in unknown for each in sources) < 2:
        alone = tuple(frozenset((source,)) for source in sources)
        return _Run(tuple((one,) for one in alone), alone)
    place, parents, owners = linked.numbered(linked.parents, controllers)
    group = merged(range(len(sources)), owners, [n for n, each in enumerate(sources) if each in unknown])
    node, above = source_components(range(len(sources)), parents, group)
    members: dict[int, list[int]] = {}
    for n in range(len(sources)):
        members.setdefault(node[n], []).append(n)
    named = {n: frozenset(sources[one] for one in several) for n, several in members.items()}
    starts = {n for n in members if not above[n]} | {
        node[place[each]] for each in linked.own if each in place
    }
    gone = {n for n, several in named.items() if several.issubset(failed)} if failed else set()
    standing = {n: over - gone for n, over in above.items() if n not in gone}
    ends = {node[place[source]] for source in linked.cited if source not in failed}
    flow: Flow = most_disjoint_chains(standing, starts, ends)
    return _Run(
        tuple(tuple(named[n] for n in chain) for chain in flow.chains), tuple(named[n] for n in flow.cut)
    )


def _circles(linked: _Linked, controllers: Mapping[Any, str]) -> tuple[frozenset[Hashable], ...]:
    """Sources that repeat one another, nobody of whom is an origin. That others have no known provenance joins nothing here:
    it says that they may have one root, not that they repeat each other."""
    passing = {source: parents for source in linked.sources if (parents := linked.reported.get(source))}
    passed_on = {controllers.get(one, one) for parents in passing.values() for one in parents}
    if not any(controllers.get(source, source) in passed_on for source in passing):
        return ()  # nobody is both: most often so
    sources = linked.sources
    place, links, owners = linked.numbered(linked.parents, controllers)
    group = merged(range(len(sources)), owners, ())
    node, above = source_components(range(len(sources)), links, group)
    members: dict[int, list[int]] = {}
    for n in range(len(sources)):
        members.setdefault(node[n], []).append(n)
    rings = [several for n, several in members.items() if not above[n] and len(several) > 1]
    if not rings:
        return ()
    reported = linked.numbered(linked.reported, {})[1]
    own = {place[each] for each in linked.own if each in place}
    circles = (circle for several in rings for circle in circular(several, reported, group))
    named: dict[Hashable, Hashable] = dict(enumerate(sources))
    return tuple(frozenset(named[n] for n in circle) for circle in circles if not circle & own)
