"""All that objects of a case rest on, read at once: claims about them, and what those cite, each with its marks."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import select
from casewright.casefile.readers import Readable


class AboutObject(NamedTuple):
    """A claim about an object; `role` is `contradicts` where it speaks against it."""

    object_id: UUID
    claim_id: UUID
    role: str | None


class MarkedCitation(NamedTuple):
    """A passage that a claim cites, with the marks of claim, passage and source."""

    claim_id: UUID
    passage_id: UUID
    source_id: UUID
    stance: str
    claim_marking: str | None
    passage_marking: str | None
    source_marking: str | None


class DatedProperty(NamedTuple):
    """A value of a property of an entity, and the claim it comes from."""

    entity_id: UUID
    value: str
    claim_id: UUID


def claims_about(case: Readable) -> list[AboutObject]:
    """Which claims are about which entities and links."""
    return select(
        case,
        AboutObject,
        "SELECT object_id, claim_id, role FROM claim_about WHERE object_type IN ('entity', 'link', 'entity_property') ORDER BY id",
    )


def marked_citations(case: Readable) -> list[MarkedCitation]:
    """Every citation, oldest first."""
    return select(
        case,
        MarkedCitation,
        "SELECT x.claim_id, x.passage_id, p.source_id, x.stance, c.marking, p.marking, s.marking FROM citation x "
        "JOIN claim c ON c.id = x.claim_id JOIN passage p ON p.id = x.passage_id JOIN source s ON s.id = p.source_id ORDER BY x.id",
    )


def marks_of_claims(case: Readable) -> dict[UUID, str]:
    """The own marks of the claims that are marked."""
    rows = case.read("SELECT id, marking FROM claim WHERE marking IS NOT NULL")
    return {UUID(bytes=row[0]): str(row[1]) for row in rows}


def claimed_properties(case: Readable) -> list[DatedProperty]:
    """The values of properties that come from a claim."""
    return select(
        case,
        DatedProperty,
        "SELECT entity_id, value, claim_id FROM entity_property WHERE claim_id IS NOT NULL ORDER BY id",
    )
