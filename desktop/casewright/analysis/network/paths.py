"""Paths between two selections of entities, each step with the links it goes along and what they rest on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any
from uuid import UUID

from casewright.analysis.network.coverage import Coverage
from casewright.analysis.network.engine import call
from casewright.analysis.network.network import Network, Node
from casewright.analysis.network.selection import nodes_of
from casewright.analysis.network.settings import Tell, silent
from casewright.casefile.queries.evidence import CitedPassage, citations_of
from casewright.casefile.queries.network import NetworkLink
from casewright.casefile.readers import Readable

_A, _B = -1, -2  # stand for the two selections as a whole


@dataclass(frozen=True)
class StepLink:
    """One link of a step. `along`: the path goes in its direction; `evidence`: every claim about it, with its passages."""

    link: NetworkLink
    along: bool
    evidence: list[CitedPassage]

    @property
    def cited(self) -> bool:
        """Whether a citation supports it, of a source that is not withdrawn."""
        return self.link.citations > 0


@dataclass(frozen=True)
class Step:
    """From one entity to the next, over all links between the two that count; those that are cited first."""

    start: Node
    end: Node
    links: list[StepLink]

    @property
    def cited(self) -> bool:
        """Whether at least one of its links is cited."""
        return any(each.cited for each in self.links)


@dataclass(frozen=True)
class Path:
    """The entities in order, and the steps between them."""

    nodes: list[Node]
    steps: list[Step]

    @property
    def uncited(self) -> int:
        """How many of its steps nothing is cited for: a path is as good as its weakest step."""
        return sum(not step.cited for step in self.steps)


@dataclass(frozen=True)
class Paths:
    """The paths that were found, the shortest first and of equal ones the best cited; `more`: there are others."""

    paths: list[Path]
    more: bool
    coverage: Coverage
    parameters: dict[str, Any]


def find_paths(
    case: Readable,
    network: Network,
    one: Collection[UUID],
    other: Collection[UUID],
    most: int = 20,
    *,
    longer: bool = False,
    tell: Tell = silent,
) -> Paths:
    """All shortest paths from one selection to the other, or (`longer`) the `most` shortest of all simple paths.

    A path leaves its selection at once and ends where it reaches the other. None is found where there is none in the scope.

    Args:
        most: no more than so many.
        tell: called with the part that is done and words; an exception that it raises stops the work.

    Raises:
        InvalidValue, NoSuchObject: as `nodes_of`.
    """
    starts, ends = nodes_of(network, one, other)
    tell(0, "Looking for paths")
    walked = list(islice(_walks(network, starts, ends, longer), most + 1))
    evidence = _Evidence(case, network)
    found = []
    for n, walk in enumerate(walked[:most]):
        tell((n + 1) / (len(walked) + 1), "Reading the evidence")
        found.append(
            Path([network.nodes[each] for each in walk], [evidence.step(a, b) for a, b in pairwise(walk)])
        )
    found.sort(key=lambda path: (len(path.steps), path.uncited, [node.name for node in path.nodes]))
    tell(1, "")
    parameters = {**network.scope.parameters(), "most": most, "longer": longer}
    return Paths(found, len(walked) > most, network.coverage, parameters)


def _walks(network: Network, starts: list[int], ends: list[int], longer: bool) -> Iterator[list[int]]:
    import networkx as nx

    graph = network.digraph.copy()
    graph.remove_edges_from([(before, start) for start in starts for before in list(graph.pred[start])])
    graph.remove_edges_from([(end, after) for end in ends for after in list(graph.succ[end])])
    graph.add_edges_from([(_A, start) for start in starts])
    graph.add_edges_from([(end, _B) for end in ends])
    if not nx.has_path(graph, _A, _B):
        return
    function = nx.shortest_simple_paths if longer else nx.all_shortest_paths
    found: Iterable[list[int]] = call(function, graph, _A, _B)
    for walk in found:
        yield walk[1:-1]


class _Evidence:
    """The steps of paths; what a link rests on is read once."""

    def __init__(self, case: Readable, network: Network) -> None:
        self._case, self._network = case, network
        self._read: dict[UUID, list[CitedPassage]] = {}

    def step(self, start: int, end: int) -> Step:
        network = self._network
        links = []
        for link in network.between[min(start, end), max(start, end)]:
            along = network.number[link.from_id] == start
            if along or not link.directed or not network.scope.directed:
                links.append(StepLink(link, along, self._of(link.id)))
        links.sort(key=lambda each: (not each.cited, each.link.kind))
        return Step(network.nodes[start], network.nodes[end], links)

    def _of(self, link: UUID) -> list[CitedPassage]:
        if link not in self._read:
            self._read[link] = citations_of(self._case, "link", link)
        return self._read[link]
