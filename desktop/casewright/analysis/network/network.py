"""The network of a case: entities as nodes, links as they count in a scope."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from casewright.analysis.network.coverage import Coverage, coverage_of
from casewright.analysis.network.identity import members, one_each
from casewright.analysis.network.scope import Scope
from casewright.casefile.queries.network import (
    NetworkLink,
    identities,
    network_entities,
    network_links,
)
from casewright.casefile.readers import Readable

if TYPE_CHECKING:
    import networkx as nx

    from casewright.analysis.network.adjacency import Adjacency, Ints


@dataclass(frozen=True)
class Node:
    """An entity with all that were judged the same as it (`members`, itself first)."""

    id: UUID
    kind: str
    name: str
    members: tuple[UUID, ...]


class Network:
    """Nodes are numbered from 0 in the order of `nodes`; `ends[i]` are the numbers of both ends of `links[i]`.

    However many links join two nodes, they are one tie for every measure but degree: how often a relation was recorded
    is not how strong it is. Links of a node to itself count in its degree only.
    """

    def __init__(
        self,
        nodes: list[Node],
        links: list[NetworkLink],
        scope: Scope | None = None,
        left_out: int = 0,
        disputed: int = 0,
    ) -> None:
        self.nodes, self.links, self.scope = nodes, links, scope or Scope()
        self.number = {member: n for n, node in enumerate(nodes) for member in node.members}
        self.ends = [(self.number[link.from_id], self.number[link.to_id]) for link in links]
        self.coverage: Coverage = coverage_of(
            links,
            entities=len(nodes),
            merged=len(self.number) - len(nodes),
            left_out=left_out,
            disputed=disputed,
        )

    @cached_property
    def arcs(self) -> Ints:
        """Every link as a row (from, to), one without direction as two."""
        import numpy as np

        back = [(b, a) for (a, b), link in zip(self.ends, self.links, strict=True) if not link.directed]
        return np.array([*self.ends, *back], dtype=np.int64).reshape(-1, 2)

    @cached_property
    def ties(self) -> Adjacency:
        """Neighbours, whatever the direction."""
        from casewright.analysis.network.adjacency import adjacency

        return adjacency(len(self.nodes), self.arcs, both_ways=True)

    @cached_property
    def near(self) -> Adjacency:
        """Neighbours as the scope has it: along the direction, or whatever the direction."""
        from casewright.analysis.network.adjacency import adjacency

        return adjacency(len(self.nodes), self.arcs) if self.scope.directed else self.ties

    @cached_property
    def graph(self) -> nx.Graph[int]:
        """The ties for networkx: no parallel ones, no loops, no direction."""
        import networkx as nx

        made: nx.Graph[int] = nx.Graph()
        made.add_nodes_from(range(len(self.nodes)))
        source, target = self.ties.source, self.ties.target
        made.add_edges_from(zip(source.tolist(), target.tolist(), strict=True))
        return made

    @cached_property
    def digraph(self) -> nx.DiGraph[int]:
        """`near` for networkx; without direction every tie is two arcs."""
        import networkx as nx

        made: nx.DiGraph[int] = nx.DiGraph()
        made.add_nodes_from(range(len(self.nodes)))
        made.add_edges_from(zip(self.near.source.tolist(), self.near.target.tolist(), strict=True))
        return made

    @cached_property
    def between(self) -> dict[tuple[int, int], list[NetworkLink]]:
        """The links that join two nodes, by (smaller number, larger number); of one node with itself too."""
        found: dict[tuple[int, int], list[NetworkLink]] = defaultdict(list)
        for (a, b), link in zip(self.ends, self.links, strict=True):
            found[min(a, b), max(a, b)].append(link)
        return dict(found)


def read_network(case: Readable, scope: Scope | None = None) -> Network:
    """Reads the case as far as the scope goes. Nothing else is left out: what a graph view hides counts as well.

    Raises:
        InvalidValue: the scope names a kind, status, polarity or date that is none.
    """
    scope = scope or Scope()
    scope.check(case)
    rows = {each.id: each for each in network_entities(case)}
    stands, disputed = one_each(list(rows), identities(case))
    if scope.entities is not None:
        asked = {stands[each] for each in scope.entities if each in stands}
        stands = {each: one for each, one in stands.items() if one in asked}
        scope = replace(scope, entities=frozenset(stands))  # also those that are the same as one of them
    nodes = [Node(one, rows[one].kind, rows[one].name, own) for one, own in members(stands).items()]
    links = network_links(case)
    kept = [link for link in links if scope.keeps(link)]
    return Network(nodes, kept, scope, len(links) - len(kept), disputed)
