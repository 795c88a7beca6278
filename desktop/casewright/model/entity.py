"""Entities: who and what a case is about, under all their names."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Index

from casewright.model.base import Row, optional_text, reference, required_text


class Entity(Row, table=True):
    """A state, person, organisation, event, place, agreement … `kind` is a key of the ontology."""

    __tablename__ = "entity"
    __table_args__ = (
        Index("ix_entity_name", "name_key", "id"),
        Index("ix_entity_kind", "kind", "name_key", "id"),
        {"sqlite_strict": True},
    )

    kind: str = required_text()
    name: str = required_text()
    name_key: str = required_text()
    summary: str | None = optional_text()
    marking: str | None = optional_text()


class EntityName(Row, table=True):
    """Another name of an entity: an alias, a transliteration, a former name, in any script."""

    __tablename__ = "entity_name"

    entity_id: UUID = reference("entity")
    text: str = required_text()
    name_key: str = required_text(index=True)
    role: str = required_text()
    language: str | None = optional_text()
    valid: str | None = optional_text()


class EntityProperty(Row, table=True):
    """One value of one property of an entity; several values, also contradicting ones, may stand side by side."""

    __tablename__ = "entity_property"

    entity_id: UUID = reference("entity")
    key: str = required_text()
    value: str = required_text()
    valid: str | None = optional_text()
    claim_id: UUID | None = reference("claim", required=False)


class Sameness(Row, table=True):
    """A judgement that two entities are, or are not, the same. Taking it back is deleting this row."""

    __tablename__ = "sameness"

    entity_id: UUID = reference("entity")
    other_id: UUID = reference("entity")
    verdict: str = required_text()
    reason: str = required_text()


class OntologyItem(Row, table=True):
    """A kind of entity, kind of link or property that this case adds or changes; shaped as in `resources/ontology`."""

    __tablename__ = "ontology_item"

    part: str = required_text()
    key: str = required_text()
    definition: str = required_text()
