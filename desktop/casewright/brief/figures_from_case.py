"""The link chart and the timeline of a brief, read from the case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from casewright.analysis.case_filter.of_view import scope_of_view
from casewright.analysis.figure_facts import FigureFacts, figure_facts
from casewright.analysis.support import Support
from casewright.brief.blocks import Block, ChartEdge, ChartNode, LinkChart, Timeline, TimelineEvent
from casewright.casefile.queries import filtering, graph
from casewright.casefile.queries.overview import case_ontology
from casewright.casefile.queries.rows import AMONG, listed
from casewright.model.case_filter import read_filter
from casewright.model.dates import parse_edtf, show_date_short

if TYPE_CHECKING:
    from casewright.casefile.case import Case
    from casewright.model.ontology import Ontology

_SHAPES = {"person": "circle", "organisation": "square", "place": "hexagon"}
_MOST_EVENTS = 26
_MOST_LANES = 6


def link_chart(case: Case, support: Support, view: UUID | None, caption: str) -> Iterator[Block]:
    """A saved graph view as its filters leave it; parallel links become one line that names them.

    Raises:
        InvalidValue: the filters of the view cannot be applied; what they should hide is not printed.
    """
    views = graph.view_rows(case)
    chosen = view or (views[0].id if views else None)
    if chosen is None:
        return
    ontology = case_ontology(case)
    rows, links, left_out = shown_of_view(case, chosen)
    nodes = tuple(node_of(row, ontology) for row in rows)
    edges = bundled(case, support, links)
    if not nodes:
        return
    uncited = sum(1 for edge in edges if edge.origins == 0)
    facts = _facts(case, chosen, [row.entity_id for row in rows], [row.id for row in links])
    alt = f"Link chart of {_counted(len(nodes), 'entity', 'entities')} and "
    alt += f"{_counted(len(edges), 'connection', 'connections')}."
    coverage = f"Based on {_counted(facts.sources, 'source', 'sources')}. Observed network only: {_counted(len(nodes), 'entity', 'entities')}, "
    coverage += f"{_counted(len(edges), 'connection', 'connections')}, {uncited} uncited"
    coverage += f"; {left_out} more left out by filters." if left_out else "."
    yield LinkChart(nodes, edges, f"{caption} {coverage}".strip(), alt, facts.data_date)


def _facts(case: Case, view: UUID | None, entities: list[UUID], links: list[UUID]) -> FigureFacts:
    """What a figure rests on; what the view's marking withholds is not counted."""
    ceiling = read_filter(filtering.saved_filters(case, view)).marking if view is not None else None
    return figure_facts(case, [*entities, *links], links, None, ceiling)


def shown_of_view(case: Case, view: UUID) -> tuple[list[graph.NodeRow], list[graph.EdgeRow], int]:
    """The entities and links of a view that pass its filters, and how many of both do not."""
    rows, links = graph.view_nodes(case, view), graph.view_edges(case, view)
    scope = scope_of_view(case, view, [row.entity_id for row in rows])
    seen = [row for row in rows if scope.entities is None or row.entity_id in scope.entities]
    linked = [row for row in links if scope.links is None or row.id in scope.links]
    return seen, linked, len(rows) + len(links) - len(seen) - len(linked)


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def node_of(row: graph.NodeRow, ontology: Ontology) -> ChartNode:
    family, shape = family_of(ontology, row.kind)
    return ChartNode(row.entity_id, row.name, family, shape, row.x, row.y)


def family_of(ontology: Ontology, kind: str) -> tuple[str, str]:
    """The family of a kind, whose name goes into the legend, and its shape."""
    colour = ontology.entity_kind_shown(kind).colour
    shape = _SHAPES.get(colour)
    family = ontology.colour_groups[colour].label if shape else "Events, agreements, goods"
    return family, shape or "diamond"


def bundled(case: Case, support: Support, rows: list[graph.EdgeRow]) -> tuple[ChartEdge, ...]:
    claims = _claims_about(case, [row.id for row in rows])
    ontology = case_ontology(case)
    pairs: dict[tuple[UUID, UUID], list[graph.EdgeRow]] = {}
    for row in sorted(rows, key=lambda row: (row.label or row.kind, row.id)):  # ids differ from copy to copy
        key = (row.to_id, row.from_id) if (row.to_id, row.from_id) in pairs else (row.from_id, row.to_id)
        pairs.setdefault(key, []).append(row)
    edges = []
    for (start, end), bundle in pairs.items():
        labels = list(dict.fromkeys(row.label or ontology.link_kind_shown(row.kind).label for row in bundle))
        label = ", ".join(labels[:2]) + (f" +{len(labels) - 2}" if len(labels) > 2 else "")
        about = [claim for row in bundle for claim in claims[row.id]]
        one_way = len({(row.from_id, row.to_id) for row in bundle}) == 1 and all(
            row.directed for row in bundle
        )
        origins = support.origins(about).pessimistic if about else 0
        edges.append(
            ChartEdge(start, end, label, origins, any(row.polarity == "hostile" for row in bundle), one_way)
        )
    return tuple(edges)


def _claims_about(case: Case, links: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    found: dict[UUID, list[UUID]] = defaultdict(list)
    asked = f"SELECT object_id, claim_id FROM claim_about WHERE object_id {AMONG} ORDER BY id"
    for object_id, claim in case.read(asked, (listed(links),)):
        found[UUID(bytes=object_id)].append(UUID(bytes=claim))
    return found


def timeline(
    case: Case, support: Support, view: UUID | None, caption: str, links: Collection[UUID] | None = None
) -> Iterator[Block]:
    """The dated links of a graph view, or of the case, by actor: those with the most origins first when there are many.

    `links`: only these, whatever the view.
    """
    shown = links if view is None else {row.id for row in shown_of_view(case, view)[1]}
    ontology = case_ontology(case)
    rows = case.read(
        "SELECT l.id, l.kind, l.label, a.name, b.name, l.valid FROM link l JOIN entity a ON a.id = l.from_id "
        f"JOIN entity b ON b.id = l.to_id WHERE l.valid IS NOT NULL {f'AND l.id {AMONG}' if shown is not None else ''} "
        "ORDER BY l.valid_lo, a.name, b.name, l.kind, l.id",
        (listed(shown),) if shown is not None else (),
    )
    claims = _claims_about(case, [UUID(bytes=row[0]) for row in rows])
    found: list[tuple[int, str, TimelineEvent]] = []
    drawn: dict[TimelineEvent, UUID] = {}
    for row_id, kind, label, actor, other, valid in rows:
        event = _event(f"{label or ontology.link_kind_shown(kind).label} {other}", actor, valid)
        if event is not None:
            about = claims[UUID(bytes=row_id)]
            drawn[event] = UUID(bytes=row_id)
            found.append((support.origins(about).pessimistic if about else 0, actor, event))
    chosen = sorted(sorted(found, key=lambda one: -one[0])[:_MOST_EVENTS], key=lambda one: one[2].lo)
    lanes = _lanes([actor for _, actor, _ in chosen])
    events = tuple(
        TimelineEvent(e.lo, e.hi, e.label if actor in lanes else f"{actor} {e.label}", actor if actor in lanes else _OTHERS,
                      e.when, e.fuzzy, origins > 1)
        for origins, actor, e in chosen
    )  # fmt: skip
    if events:
        order = tuple(lane for lane in (*lanes, _OTHERS) if any(event.lane == lane for event in events))
        left_out = len(found) - len(chosen)
        note = f" {left_out} further dated links are not shown." if left_out else ""
        facts = _facts(case, view, [], list({drawn[event] for _, _, event in chosen}))
        dated = "" if facts.data_date.casefold() in caption.casefold() else f" {facts.data_date}."
        yield Timeline(
            events,
            order,
            f"{caption}{note} {facts.source_line}{dated}".strip(),
            f"Timeline of {len(events)} dated links in {len(order)} lanes.",
        )


_OTHERS = "Others"


def _lanes(actors: list[str]) -> list[str]:
    counted = sorted(set(actors), key=lambda actor: (-actors.count(actor), actors.index(actor)))
    return counted[: _MOST_LANES - 1] if len(counted) > _MOST_LANES else counted


def _event(label: str, lane: str, valid: str) -> TimelineEvent | None:
    """None for a date without any bound. An open or unknown end is drawn as a fuzzy month."""
    when = parse_edtf(valid)
    if when.lo is None and when.hi is None:
        return None
    lo = (when.lo or when.hi or date.min).toordinal()
    hi = when.hi.toordinal() if when.hi is not None else lo + 30
    lo = lo if when.lo is not None else max(hi - 30, 1)
    fuzzy = when.uncertain or when.approximate or when.lo is None or when.hi is None
    return TimelineEvent(lo, hi, label, lane, show_date_short(valid), fuzzy)
