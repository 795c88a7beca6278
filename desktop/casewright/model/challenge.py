"""Techniques that attack a judgement on purpose: premortem, devil's advocacy, what-if, and the check of its information."""

from __future__ import annotations

from uuid import UUID

from casewright.model.base import (
    Row,
    flag,
    fraction,
    number,
    optional_text,
    reference,
    required_text,
)


class Premortem(Row, table=True):
    """The judgement has turned out wrong by `failed_on`: why? (Klein 2007.)

    While its status is `collecting`, each analyst sees only the reasons he or she gave.
    """

    __tablename__ = "premortem"

    assessment_id: UUID = reference("assessment")
    judgement_id: UUID | None = reference("judgement", required=False)
    position: float = fraction(0.0)
    text: str = required_text()
    failed_on: str | None = optional_text()
    status: str = required_text()


class PremortemReason(Row, table=True):
    """One reason of one contributor. `chance` and `severity` are 1 to 3; their product, 1 to 9, sorts."""

    __tablename__ = "premortem_reason"

    premortem_id: UUID = reference("premortem")
    position: float = fraction(0.0)
    text: str = required_text()
    contributor: str = required_text()
    domain: str | None = optional_text()
    chance: int | None = number()
    severity: int | None = number()
    mitigation: str | None = optional_text()
    early_sign: str | None = optional_text()
    assumption_id: UUID | None = reference("assumption", required=False)
    indicator_id: UUID | None = reference("indicator", required=False)


class Challenge(Row, table=True):
    """A case against a judgement, argued as well as it can be, and what became of it.

    `method`: devil's advocacy, Team A/Team B, what if, or high impact/low probability (which take `path` and a likelihood).
    """

    __tablename__ = "challenge"

    assessment_id: UUID = reference("assessment")
    judgement_id: UUID | None = reference("judgement", required=False)
    position: float = fraction(0.0)
    method: str = required_text()
    text: str = required_text()
    path: str | None = optional_text()
    evidence_reread: str | None = optional_text()
    weakest_link: str | None = optional_text()
    consequence: str | None = optional_text()
    likelihood: str | None = optional_text()
    point: float | None = fraction()
    advocate: str | None = optional_text()
    outcome: str = required_text()
    response: str | None = optional_text()


class InformationCheck(Row, table=True):
    """What the check of information found about one source behind one judgement, beyond what the source itself records."""

    __tablename__ = "information_check"

    judgement_id: UUID = reference("judgement")
    source_id: UUID = reference("source")
    deception: str | None = optional_text()
    dismissed: str | None = optional_text()
    corrections: str | None = optional_text()
    most_compelling: bool = flag()
    note: str | None = optional_text()
    checked_on: str | None = optional_text()
    checked_by: str | None = optional_text()
