"""From the rows of a case to the chart that a layout is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import numpy as np

from casewright.analysis.layouts.chart_graph import ChartGraph, Ints
from casewright.analysis.layouts.name_room import name_room
from casewright.analysis.layouts.wish import LayoutWish
from casewright.casefile.queries import graph
from casewright.casefile.queries.graph import NodeRow
from casewright.casefile.queries.network import NetworkLink, network_links
from casewright.casefile.readers import Readable

_MOST_SOURCES = 4


@dataclass(frozen=True)
class CaseChart:
    """The chart, with the entity of each node; `links` are what dates are read from."""

    nodes: list[NodeRow]
    links: list[NetworkLink]
    graph: ChartGraph

    def number(self, entity_id: UUID) -> int | None:
        """The node of an entity; None where it is not on the chart."""
        return next((at for at, each in enumerate(self.nodes) if each.entity_id == entity_id), None)

    def part(self, members: Ints) -> CaseChart:
        """The chart of some nodes, by number, ascending; `links` are then all that reach one of them."""
        nodes = [self.nodes[at] for at in members.tolist()]
        shown = {each.entity_id for each in nodes}
        links = [each for each in self.links if each.from_id in shown or each.to_id in shown]
        return CaseChart(nodes, links, self.graph.part(members))


def read_chart(case: Readable, wish: LayoutWish) -> CaseChart:
    """Nodes in the order of their entities' ids, so that the picture does not depend on the order of rows."""
    rows = graph.case_nodes(case) if wish.view_id is None else graph.view_nodes(case, wish.view_id)
    nodes = sorted({each.entity_id: each for each in rows}.values(), key=lambda each: each.entity_id)
    number = {each.entity_id: at for at, each in enumerate(nodes)}
    links = [each for each in network_links(case) if each.from_id in number and each.to_id in number]
    return CaseChart(
        nodes,
        links,
        ChartGraph(
            np.array([(number[each.from_id], number[each.to_id]) for each in links], np.int64).reshape(-1, 2),
            # what several sources say holds closer together
            np.array([(1 + min(each.sources, _MOST_SOURCES)) / 2 if each.sources else 1 for each in links]),
            np.array([bool(each.directed) for each in links], np.bool_),
            name_room([each.name for each in nodes], wish.text_scale),
            np.array([_place(each, wish) for each in nodes], np.float64).reshape(-1, 2),
            np.array(
                [bool(each.pinned) or bool(wish.only and each.entity_id not in wish.only) for each in nodes],
                np.bool_,
            ),
        ),
    )


def _place(row: NodeRow, wish: LayoutWish) -> tuple[float, float]:
    if row.x is not None and row.y is not None:
        return row.x, row.y
    return wish.places.get(row.entity_id, (0.0, 0.0))
