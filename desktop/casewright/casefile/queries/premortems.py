"""Premortems. While reasons are collected, each analyst reads only his or her own, here and in all that is built on this.

The case file itself holds all of them: who opens it with other tools, or another name, can read them.
"""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import ids, select, select_columns
from casewright.casefile.readers import Readable

TOP = 3  # reasons that become indicators or assumptions (tradecraft, section 4.2)


class PremortemRow(NamedTuple):
    """The judgement has turned out wrong by `failed_on`. `reasons` counts all, whoever may read them."""

    id: UUID
    assessment_id: UUID
    judgement_id: UUID | None
    text: str
    failed_on: str | None
    status: str
    judgement: str | None
    reasons: int
    contributors: int

    @property
    def is_collecting(self) -> bool:
        """Whether reasons are still given independently."""
        return self.status == "collecting"


class ReasonRow(NamedTuple):
    """Why it was wrong."""

    id: UUID
    text: str
    contributor: str
    domain: str | None
    chance: int | None
    severity: int | None
    mitigation: str | None
    early_sign: str | None
    assumption_id: UUID | None
    indicator_id: UUID | None

    @property
    def weight(self) -> int | None:
        """Chance times severity, 1 to 9; None while either is not judged."""
        return None if self.chance is None or self.severity is None else self.chance * self.severity


def premortems_of(case: Readable, assessment_id: UUID) -> list[PremortemRow]:
    """The premortems of an assessment in their order."""
    return select(case, PremortemRow, f"{_PREMORTEMS} WHERE p.assessment_id = ? {_ORDER}", (assessment_id,))


def premortem(case: Readable, premortem_id: UUID) -> PremortemRow | None:
    """One premortem, or None when it is gone."""
    found = select(case, PremortemRow, f"{_PREMORTEMS} WHERE p.id = ?", (premortem_id,))
    return found[0] if found else None


def reasons_of(case: Readable, premortem_id: UUID, analyst: str) -> list[ReasonRow]:
    """The reasons that this analyst may read, the gravest first and those not judged yet last."""
    rows = select_columns(
        case,
        ReasonRow,
        "premortem_reason",
        f"WHERE premortem_id = ? AND {_READABLE} ORDER BY position, id",
        (premortem_id, analyst),
    )
    return sorted(rows, key=lambda row: -(row.weight or 0))


def shared_reasons_of(case: Readable, premortem_id: UUID) -> list[ReasonRow]:
    """The reasons that everybody may read: none while they are collected."""
    row = premortem(case, premortem_id)
    return [] if row is None or row.is_collecting else reasons_of(case, premortem_id, "")


def premortem_of(case: Readable, table: str, row_id: UUID) -> UUID | None:
    """The premortem that a reason belongs to; None for anything else."""
    if table == "premortem":
        return row_id
    found = (
        ids(case, "SELECT premortem_id FROM premortem_reason WHERE id = ?", (row_id,))
        if table == "premortem_reason"
        else []
    )
    return found[0] if found else None


_PREMORTEMS = (
    "SELECT p.id, p.assessment_id, p.judgement_id, p.text, p.failed_on, p.status, j.text, "
    "(SELECT count(*) FROM premortem_reason WHERE premortem_id = p.id), "
    "(SELECT count(DISTINCT contributor) FROM premortem_reason WHERE premortem_id = p.id) "
    "FROM premortem p LEFT JOIN judgement j ON j.id = p.judgement_id"
)
_ORDER = "ORDER BY p.position, p.id"
_READABLE = "(contributor = ? OR premortem_id IN (SELECT id FROM premortem WHERE status = 'shared'))"
