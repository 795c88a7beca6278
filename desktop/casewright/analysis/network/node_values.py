"""One number for every node: each measure as numpy or networkx computes it, with what the record of it has to say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from casewright.analysis.network import settings as limits
from casewright.analysis.network import structure
from casewright.analysis.network.adjacency import Floats, Ints
from casewright.analysis.network.betweenness import betweenness
from casewright.analysis.network.closeness import closeness
from casewright.analysis.network.communities import communities, modularity
from casewright.analysis.network.engine import backends_for, call, engine_name
from casewright.analysis.network.network import Network
from casewright.analysis.network.settings import Settings
from casewright.analysis.network.spectral import eigenvector, pagerank

Part = Callable[[float], object]


@dataclass(frozen=True)
class Values:
    """The numbers in the order of the nodes, and how they came about."""

    values: Floats | Ints
    parameters: dict[str, Any] = field(default_factory=dict)
    summary: dict[str, Any] = field(default_factory=dict)
    sampled: int | None = None


def of_betweenness(network: Network, settings: Settings, tell: Part) -> Values:
    """Exact up to some size, or where a faster engine is installed; sampled beyond."""
    import networkx as nx

    nodes = len(network.nodes)
    if (
        backends_for(nx.betweenness_centrality)
        and limits.EXACT_BETWEENNESS < nodes <= limits.EXACT_ON_A_BACKEND
    ):
        graph = network.digraph if network.scope.directed else network.graph
        found = call(nx.betweenness_centrality, graph)
        return Values(
            np.array([found[n] for n in range(nodes)]), {"engine": engine_name(nx.betweenness_centrality)}
        )
    sample = _sample(nodes, limits.EXACT_BETWEENNESS, settings)
    values = betweenness(network.near, sample, tell=tell)
    return Values(values, {"engine": "numpy", **_said(sample, settings)}, sampled=_size(sample))


def of_closeness(network: Network, settings: Settings, tell: Part) -> Values:
    """Exact up to some size, sampled beyond."""
    sample = _sample(len(network.nodes), limits.EXACT_CLOSENESS, settings)
    values = closeness(network.near, sample, tell=tell)
    return Values(values, {"engine": "numpy", **_said(sample, settings)}, sampled=_size(sample))


def of_eigenvector(network: Network, settings: Settings, tell: Part) -> Values:
    """Raises CaseError where it does not settle."""
    return Values(eigenvector(network.near), {"engine": "numpy"})


def of_pagerank(network: Network, settings: Settings, tell: Part) -> Values:
    """Along the direction in a directed scope."""
    return Values(pagerank(network.near, settings.damping), {"engine": "numpy", "damping": settings.damping})


def of_communities(network: Network, settings: Settings, tell: Part) -> Values:
    """Without regard to direction."""
    runs = limits.RUNS_OF_SMALL if len(network.nodes) <= limits.EXACT_BETWEENNESS else 1
    group = communities(network.ties, settings.seed, runs, tell)
    sizes = np.bincount(group).tolist()
    summary = {
        "communities": len(sizes),
        "modularity": round(modularity(network.ties, group), 6),
        "sizes": sizes,
    }
    return Values(group + 1, {"engine": "own", "seed": settings.seed, "runs": runs}, summary)


def of_components(network: Network, settings: Settings, tell: Part) -> Values:
    """Strongly connected parts in a directed scope."""
    import networkx as nx

    number = structure.components(network)
    sizes = np.bincount(number).tolist()
    return Values(
        number + 1,
        {"engine": engine_name(nx.connected_components)},
        {"components": len(sizes), "sizes": sizes, "isolated": sum(size == 1 for size in sizes)},
    )


def of_cores(network: Network, settings: Settings, tell: Part) -> Values:
    """Without regard to direction."""
    import networkx as nx

    values = structure.cores(network)
    return Values(values, {"engine": engine_name(nx.core_number)}, {"deepest": int(values.max(initial=0))})


def of_clustering(network: Network, settings: Settings, tell: Part) -> Values:
    """Without regard to direction."""
    import networkx as nx

    values = structure.clustering(network)
    average = round(float(values.mean()), 6) if len(values) else None
    return Values(values, {"engine": engine_name(nx.clustering)}, {"average": average})


def _sample(nodes: int, most: int, settings: Settings) -> Ints | None:
    if settings.exact or nodes <= most or settings.sample >= nodes:
        return None
    return np.sort(np.random.default_rng(settings.seed).choice(nodes, settings.sample, replace=False))


def _said(sample: Ints | None, settings: Settings) -> dict[str, Any]:
    return {} if sample is None else {"sample": len(sample), "seed": settings.seed}


def _size(sample: Ints | None) -> int | None:
    return None if sample is None else len(sample)
