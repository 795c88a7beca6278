"""Entities: adding, changing, their names and properties."""

from __future__ import annotations

from uuid import UUID

from casewright.casefile.transaction import Transaction
from casewright.operations.deletion import delete_object
from casewright.operations.registry import operation
from casewright.operations.rows import add_row, edit_fields


@operation("Added {object}")
def add_entity(
    tx: Transaction,
    /,
    *,
    kind: str,
    name: str,
    summary: str | None = None,
    marking: str | None = None,
    id: UUID | None = None,
) -> UUID:
    """A new entity. `kind` is a key of the ontology or of the case's own kinds."""
    return add_row(tx, "entity", id, kind=kind, name=name, summary=summary, marking=marking)


@operation("Edited {object}")
def edit_entity(tx: Transaction, /, entity_id: UUID, **changes: object) -> None:
    """Sets `kind`, `name`, `summary` or `marking`."""
    edit_fields(tx, "entity", entity_id, changes)


@operation("Added a name to {object}")
def add_name(
    tx: Transaction,
    /,
    entity_id: UUID,
    *,
    text: str,
    role: str = "alias",
    id: UUID | None = None,
    **fields: object,
) -> UUID:
    """Another name: an alias, a transliteration, a former name. Further fields: `language`, `valid` (EDTF)."""
    tx.subject = tx.subject or entity_id
    return add_row(tx, "entity_name", id, entity_id=entity_id, text=text, role=role, **fields)


@operation("Edited a name")
def edit_name(tx: Transaction, /, name_id: UUID, **changes: object) -> None:
    """Sets `text`, `role`, `language` or `valid`."""
    edit_fields(tx, "entity_name", name_id, changes)


@operation("Removed a name")
def remove_name(tx: Transaction, /, name_id: UUID) -> None:
    """Takes a name away; the entity keeps its main name."""
    delete_object(tx, "entity_name", name_id)


@operation("Set a property of {object}")
def set_property(
    tx: Transaction, /, entity_id: UUID, *, key: str, value: str, id: UUID | None = None, **fields: object
) -> UUID:
    """One more value of a property; several may stand side by side. Further fields: `valid` (EDTF), `claim_id`."""
    tx.subject = tx.subject or entity_id
    return add_row(tx, "entity_property", id, entity_id=entity_id, key=key, value=value, **fields)


@operation("Edited a property")
def edit_property(tx: Transaction, /, property_id: UUID, **changes: object) -> None:
    """Sets `key`, `value`, `valid` or `claim_id`."""
    edit_fields(tx, "entity_property", property_id, changes)


@operation("Removed a property")
def remove_property(tx: Transaction, /, property_id: UUID) -> None:
    """Takes one value of a property away."""
    delete_object(tx, "entity_property", property_id)


@operation("Deleted an entity")
def delete_entity(tx: Transaction, /, entity_id: UUID, with_dependents: bool = False) -> None:
    """Deletes an entity with its names, properties, links, places in graph views and notes."""
    delete_object(tx, "entity", entity_id, with_dependents)
