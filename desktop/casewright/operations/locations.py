"""Putting entities on the map: coordinates and their precision are properties like others."""

from __future__ import annotations

from uuid import UUID

from casewright.casefile.transaction import Transaction
from casewright.model.coordinates import checked
from casewright.model.entity import Entity, EntityProperty
from casewright.model.errors import InvalidValue
from casewright.operations.registry import operation
from casewright.operations.rows import add_row

_KEYS = ("latitude", "longitude", "precision")


@operation("Put {object} on the map")
def place_entity(
    tx: Transaction,
    /,
    entity_id: UUID,
    latitude: float,
    longitude: float,
    precision_km: float | None = None,
    *,
    claim_id: UUID | None = None,
    valid: str | None = None,
) -> None:
    """Sets where it is: degrees (WGS 84), and kilometres within which it lies around the point.

    Coordinates from the same claim and of the same time are replaced; those that other claims state stay beside them.

    Raises:
        InvalidValue: a coordinate is out of range, or the precision is not above 0.
        NoSuchObject: there is no such entity or claim.
    """
    tx.get(Entity, entity_id)
    tx.subject = tx.subject or entity_id
    at = checked(latitude, longitude)
    if precision_km is not None and not 0 < precision_km < 20_000:
        raise InvalidValue("A precision is a number of kilometres above 0.")
    _remove(tx, entity_id, claim_id, valid)
    values = {"latitude": at.latitude, "longitude": at.longitude, "precision": precision_km}
    for key, value in values.items():
        if value is not None:
            add_row(
                tx, "entity_property", None, entity_id=entity_id, key=key, value=f"{value:.10g}",
                claim_id=claim_id, valid=valid,
            )  # fmt: skip


@operation("Took {object} off the map")
def unplace_entity(tx: Transaction, /, entity_id: UUID) -> None:
    """Takes all its coordinates away. Raises InvalidValue when it has none."""
    tx.get(Entity, entity_id)
    tx.subject = tx.subject or entity_id
    found = [each for key in _KEYS for each in tx.find(EntityProperty, entity_id=entity_id, key=key)]
    if not found:
        raise InvalidValue("This entity has no coordinates of its own.")
    for each in found:
        tx.delete(each)


def _remove(tx: Transaction, entity_id: UUID, claim_id: UUID | None, valid: str | None) -> None:
    for key in _KEYS:
        for each in tx.find(EntityProperty, entity_id=entity_id, key=key):
            if each.claim_id == claim_id and each.valid == valid:
                tx.delete(each)
