"""Entities, links and claims as cards, with what is written beside them."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import first, select, select_columns
from casewright.casefile.readers import Readable


class EntityCard(NamedTuple):
    """An entity by its main name."""

    id: UUID
    kind: str
    name: str
    summary: str | None
    marking: str | None


class NameRow(NamedTuple):
    """Another name of an entity."""

    id: UUID
    text: str
    role: str
    language: str | None
    valid: str | None


class PropertyRow(NamedTuple):
    """A value of a property, and the claim it comes from."""

    id: UUID
    key: str
    value: str
    valid: str | None
    claim_id: UUID | None


class LinkRow(NamedTuple):
    """A link with the names of both ends; `claims` speak for or against it."""

    id: UUID
    kind: str
    label: str | None
    from_id: UUID
    from_name: str
    from_kind: str
    to_id: UUID
    to_name: str
    to_kind: str
    directed: bool
    polarity: str | None
    status: str
    valid: str | None
    valid_stated: str | None
    summary: str | None
    marking: str | None
    claims: int


class ClaimCard(NamedTuple):
    """A claim."""

    id: UUID
    text: str
    basis: str
    hedge: str | None
    held: str | None
    held_stated: str | None
    preferred: bool
    preferred_reason: str | None
    marking: str | None


class ClaimRelationRow(NamedTuple):
    """Another claim this one contradicts, repeats or updates (`outward`), or that does so to it."""

    id: UUID
    other_id: UUID
    text: str
    kind: str
    outward: bool


class NoteRow(NamedTuple):
    """An analyst's note."""

    id: UUID
    text: str


class TagRow(NamedTuple):
    """A tag, and the row that puts it on the object."""

    id: UUID
    name: str
    colour: str | None
    tagging_id: UUID


class SamenessRow(NamedTuple):
    """A judgement that the entity is, or is not, another one."""

    id: UUID
    other_id: UUID
    name: str
    verdict: str
    reason: str


_LINKS = (
    "SELECT l.id, l.kind, l.label, f.id, f.name, f.kind, t.id, t.name, t.kind, l.directed, l.polarity, l.status, l.valid, "
    "l.valid_stated, l.summary, l.marking, (SELECT count(DISTINCT claim_id) FROM claim_about WHERE object_id = l.id) "
    "FROM link l JOIN entity f ON f.id = l.from_id JOIN entity t ON t.id = l.to_id"
)


def entity_card(case: Readable, entity_id: UUID) -> EntityCard | None:
    """The entity, or None when it is gone."""
    return first(select_columns(case, EntityCard, "entity", "WHERE id = ?", (entity_id,)))


def names_of(case: Readable, entity_id: UUID) -> list[NameRow]:
    """The other names of an entity."""
    return select_columns(case, NameRow, "entity_name", "WHERE entity_id = ? ORDER BY id", (entity_id,))


def properties_of(case: Readable, entity_id: UUID) -> list[PropertyRow]:
    """All values of all properties of an entity; contradicting values stand side by side."""
    return select_columns(
        case, PropertyRow, "entity_property", "WHERE entity_id = ? ORDER BY key, id", (entity_id,)
    )


def links_of(case: Readable, entity_id: UUID) -> list[LinkRow]:
    """The links that begin or end at an entity."""
    return select(
        case, LinkRow, f"{_LINKS} WHERE l.from_id = ?1 OR l.to_id = ?1 ORDER BY l.kind, l.id", (entity_id,)
    )


def link_card(case: Readable, link_id: UUID) -> LinkRow | None:
    """The link, or None when it is gone."""
    return first(select(case, LinkRow, f"{_LINKS} WHERE l.id = ?", (link_id,)))


def claim_card(case: Readable, claim_id: UUID) -> ClaimCard | None:
    """The claim, or None when it is gone."""
    return first(select_columns(case, ClaimCard, "claim", "WHERE id = ?", (claim_id,)))


def claim_relations_of(case: Readable, claim_id: UUID) -> list[ClaimRelationRow]:
    """The claims that contradict, repeat or update a claim."""
    return select(
        case,
        ClaimRelationRow,
        "SELECT r.id, c.id, c.text, r.kind, r.claim_id = ?1 FROM claim_relation r "
        "JOIN claim c ON c.id = CASE WHEN r.claim_id = ?1 THEN r.other_id ELSE r.claim_id END "
        "WHERE r.claim_id = ?1 OR r.other_id = ?1 ORDER BY r.id",
        (claim_id,),
    )


def notes_on(case: Readable, object_id: UUID | None) -> list[NoteRow]:
    """The notes on an object; on the case as a whole for None."""
    return select_columns(case, NoteRow, "note", "WHERE object_id IS ? ORDER BY id", (object_id,))


def tags_on(case: Readable, object_id: UUID) -> list[TagRow]:
    """The tags on an object."""
    return select(
        case,
        TagRow,
        "SELECT t.id, t.name, t.colour, g.id FROM tagging g JOIN tag t ON t.id = g.tag_id WHERE g.object_id = ? ORDER BY t.name",
        (object_id,),
    )


def sameness_of(case: Readable, entity_id: UUID) -> list[SamenessRow]:
    """With which entities this one was judged the same or different."""
    return select(
        case,
        SamenessRow,
        "SELECT s.id, e.id, e.name, s.verdict, s.reason FROM sameness s "
        "JOIN entity e ON e.id = CASE WHEN s.entity_id = ?1 THEN s.other_id ELSE s.entity_id END "
        "WHERE s.entity_id = ?1 OR s.other_id = ?1 ORDER BY s.id",
        (entity_id,),
    )


class AboutRow(NamedTuple):
    """What a claim is about."""

    id: UUID
    object_type: str
    object_id: UUID


def abouts_of(case: Readable, claim_id: UUID) -> list[AboutRow]:
    """What a claim is about."""
    return select_columns(case, AboutRow, "claim_about", "WHERE claim_id = ? ORDER BY id", (claim_id,))
