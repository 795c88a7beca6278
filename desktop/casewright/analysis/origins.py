"""How many independent origins a set of cited sources has (tradecraft reference, section 6).

The measure is the largest number of node-disjoint chains from an origin to the claim (Menger's theorem): the fewest
sources whose failure would remove all support. Five outlets that repeat one release are one origin.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import networkx as nx

S = TypeVar("S", bound=Hashable)


@dataclass(frozen=True)
class Derivation:
    """`child` derives from `parent`; `confirmed` or merely suspected."""

    child: Hashable
    parent: Hashable
    confirmed: bool


@dataclass(frozen=True)
class Origins:
    """Independent origins at best and at worst; the weak points whose failure removes all support; rootless circles."""

    optimistic: int
    pessimistic: int
    weak_points: tuple[frozenset[Hashable], ...]
    circles: tuple[frozenset[Hashable], ...]


def count_origins(
    cited: Collection[S],
    derivations: Iterable[Derivation],
    controllers: Mapping[S, str] | None = None,
    first_hand: Collection[S] = (),
    unknown: Collection[S] = (),
) -> Origins:
    """Counts twice: with confirmed derivations only, and with everything that could make sources depend on each other.

    Args:
        cited: the sources that support a claim or judgement.
        derivations: which source relays which.
        controllers: owner or state behind a source; one controller counts as one source in the pessimistic run.
        first_hand: sources that add something of their own although they also relay.
        unknown: sources of unknown provenance; they share one root in the pessimistic run.
    """
    derivations = list(derivations)
    confirmed = [(d.child, d.parent) for d in derivations if d.confirmed]
    every = [(d.child, d.parent) for d in derivations]
    best, _, _ = _disjoint_chains(cited, confirmed, {}, first_hand, ())
    worst, weak, circles = _disjoint_chains(cited, every, controllers or {}, first_hand, unknown)
    return Origins(best, min(worst, best), tuple(weak), tuple(circles))


def _disjoint_chains(
    cited: Collection[Hashable],
    derived: list[tuple[Hashable, Hashable]],
    controllers: Mapping[Hashable, str] | Mapping[S, str],
    first_hand: Collection[Hashable],
    collapse: Collection[Hashable],
) -> tuple[int, list[frozenset[Hashable]], list[frozenset[Hashable]]]:
    import networkx as nx

    sources = set(cited) | {source for pair in derived for source in pair}
    groups = _merge(sources, controllers, [source for source in collapse if source in sources])
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(groups.values())
    graph.add_edges_from((groups[p], groups[c]) for c, p in derived if groups[p] != groups[c])
    condensed = nx.condensation(graph)  # circular reporting collapses into one node
    node = {source: condensed.graph["mapping"][groups[source]] for source in sources}
    behind: dict[int, set[Hashable]] = {}
    for source, number in node.items():
        behind.setdefault(number, set()).add(source)
    ends = {node[source] for source in cited}
    if not ends:
        return 0, [], []
    relevant = condensed.subgraph(ends.union(*(nx.ancestors(condensed, end) for end in ends)))
    flow = _flow_network(relevant, ends, {node[source] for source in first_hand if source in node})
    value, (near, _) = nx.minimum_cut(flow, "origins", "claim")
    cut = [frozenset(behind[n]) for n in relevant if (n, 0) in near and (n, 1) not in near]
    rootless = [
        frozenset(behind[n])
        for n in relevant
        if relevant.in_degree(n) == 0 and len(condensed.nodes[n]["members"]) > 1
    ]
    return int(value), cut, rootless


def _merge(
    sources: set[Hashable], controllers: Mapping[Hashable, str] | Mapping[S, str], collapse: list[Hashable]
) -> dict[Hashable, int]:
    """Numbers the groups of sources that count as one."""
    import networkx as nx

    same: nx.Graph[Hashable] = nx.Graph()
    same.add_nodes_from(sources)
    first: dict[str, Hashable] = {}
    for source, controller in controllers.items():
        if source in sources:
            same.add_edge(first.setdefault(controller, source), source)
    same.add_edges_from(itertools.pairwise(collapse))
    return {source: number for number, group in enumerate(nx.connected_components(same)) for source in group}


def _flow_network(relevant: nx.DiGraph[int], ends: set[int], first_hand: set[int]) -> nx.DiGraph[Hashable]:
    """Only sources can fail: each is an edge of capacity one, everything else has no limit."""
    import networkx as nx

    flow: nx.DiGraph[Hashable] = nx.DiGraph()
    flow.add_nodes_from(("origins", "claim"))
    for n in relevant:
        flow.add_edge((n, 0), (n, 1), capacity=1)
        if relevant.in_degree(n) == 0 or n in first_hand:
            flow.add_edge("origins", (n, 0))
    flow.add_edges_from(((a, 1), (b, 0)) for a, b in relevant.edges)
    flow.add_edges_from(((n, 1), "claim") for n in ends)
    return flow
