"""Graph views: which there are, and the nodes and edges of one, or of the whole case."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import ids, marks, select
from casewright.casefile.readers import Readable
from casewright.model.graph_groups import GraphGroup, read_groups

_MOST_PARAMETERS = 10_000


class ViewRow(NamedTuple):
    """A saved view."""

    id: UUID
    title: str
    description: str | None
    marking: str | None
    nodes: int


class NodeRow(NamedTuple):
    """An entity in a view, at its place; in the whole case there is no place and no node row."""

    entity_id: UUID
    kind: str
    name: str
    x: float | None
    y: float | None
    pinned: bool
    node_id: UUID | None


class EdgeRow(NamedTuple):
    """A link between two entities of a view.

    `sources` counts those that support it and are not withdrawn; `credibility` is the best grade among their citations, 1
    to 5, None where nobody could judge; `disputed`: a passage, or another claim, contradicts a claim about it.
    """

    id: UUID
    kind: str
    label: str | None
    from_id: UUID
    to_id: UUID
    directed: bool
    polarity: str | None
    status: str
    sources: int
    credibility: str | None
    disputed: bool


_SUPPORT = (
    "SELECT a.object_id AS link, count(DISTINCT p.source_id) AS sources, "
    "min(CASE WHEN x.credibility < '6' THEN x.credibility END) AS credibility FROM claim_about a "
    "JOIN citation x ON x.claim_id = a.claim_id AND x.stance = 'supports' JOIN passage p ON p.id = x.passage_id "
    "JOIN source s ON s.id = p.source_id AND s.withdrawn IS NULL WHERE a.object_type = 'link' GROUP BY a.object_id"
)
_CONTRADICTED = (
    "SELECT a.object_id FROM claim_about a JOIN citation x ON x.claim_id = a.claim_id AND x.stance = 'contradicts' "
    "UNION SELECT a.object_id FROM claim_about a JOIN claim_relation r ON a.claim_id IN (r.claim_id, r.other_id) "
    "AND r.kind = 'contradicts'"
)
_EDGES = (
    "SELECT l.id, l.kind, l.label, l.from_id, l.to_id, l.directed, l.polarity, l.status, coalesce(s.sources, 0), "
    f"s.credibility, l.id IN ({_CONTRADICTED}) FROM link l LEFT JOIN ({_SUPPORT}) s ON s.link = l.id"
)


def view_rows(case: Readable) -> list[ViewRow]:
    """The saved views, oldest first."""
    return select(
        case,
        ViewRow,
        "SELECT id, title, description, marking, (SELECT count(*) FROM graph_node WHERE view_id = v.id AND NOT hidden) "
        "FROM graph_view v ORDER BY id",
    )


def view_nodes(case: Readable, view_id: UUID) -> list[NodeRow]:
    """The nodes shown in a view."""
    return select(
        case,
        NodeRow,
        "SELECT e.id, e.kind, e.name, n.x, n.y, n.pinned, n.id FROM graph_node n JOIN entity e ON e.id = n.entity_id "
        "WHERE n.view_id = ? AND NOT n.hidden ORDER BY n.id",
        (view_id,),
    )


def view_edges(case: Readable, view_id: UUID) -> list[EdgeRow]:
    """The links whose both ends are shown in a view."""
    shown = "(SELECT entity_id FROM graph_node WHERE view_id = ?1 AND NOT hidden)"
    return select(
        case, EdgeRow, f"{_EDGES} WHERE l.from_id IN {shown} AND l.to_id IN {shown} ORDER BY l.id", (view_id,)
    )


def case_nodes(case: Readable, limit: int = 100_000) -> list[NodeRow]:
    """Every entity of the case."""
    return select(
        case, NodeRow, "SELECT id, kind, name, NULL, NULL, 0, NULL FROM entity ORDER BY id LIMIT ?", (limit,)
    )


def case_edges(case: Readable) -> list[EdgeRow]:
    """Every link of the case."""
    return select(case, EdgeRow, f"{_EDGES} ORDER BY l.id")


def count_of(case: Readable, view_id: UUID | None) -> int:
    """About how many entities and links a view holds, or the whole case for None; takes no time to speak of."""
    ((links,),) = case.read("SELECT count(*) FROM link")
    if view_id is None:
        ((entities,),) = case.read("SELECT count(*) FROM entity")
        return int(entities + links)
    ((nodes,),) = case.read("SELECT count(*) FROM graph_node WHERE view_id = ?", (view_id.bytes,))
    return int(nodes + min(links, nodes * nodes))


def view_groups(case: Readable, view_id: UUID) -> tuple[GraphGroup, ...]:
    """The groups of a view."""
    rows = case.read("SELECT style FROM graph_view WHERE id = ?", (view_id.bytes,))
    return read_groups(rows[0][0]) if rows else ()


def hidden_entities(case: Readable, view_id: UUID) -> list[UUID]:
    """The entities that keep a place in a view without being shown."""
    return ids(case, "SELECT entity_id FROM graph_node WHERE view_id = ? AND hidden ORDER BY id", (view_id,))


def neighbours_of(case: Readable, entity_ids: Collection[UUID]) -> list[UUID]:
    """The entities one link away from any of these, and not among them."""
    found: dict[UUID, None] = {}
    for part in _parts(list(entity_ids)):
        among = marks(part)
        found |= dict.fromkeys(
            ids(
                case,
                f"SELECT to_id FROM link WHERE from_id IN ({among}) UNION SELECT from_id FROM link WHERE to_id IN ({among})",
                [*part, *part],
            )
        )
    known = set(entity_ids)
    return [each for each in found if each not in known]


def _parts(values: list[UUID]) -> Iterator[list[UUID]]:
    """As many at a time as a query takes."""
    for first in range(0, len(values), _MOST_PARAMETERS):
        yield values[first : first + _MOST_PARAMETERS]


def entities_of_claim(case: Readable, claim_id: UUID) -> list[UUID]:
    """The entities that a claim is about, and both ends of every link that it is about."""
    return ids(
        case,
        "SELECT e.id FROM claim_about a JOIN entity e ON e.id = a.object_id WHERE a.claim_id = ?1 "
        "UNION SELECT l.from_id FROM claim_about a JOIN link l ON l.id = a.object_id WHERE a.claim_id = ?1 "
        "UNION SELECT l.to_id FROM claim_about a JOIN link l ON l.id = a.object_id WHERE a.claim_id = ?1",
        (claim_id,),
    )
