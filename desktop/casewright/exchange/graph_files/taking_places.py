"""Places of nodes into graph views. Whatever stands somewhere in a view stays there; other places make a view of their own."""

from __future__ import annotations

import hashlib
from typing import NamedTuple
from uuid import UUID, uuid5

from casewright.casefile.transaction import Transaction
from casewright.exchange.formats import ImportReport
from casewright.exchange.graph_files.found import FoundGraph, FoundNode
from casewright.exchange.graph_files.putting import as_id
from casewright.exchange.graph_files.taking_entities import is_ours
from casewright.model.graph_view import GraphView
from casewright.operations.graph_views import add_entities_to_view, add_view, pin_nodes

_APART = 1e-6
_USUAL_LENGTH = 170.0  # of a link in a layout, in scene units


class _Place(NamedTuple):
    x: float
    y: float
    pinned: bool
    row: UUID | None


Places = dict[UUID, _Place]


def take_places(tx: Transaction, graph: FoundGraph, entities: dict[str, UUID], report: ImportReport) -> None:
    """Adds the places of the file to the view they are from, or as a new view."""
    views: dict[tuple[UUID | None, str], Places] = {}
    for node in graph.nodes:
        if node.id in entities and node.x is not None and node.y is not None:
            view = as_id(node.attributes.get("view_id")) if is_ours(node) else None
            title = node.attributes.get("view_title", "") if view else ""
            views.setdefault((view, title), {}).setdefault(entities[node.id], _place(node))
    for (view, title), places in views.items():
        if view is None:
            _fresh(
                tx,
                "Imported graph",
                _scaled(graph, entities, places),
                uuid5(tx.case_id, _digest(places)),
                report,
            )
        elif not tx.find(GraphView, id=view):
            _fresh(tx, title or "Imported graph", places, view, report)
        elif _moved(tx, view, places):
            _fresh(tx, f"{title} (imported)", places, uuid5(view, _digest(places)), report)
        else:
            _put(tx, view, places, report)


def _place(node: FoundNode) -> _Place:
    pinned = node.attributes.get("pinned", "").lower() in ("true", "1")
    return _Place(node.x or 0.0, 0.0 - (node.y or 0.0), pinned, as_id(node.attributes.get("place_id")))


def _fresh(tx: Transaction, title: str, places: Places, view: UUID, report: ImportReport) -> None:
    """A new view, or the same one when the file was taken in before."""
    if not tx.find(GraphView, id=view):
        add_view(tx, title=title[:200], id=view)
        report.created["graph_view"] += 1
    _put(tx, view, places, report)


def _put(tx: Transaction, view: UUID, places: Places, report: ImportReport) -> None:
    taken = {row[0] for row in tx.read("SELECT id FROM graph_node WHERE view_id <> ?", (view.bytes,))}
    ids = {each: place.row for each, place in places.items() if place.row and place.row.bytes not in taken}
    shown = {row[0] for row in tx.read("SELECT entity_id FROM graph_node WHERE view_id = ?", (view.bytes,))}
    pinned = [each for each, place in places.items() if place.pinned and each.bytes not in shown]
    added = add_entities_to_view(
        tx, view, {each: (place.x, place.y) for each, place in places.items()}, ids=ids
    )
    if pinned:
        pin_nodes(tx, view, pinned)
    report.created["graph_node"] += added
    report.unchanged["graph_node"] += len(places) - added


def _moved(tx: Transaction, view: UUID, places: Places) -> bool:
    """Whether the file has something of the view at another place than the view has."""
    for entity, x, y in tx.read("SELECT entity_id, x, y FROM graph_node WHERE view_id = ?", (view.bytes,)):
        place = places.get(UUID(bytes=entity))
        if place is not None and max(abs(place.x - x), abs(place.y - y)) > _APART:
            return True
    return False


def _scaled(graph: FoundGraph, entities: dict[str, UUID], places: Places) -> Places:
    """Places of another tool, so that its links are as long as ours usually are."""
    lengths = []
    for edge in graph.edges:
        ends = [places.get(entities[each]) for each in (edge.source, edge.target) if each in entities]
        if len(ends) == 2 and ends[0] and ends[1]:
            lengths.append(((ends[0].x - ends[1].x) ** 2 + (ends[0].y - ends[1].y) ** 2) ** 0.5)
    usual = sorted(lengths)[len(lengths) // 2] if lengths else 0.0
    factor = _USUAL_LENGTH / usual if usual > _APART else 1.0
    return {
        each: place._replace(x=round(place.x * factor, 3), y=round(place.y * factor, 3))
        for each, place in places.items()
    }


def _digest(places: Places) -> str:
    told = "\n".join(f"{each} {place.x} {place.y}" for each, place in sorted(places.items()))
    return f"graph file {hashlib.sha256(told.encode()).hexdigest()}"
