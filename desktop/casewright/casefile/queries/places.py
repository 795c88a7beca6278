"""What says where things are: stated coordinates, and links whose second end is where the first end is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import marks, select
from casewright.casefile.readers import Readable

COORDINATE_KEYS = ("latitude", "longitude", "precision")


class StatedRow(NamedTuple):
    """One value of one of COORDINATE_KEYS, as it was entered."""

    id: UUID
    entity_id: UUID
    key: str
    value: str
    valid: str | None
    claim_id: UUID | None


class LocatingRow(NamedTuple):
    """A link that puts its first end where its second end is; `valid_lo` and `valid_hi` are ISO days where known."""

    id: UUID
    from_id: UUID
    to_id: UUID
    valid: str | None
    valid_lo: str | None
    valid_hi: str | None


class NameRow(NamedTuple):
    """One of the names of an entity, its main one or another."""

    entity_id: UUID
    text: str


class EventDateRow(NamedTuple):
    """When an event took place, in EDTF as it was entered."""

    entity_id: UUID
    value: str


def stated_coordinates(case: Readable, entity_id: UUID | None = None) -> list[StatedRow]:
    """Values that are coordinates or their precision, of one entity or of all, in the order in which they were entered."""
    of_one = "" if entity_id is None else " AND entity_id = ?"
    return select(
        case,
        StatedRow,
        "SELECT id, entity_id, key, value, valid, claim_id FROM entity_property "
        f"WHERE key IN ({marks(COORDINATE_KEYS)}){of_one} ORDER BY entity_id, id",
        (*COORDINATE_KEYS, *([entity_id] if entity_id else [])),
    )


def locating_links(case: Readable, kinds: Sequence[str]) -> list[LocatingRow]:
    """The links of these kinds, oldest first."""
    return select(
        case,
        LocatingRow,
        "SELECT id, from_id, to_id, valid, valid_lo, valid_hi FROM link "
        f"WHERE kind IN ({marks(kinds)}) ORDER BY id",
        kinds,
    )


def names_of_kinds(case: Readable, kinds: Sequence[str]) -> list[NameRow]:
    """Every name of every entity of these kinds, the main name first."""
    wanted = f"(SELECT id FROM entity WHERE kind IN ({marks(kinds)}))"
    return select(
        case,
        NameRow,
        "SELECT entity, text FROM (SELECT id AS entity, name AS text, 0 AS later, id AS row FROM entity "
        f"WHERE id IN {wanted} UNION ALL SELECT entity_id, text, 1, id FROM entity_name WHERE entity_id IN {wanted}) "
        "ORDER BY later, row",
        (*kinds, *kinds),
    )


def event_dates(case: Readable, kinds: Sequence[str]) -> list[EventDateRow]:
    """The dates of events of these kinds, several of one where several are stated."""
    return select(
        case,
        EventDateRow,
        "SELECT p.entity_id, p.value FROM entity_property p JOIN entity e ON e.id = p.entity_id "
        f"WHERE p.key = 'date' AND e.kind IN ({marks(kinds)}) ORDER BY p.id",
        kinds,
    )
