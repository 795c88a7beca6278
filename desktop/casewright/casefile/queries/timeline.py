"""What a case says of when: dates of claims, links, sources and properties, and what ties them to one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import marks, select
from casewright.casefile.readers import Readable


class ClaimDate(NamedTuple):
    """A claim with the EDTF period in which it held."""

    id: UUID
    text: str
    held: str | None


class LinkDate(NamedTuple):
    """A link with its EDTF period; `label` is its own wording where it has one."""

    id: UUID
    kind: str
    label: str | None
    from_id: UUID
    to_id: UUID
    from_name: str
    to_name: str
    status: str
    valid: str | None


class SourceDate(NamedTuple):
    """A source with the EDTF dates of publication, of what it speaks of, and of its first capture (or of access)."""

    id: UUID
    title: str
    kind: str
    published: str | None
    information_date: str | None
    captured: str | None


class PropertyDate(NamedTuple):
    """A property of an entity that holds an EDTF date."""

    id: UUID
    entity_id: UUID
    entity_name: str
    entity_kind: str
    key: str
    value: str


class About(NamedTuple):
    """What a claim is about."""

    claim_id: UUID
    object_type: str
    object_id: UUID


class Cited(NamedTuple):
    """A source that speaks for (`supports`) or against a claim."""

    claim_id: UUID
    source_id: UUID
    stance: str


class Pair(NamedTuple):
    """Two objects of one table that stand in a relation."""

    kind: str
    first_id: UUID
    second_id: UUID


class NamedEntity(NamedTuple):
    """An entity that a lane can be named after."""

    id: UUID
    name: str
    kind: str


class TaggedObject(NamedTuple):
    """A tag on an object."""

    tag: str
    object_type: str
    object_id: UUID


class CutOff(NamedTuple):
    """Until when an assessment or a brief has looked (EDTF)."""

    title: str
    cut_off: str


def claim_dates(case: Readable) -> list[ClaimDate]:
    """Every claim."""
    return select(case, ClaimDate, "SELECT id, text, held FROM claim ORDER BY id")


def link_dates(case: Readable) -> list[LinkDate]:
    """Every link."""
    return select(
        case,
        LinkDate,
        "SELECT l.id, l.kind, l.label, l.from_id, l.to_id, f.name, t.name, l.status, l.valid FROM link l "
        "JOIN entity f ON f.id = l.from_id JOIN entity t ON t.id = l.to_id ORDER BY l.id",
    )


def source_dates(case: Readable) -> list[SourceDate]:
    """Every source."""
    return select(
        case,
        SourceDate,
        "SELECT s.id, s.title, s.kind, s.published, s.information_date, coalesce(c.first, s.accessed) FROM source s "
        "LEFT JOIN (SELECT source_id, min(captured_at) AS first FROM capture GROUP BY source_id) c ON c.source_id = s.id "
        "ORDER BY s.id",
    )


def property_dates(case: Readable, keys: Sequence[str]) -> list[PropertyDate]:
    """The properties with one of these keys."""
    return select(
        case,
        PropertyDate,
        "SELECT p.id, e.id, e.name, e.kind, p.key, p.value FROM entity_property p JOIN entity e ON e.id = p.entity_id "
        f"WHERE p.key IN ({marks(keys)}) ORDER BY p.id",
        keys,
    )


def what_claims_are_about(case: Readable) -> list[About]:
    """All ties of claims to entities and links."""
    return select(
        case,
        About,
        "SELECT claim_id, object_type, object_id FROM claim_about WHERE object_type IN ('entity', 'link') ORDER BY id",
    )


def cited_sources(case: Readable) -> list[Cited]:
    """Which sources are cited for which claims, each once per stance."""
    return select(
        case,
        Cited,
        "SELECT DISTINCT c.claim_id, p.source_id, c.stance FROM citation c JOIN passage p ON p.id = c.passage_id "
        "ORDER BY c.claim_id, p.source_id",
    )


def related_claims(case: Readable) -> list[Pair]:
    """Claims that contradict, repeat or update another."""
    return select(case, Pair, "SELECT kind, claim_id, other_id FROM claim_relation ORDER BY id")


def derived_sources(case: Readable) -> list[Pair]:
    """Sources (first) that derive from another (second), as somebody confirmed."""
    return select(
        case,
        Pair,
        "SELECT kind, child_id, parent_id FROM source_link WHERE status = 'confirmed' ORDER BY id",
    )


def named_entities(case: Readable) -> list[NamedEntity]:
    """Every entity."""
    return select(case, NamedEntity, "SELECT id, name, kind FROM entity ORDER BY id")


def tagged_objects(case: Readable) -> list[TaggedObject]:
    """Every tag on every object."""
    return select(
        case,
        TaggedObject,
        "SELECT t.name, g.object_type, g.object_id FROM tagging g JOIN tag t ON t.id = g.tag_id ORDER BY t.name",
    )


def cut_offs(case: Readable) -> list[CutOff]:
    """Where assessments and briefs end, each once."""
    return select(
        case,
        CutOff,
        "SELECT min(title), cut_off FROM (SELECT title, cut_off FROM assessment UNION ALL SELECT title, cut_off FROM brief) "
        "WHERE cut_off IS NOT NULL GROUP BY cut_off ORDER BY cut_off",
    )
