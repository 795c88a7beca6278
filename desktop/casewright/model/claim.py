"""Claims: what sources say, one statement each. Claims may disagree and stand side by side."""

from __future__ import annotations

from uuid import UUID

from casewright.model.base import (
    Row,
    flag,
    object_reference,
    optional_text,
    reference,
    required_text,
)


class Claim(Row, table=True):
    """The unit of knowledge. `basis` is `cited` (it rests on passages) or `analyst_knowledge` (it says so plainly).

    `held` is when the fact held (EDTF), apart from when it was published or captured.
    """

    __tablename__ = "claim"

    text: str = required_text()
    basis: str = required_text()
    hedge: str | None = optional_text()
    held: str | None = optional_text()
    held_lo: str | None = optional_text()
    held_hi: str | None = optional_text()
    held_stated: str | None = optional_text()
    preferred: bool = flag()
    preferred_reason: str | None = optional_text()
    marking: str | None = optional_text()


class Citation(Row, table=True):
    """A claim rests on a passage, or is contradicted by it. Credibility (Admiralty 1–6) grades this item of information."""

    __tablename__ = "citation"

    claim_id: UUID = reference("claim")
    passage_id: UUID = reference("passage")
    stance: str = required_text()
    credibility: str | None = optional_text()
    credibility_reason: str | None = optional_text()
    first_hand: bool = flag()
    note: str | None = optional_text()


class ClaimAbout(Row, table=True):
    """What a claim is about: an entity, link, assumption, indicator, any object of the case."""

    __tablename__ = "claim_about"

    claim_id: UUID = reference("claim")
    object_type: str = required_text()
    object_id: UUID = object_reference()
    role: str | None = optional_text()


class ClaimRelation(Row, table=True):
    """Two claims that contradict, repeat or update one another."""

    __tablename__ = "claim_relation"

    claim_id: UUID = reference("claim")
    other_id: UUID = reference("claim")
    kind: str = required_text()
    note: str | None = optional_text()
