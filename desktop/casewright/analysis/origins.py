"""How many independent origins a set of cited sources has (tradecraft reference, section 6).

The measure is the largest number of node-disjoint chains from an origin to the claim (Menger's theorem): the fewest
sources whose failure would remove all support. Five outlets that repeat one release are one origin.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from casewright.analysis.disjoint_chains import Flow, most_disjoint_chains
from casewright.analysis.source_groups import circular, merged, source_components

S = TypeVar("S", bound=Hashable)
Chain = tuple[frozenset[Hashable], ...]


SHARED = frozenset({"same_release", "same_author", "same_dataset"})
"""Kinds of derivation that hold both ways: neither source passes the other on."""


@dataclass(frozen=True)
class Derivation:
    """`child` derives from `parent`; `confirmed` or merely suspected.

    `shared`: they only have something in common (`SHARED`). That makes them depend on each other, whichever way it is
    written down, and is never a link of a circle of reporting.
    """

    child: Hashable
    parent: Hashable
    confirmed: bool
    shared: bool = False


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


@dataclass(frozen=True)
class _Run:
    """One way of counting."""

    chains: tuple[Chain, ...]
    weak_points: tuple[frozenset[Hashable], ...]
    circles: tuple[frozenset[Hashable], ...]


def count_origins(
    cited: Collection[S],
    derivations: Iterable[Derivation],
    controllers: Mapping[S, str] | None = None,
    first_hand: Collection[S] = (),
    unknown: Collection[S] = (),
    failed: Collection[S] = (),
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
    """
    derivations = list(derivations)
    sure = [each for each in derivations if each.confirmed]
    best = _run(cited, sure, {}, first_hand, (), failed)
    owners = controllers or {}
    as_sure = len(sure) == len(derivations) and not owners and not unknown
    worst = best if as_sure else _run(cited, derivations, owners, first_hand, unknown, failed)
    counted = counted_against(derivations)
    as_before = len(counted) == len(derivations) and not failed
    careful = worst if as_before else _run(cited, counted, owners, first_hand, unknown)
    least = min(worst, careful, best, key=lambda run: len(run.chains))
    return Origins(
        len(best.chains), len(least.chains), least.weak_points, worst.circles, best.chains, least.chains
    )


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


def _run(
    cited: Collection[Hashable],
    derived: Iterable[Derivation],
    controllers: Mapping[Hashable, str] | Mapping[S, str],
    first_hand: Collection[Hashable],
    unknown: Collection[Hashable],
    failed: Collection[Hashable] = (),
) -> _Run:
    parents: dict[Hashable, list[Hashable]] = {}
    reported: dict[Hashable, list[Hashable]] = {}
    for each in derived:
        parents.setdefault(each.child, []).append(each.parent)
        if not each.shared:
            reported.setdefault(each.child, []).append(each.parent)
    sources = behind(cited, parents)
    if not sources:
        return _Run((), (), ())
    if not parents and not controllers and not failed and sum(source in unknown for source in sources) < 2:
        alone = tuple(frozenset((source,)) for source in sources)
        return _Run(tuple((one,) for one in alone), alone, ())
    group = merged(sources, controllers, [source for source in sources if source in unknown])
    node, above = source_components(sources, parents, group)
    members: dict[int, set[Hashable]] = {}
    for source in sources:
        members.setdefault(node[source], set()).add(source)
    roots = {n for n in members if not above[n]}
    starts = roots | {node[source] for source in first_hand if source in node}
    gone = {n for n, sources in members.items() if sources.issubset(failed)} if failed else set()
    standing = {n: parents - gone for n, parents in above.items() if n not in gone}
    flow: Flow = most_disjoint_chains(
        standing, starts, {node[source] for source in cited if source not in failed}
    )
    named = {n: frozenset(sources) for n, sources in members.items()}
    return _Run(
        tuple(tuple(named[n] for n in chain) for chain in flow.chains),
        tuple(named[n] for n in flow.cut),
        tuple(
            circle
            for n in members
            if n in roots and len(members[n]) > 1
            for circle in circular(members[n], reported, group)
        ),
    )
