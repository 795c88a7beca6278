"""The measures by name, each as a table with its coverage."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from casewright.analysis.network import node_values as values_of
from casewright.analysis.network.degrees import degrees
from casewright.analysis.network.network import Network
from casewright.analysis.network.node_values import Part, Values
from casewright.analysis.network.result import Column, Result, Row
from casewright.analysis.network.settings import Settings, Tell, silent
from casewright.analysis.network.tie_tables import balance_table, bridge_table, cut_point_table
from casewright.model.errors import CaseError
from casewright.model.nearby import unknown


class Measure(NamedTuple):
    """A measure that gives every entity one number."""

    title: str
    method: str
    column: Column
    compute: Callable[[Network, Settings, Part], Values]


OF_NODES: dict[str, Measure] = {
    "betweenness": Measure(
        "Betweenness",
        "Part of the shortest paths between all others that lead through it (Freeman 1977, Brandes 2001).",
        Column("betweenness", "Betweenness", 4),
        values_of.of_betweenness,
    ),
    "closeness": Measure(
        "Closeness",
        "How near it is to all that reach it, times the part that do (Wasserman and Faust 1994).",
        Column("closeness", "Closeness", 4),
        values_of.of_closeness,
    ),
    "eigenvector": Measure(
        "Eigenvector centrality",
        "It counts by how much its neighbours count (Bonacich 1987).",
        Column("eigenvector", "Eigenvector", 4),
        values_of.of_eigenvector,
    ),
    "pagerank": Measure(
        "PageRank",
        "Where somebody is met who follows links at random and now and then starts anew (Page et al. 1999).",
        Column("pagerank", "PageRank", 5),
        values_of.of_pagerank,
    ),
    "communities": Measure(
        "Communities",
        "Groups with more links inside than chance would give (Louvain, Blondel et al. 2008). Another seed may give others.",
        Column("community", "Community"),
        values_of.of_communities,
    ),
    "components": Measure(
        "Components", "Parts that nothing links to each other.", Column("component", "Component"), values_of.of_components
    ),
    "cores": Measure(
        "k-core",
        "The largest k for which it lies in a group where all have k neighbours within (Seidman 1983).",
        Column("core", "Core"),
        values_of.of_cores,
    ),
    "clustering": Measure(
        "Clustering",
        "Part of the pairs of its neighbours that are linked themselves (Watts and Strogatz 1998).",
        Column("clustering", "Clustering", 3),
        values_of.of_clustering,
    ),
}  # fmt: skip
GROUPED = ("communities", "components")
OTHERS = ("all", "degree", "bridges", "cut_points", "balance")
MEASURES = ("all", "degree", *OF_NODES, "bridges", "cut_points", "balance")


def measure(
    network: Network, name: str = "all", settings: Settings | None = None, tell: Tell = silent
) -> Result:
    """Computes one table.

    Args:
        name: one of MEASURES; `all` is every number there is for an entity, in one table.
        tell: called with the part that is done and words for it; an exception that it raises stops the work.

    Raises:
        InvalidValue: there is no such measure.
        CaseError: it cannot be computed for this network.
    """
    settings = settings or Settings()
    if name not in MEASURES:
        raise unknown("measure", name, MEASURES)
    tables: dict[str, Callable[[Network], Result]] = {
        "bridges": bridge_table,
        "cut_points": cut_point_table,
        "balance": balance_table,
        "degree": degree_table,
    }
    if name in tables:
        return tables[name](network)
    if name == "all":
        return everything(network, settings, tell)
    return _of_nodes(network, name, settings, tell)


def degree_table(network: Network) -> Result:
    """How many links each entity has."""
    found = {key: values.tolist() for key, values in degrees(network).items()}
    rows = [
        _row(network, n, {key: values[n] for key, values in found.items()}) for n in range(len(network.nodes))
    ]
    rows.sort(key=lambda row: (-row.values["links"], -row.values["neighbours"]))
    columns = (
        Column("links", "Links"), Column("incoming", "Incoming"), Column("outgoing", "Outgoing"),
        Column("undirected", "Undirected"), Column("neighbours", "Neighbours"),
    )  # fmt: skip
    return Result(
        "degree", "Degree", "How many links it has, each counted, and with how many others.", columns, rows,
        network.coverage, network.scope.parameters(), _painted(network, found["links"]),
    )  # fmt: skip


def everything(network: Network, settings: Settings, tell: Tell) -> Result:
    """All numbers of each entity; a measure that cannot be computed here is left empty, and a note says why."""
    base = degree_table(network)
    found: dict[str, list[Any]] = {}
    parameters = dict(base.parameters)
    summary: dict[str, Any] = {}
    notes: list[str] = []
    sampled: int | None = None
    for n, (name, chosen) in enumerate(OF_NODES.items()):
        part = _part(tell, n / len(OF_NODES), 1 / len(OF_NODES), chosen.title)
        part(0)
        try:
            values = chosen.compute(network, settings, part)
        except CaseError as error:
            notes.append(str(error))
            found[chosen.column.key] = [None] * len(network.nodes)
            continue
        found[chosen.column.key] = values.values.tolist()
        parameters[name] = values.parameters
        summary |= {name: values.summary} if values.summary else {}
        sampled = sampled if values.sampled is None else values.sampled
    tell(1, "")
    for row in base.rows:
        row.values.update({key: values[network.number[row.entities[0]]] for key, values in found.items()})
    columns = (*base.columns, *(each.column for each in OF_NODES.values()))
    return Result(
        "all", "All measures", "Each as it is described by itself.", columns, base.rows, network.coverage,
        parameters, base.paint, summary, sampled, tuple(notes),
    )  # fmt: skip


def _of_nodes(network: Network, name: str, settings: Settings, tell: Tell) -> Result:
    chosen = OF_NODES[name]
    part = _part(tell, 0, 1, chosen.title)
    part(0)
    found = chosen.compute(network, settings, part)
    tell(1, "")
    values = found.values.tolist()
    columns: tuple[Column, ...] = (chosen.column,)
    rows = [_row(network, n, {chosen.column.key: value}) for n, value in enumerate(values)]
    if name in GROUPED:
        sizes = found.summary["sizes"]
        columns = (chosen.column, Column("size", "Size"))
        rows = [
            Row(row.entities, row.names, row.kinds, {**row.values, "size": sizes[value - 1]})
            for row, value in zip(rows, values, strict=True)
        ]
        rows.sort(key=lambda row: row.values[chosen.column.key])
    else:
        rows.sort(key=lambda row: -row.values[chosen.column.key])
    parameters = {**network.scope.parameters(), **found.parameters}
    return Result(
        name, chosen.title, chosen.method, columns, rows, network.coverage, parameters,
        _painted(network, values), found.summary, found.sampled,
    )  # fmt: skip


def _row(network: Network, n: int, values: dict[str, Any]) -> Row:
    node = network.nodes[n]
    return Row((node.id,), (node.name,), (node.kind,), values)


def _painted(network: Network, values: list[float]) -> dict[Any, float]:
    return {
        member: float(value)
        for node, value in zip(network.nodes, values, strict=True)
        for member in node.members
    }


def _part(tell: Tell, start: float, share: float, words: str) -> Part:
    return lambda fraction: tell(start + share * fraction, words)
