"""The rows of entities, links and what claims are about, as `rows`."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID


class AboutRow(NamedTuple):
    """What a claim is about."""

    id: UUID
    claim_id: UUID
    object_type: str
    object_id: UUID


class DatedLinkRow(NamedTuple):
    """A link with a date, or one that says what came after what."""

    id: UUID
    kind: str
    label: str | None
    from_id: UUID
    to_id: UUID
    status: str
    valid: str | None
    valid_lo: str | None


class EntityRow(NamedTuple):
    """An entity by its name."""

    id: UUID
    kind: str
    name: str
    name_key: str


class EntityNameRow(NamedTuple):
    """A further name of an entity."""

    id: UUID
    entity_id: UUID
    name_key: str


class SamenessRow(NamedTuple):
    """What somebody said of two entities: the same, or different."""

    id: UUID
    entity_id: UUID
    other_id: UUID
