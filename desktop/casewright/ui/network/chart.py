"""What the panel needs of the page with the chart: what is chosen and shown there, as the scope of a question."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from casewright.analysis.network.scope import Scope
from casewright.model.errors import InvalidValue

if TYPE_CHECKING:
    from casewright.ui.filters.chart_filter import ChartFilter
    from casewright.ui.graph.view import GraphView
    from casewright.ui.pages.graph.style import ChartStyle

WHERE = (("case", "Whole case"), ("shown", "What is shown"), ("chosen", "Selected"))
"""What is looked at."""


class ChartPage(Protocol):
    """The graph page."""

    chart: GraphView
    filter: ChartFilter
    style_of_view: ChartStyle
    view_id: UUID | None

    def entities(self) -> Collection[UUID]:
        """Everything on the chart, hidden or not; of closed groups the members."""


def chosen(page: ChartPage) -> list[UUID]:
    """The entities chosen on the chart, of closed groups the members."""
    scene = page.chart.canvas.scene
    nodes = (scene.nodes[scene.index[each]] for each in page.chart.canvas.selected_ids())
    return [UUID(each) for node in nodes for each in (node.members or (node.id,))]


def choose(page: ChartPage, entities: Iterable[UUID]) -> None:
    """Chooses entities on the chart and brings them into sight, the first one for certain; for members of closed groups, these."""
    canvas = page.chart.canvas
    group = {member: node.id for node in canvas.scene.nodes for member in node.members}
    nodes = [group.get(str(each), str(each)) for each in entities]
    canvas.select(nodes)
    for each in reversed(nodes):
        canvas.reveal(each)


def scope_of(page: ChartPage, where: str, *, directed: bool) -> Scope:
    """What is looked at. Raises InvalidValue when what is chosen is asked for and less than two entities are."""
    if where == "case":
        return Scope(directed=directed)
    if where == "chosen":
        found = chosen(page)
        if len(found) < 2:
            raise InvalidValue("Choose two or more entities on the chart, or look at more than these.")
        return Scope(directed=directed, entities=frozenset(found))
    citable, facts, passing = page.chart.canvas.citable_only, page.filter.facts, page.filter.passing
    if passing is not None and facts is not None:
        return replace(passing.scope(facts, directed), cited_only=citable)
    within = None if page.view_id is None else frozenset(page.entities())
    return Scope(directed=directed, cited_only=citable, entities=within)
