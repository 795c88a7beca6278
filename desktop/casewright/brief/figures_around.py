"""Figures of one entity: the chart of its direct ties, and the links that its timeline shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from casewright.analysis.figure_facts import figure_facts
from casewright.analysis.support import Support
from casewright.brief.blocks import Block, LinkChart
from casewright.brief.figures_from_case import bundled, node_of
from casewright.brief.grounds import Grounds
from casewright.casefile.queries import graph, objects
from casewright.casefile.queries.figures import marks_of
from casewright.casefile.queries.overview import case_ontology

_MOST = 24  # neighbours: more cannot be read on a page


def links_around(grounds: Grounds, entity: UUID) -> list[UUID]:
    """The links of an entity that the brief may show."""
    rows = objects.links_of(grounds.case, entity)
    marks = {
        each.id: each.marking
        for each in marks_of(grounds.case, {end for row in rows for end in (row.from_id, row.to_id)})
    }
    return [
        row.id
        for row in rows
        if grounds.may_object(row.id, row.marking)
        and grounds.may(marks.get(row.from_id), marks.get(row.to_id))
    ]


def link_chart_around(grounds: Grounds, support: Support, entity: UUID, caption: str) -> Iterator[Block]:
    """An entity, ringed, with those it is linked to and the links among these; of many, those with the most links to it.

    Nothing for an entity without ties.
    """
    case, ontology = grounds.case, case_ontology(grounds.case)
    direct = set(links_around(grounds, entity))
    counted: Counter[UUID] = Counter()
    rows = graph.case_edges(case)
    for row in rows:
        if row.id in direct:
            counted[row.to_id if row.from_id == entity else row.from_id] += 1
    del counted[entity]
    shown = {entity, *sorted(counted, key=lambda each: (-counted[each], each))[:_MOST]}
    marks = {each.id: each.marking for each in marks_of(case, {row.id for row in rows})}
    links = [
        row
        for row in rows
        if row.from_id in shown and row.to_id in shown and grounds.may_object(row.id, marks.get(row.id))
    ]
    nodes = tuple(
        replace(node_of(row, ontology), ringed=row.entity_id == entity)
        for row in graph.case_nodes(case)
        if row.entity_id in shown
    )
    if len(nodes) < 2:
        return
    ids = [row.id for row in links]
    facts = figure_facts(case, [*shown, *ids], ids, None, grounds.ceiling)
    left_out = len(counted) - len(nodes) + 1
    more = f" {left_out} more with fewer links to it are not shown." if left_out else ""
    alt = f"Link chart of {len(nodes)} entities and {len(links)} links."
    yield LinkChart(
        nodes,
        bundled(case, support, links),
        f"{caption} {facts.source_line}{more}".strip(),
        alt,
        facts.data_date,
    )
