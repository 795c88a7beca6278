"""What graph files are written from: whole rows of entities, links and what belongs to them."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.records import find_titled
from casewright.casefile.queries.rows import select, select_columns
from casewright.casefile.readers import Readable


class FileEntity(NamedTuple):
    """An entity."""

    id: UUID
    kind: str
    name: str
    summary: str | None
    marking: str | None


class FileLink(NamedTuple):
    """A link; `claims` are about it, `citations` and `sources` are theirs, whatever their stance."""

    id: UUID
    kind: str
    from_id: UUID
    to_id: UUID
    directed: bool
    label: str | None
    polarity: str | None
    status: str
    valid: str | None
    valid_lo: str | None
    valid_hi: str | None
    valid_stated: str | None
    summary: str | None
    marking: str | None
    claims: int
    citations: int
    sources: int


class FileName(NamedTuple):
    """Another name of an entity."""

    id: UUID
    entity_id: UUID
    text: str
    role: str
    language: str | None
    valid: str | None


class FileProperty(NamedTuple):
    """A value of a property."""

    id: UUID
    entity_id: UUID
    key: str
    value: str
    valid: str | None
    claim_id: UUID | None


class FileIdentity(NamedTuple):
    """A judgement of identity."""

    id: UUID
    entity_id: UUID
    other_id: UUID
    verdict: str
    reason: str


class PlaceRow(NamedTuple):
    """Where an entity stands in a view, in scene units (y grows downwards)."""

    id: UUID
    entity_id: UUID
    x: float
    y: float
    pinned: bool


class TagOn(NamedTuple):
    """A tag on an object."""

    object_id: UUID
    name: str


_EVIDENCE = (
    "SELECT a.object_id AS link, count(DISTINCT a.claim_id) AS claims, count(DISTINCT x.id) AS citations, "
    "count(DISTINCT p.source_id) AS sources FROM claim_about a LEFT JOIN citation x ON x.claim_id = a.claim_id "
    "LEFT JOIN passage p ON p.id = x.passage_id WHERE a.object_type = 'link' GROUP BY a.object_id"
)
_OWN = FileLink._fields[:14]


def file_entities(case: Readable) -> list[FileEntity]:
    """All entities, oldest first."""
    return select_columns(case, FileEntity, "entity", "ORDER BY id")


def file_links(case: Readable) -> list[FileLink]:
    """All links, oldest first."""
    return select(
        case,
        FileLink,
        f"SELECT {', '.join(f'l.{name}' for name in _OWN)}, coalesce(e.claims, 0), coalesce(e.citations, 0), "
        f"coalesce(e.sources, 0) FROM link l LEFT JOIN ({_EVIDENCE}) e ON e.link = l.id ORDER BY l.id",
    )


def name_rows(case: Readable) -> list[FileName]:
    """All other names."""
    return select_columns(case, FileName, "entity_name", "ORDER BY id")


def property_rows(case: Readable) -> list[FileProperty]:
    """All values of all properties."""
    return select_columns(case, FileProperty, "entity_property", "ORDER BY id")


def identity_rows(case: Readable) -> list[FileIdentity]:
    """All judgements of identity."""
    return select_columns(case, FileIdentity, "sameness", "ORDER BY id")


def tag_names(case: Readable, object_type: str) -> list[TagOn]:
    """The tags on all objects of a type, by name."""
    return select(
        case,
        TagOn,
        "SELECT g.object_id, t.name FROM tagging g JOIN tag t ON t.id = g.tag_id WHERE g.object_type = ? ORDER BY t.name",
        (object_type,),
    )


def view_places(case: Readable, view_id: UUID) -> list[PlaceRow]:
    """The places of what a view shows."""
    return select_columns(
        case, PlaceRow, "graph_node", "WHERE view_id = ? AND NOT hidden ORDER BY id", (view_id,)
    )


def marking_of(case: Readable, view_id: UUID) -> str | None:
    """How a view is marked."""
    rows = case.read("SELECT marking FROM graph_view WHERE id = ?", (view_id.bytes,))
    return rows[0][0] if rows else None


def hidden_in(case: Readable, view_id: UUID) -> int:
    """How many entities a view hides."""
    return int(
        case.read("SELECT count(*) FROM graph_node WHERE view_id = ? AND hidden", (view_id.bytes,))[0][0]
    )


def find_view(case: Readable, name: str) -> UUID:
    """The graph view with this id or title; raises as `records.find_titled`."""
    return find_titled(case, "graph_view", name)
