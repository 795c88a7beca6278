"""Networks made by hand or by lot, without a case; and the same for networkx."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

import networkx as nx
import pytest

from casewright.analysis.network.network import Network, Node
from casewright.analysis.network.scope import Scope
from casewright.casefile.queries.network import NetworkLink


def entity(n: int) -> UUID:
    return UUID(int=n + 1)


def network_of(nodes: int, links: Iterable[tuple[int, int, bool, str | None]], **scope: object) -> Network:
    """`links` are (from, to, directed, polarity)."""
    made = [
        NetworkLink(UUID(int=2**64 + n), "related_to", None, entity(a), entity(b), directed, polarity, "asserted",
                    None, None, None, 0, 0, None, None)
        for n, (a, b, directed, polarity) in enumerate(links)
    ]  # fmt: skip
    return Network(
        [Node(entity(n), "person", f"E{n}", (entity(n),)) for n in range(nodes)],
        made,
        Scope(**scope),
    )


@dataclass
class Drawn:
    """A network by lot: parallel links, loops, isolated entities, several parts, some links without direction."""

    nodes: int
    links: list[tuple[int, int, bool, str | None]]

    def network(self, **scope: object) -> Network:
        return network_of(self.nodes, self.links, **scope)

    @property
    def graph(self) -> nx.Graph:
        made: nx.Graph = nx.Graph()
        made.add_nodes_from(range(self.nodes))
        made.add_edges_from((a, b) for a, b, *_ in self.links if a != b)
        return made

    @property
    def digraph(self) -> nx.DiGraph:
        made: nx.DiGraph = nx.DiGraph()
        made.add_nodes_from(range(self.nodes))
        for a, b, directed, _ in self.links:
            if a != b:
                made.add_edges_from([(a, b)] if directed else [(a, b), (b, a)])
        return made


def drawn(seed: int) -> Drawn:
    chance = random.Random(seed)
    nodes = chance.choice([1, 2, 3, 5, 9, 17, 40])
    linked = max(1, nodes - chance.randrange(3))
    number = chance.randrange(int(2.5 * nodes) + 1)
    pairs = [(chance.randrange(linked), chance.randrange(linked)) for _ in range(number)]
    pairs += [chance.choice(pairs) for _ in range(number // 4)]
    polarity = ["cooperative", "hostile", "neutral", None]
    return Drawn(nodes, [(a, b, chance.random() < 0.6, chance.choice(polarity)) for a, b in pairs])


@pytest.fixture(params=range(25))
def lot(request: pytest.FixtureRequest) -> Drawn:
    return drawn(request.param)


@pytest.fixture
def make_network() -> Callable[..., Network]:
    return network_of
