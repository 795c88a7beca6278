"""Waivers of the findings of the tradecraft check."""

from __future__ import annotations

from uuid import UUID

from casewright.casefile.readers import Readable


def latest_waiver(case: Readable, rule: str, object_id: UUID, fingerprint: str) -> UUID | None:
    """The latest waiver of a finding, over or not; None where nobody ever waived it as it stands."""
    rows = case.read(
        "SELECT max(id) FROM waiver WHERE rule = ? AND object_id = ? AND fingerprint = ?",
        (rule, object_id.bytes, fingerprint),
    )
    return UUID(bytes=rows[0][0]) if rows[0][0] is not None else None


def waived_rules(case: Readable) -> list[str]:
    """The rules of which any finding was ever waived."""
    return [str(row[0]) for row in case.read("SELECT DISTINCT rule FROM waiver ORDER BY rule")]


def waived_at(case: Readable, waiver_id: UUID) -> int | None:
    """When a waiver was given, as a hybrid clock; None where the journal does not say."""
    rows = case.read(
        "SELECT min(s.hlc) FROM change c JOIN change_set s ON s.seq = c.cs WHERE c.row_id = ? AND c.op = 'I'",
        (waiver_id.bytes,),
    )
    return None if rows[0][0] is None else int(rows[0][0])


def changed_last(case: Readable) -> int:
    """When the case was last changed, as a hybrid clock."""
    return int(case.read("SELECT max(hlc) FROM change_set")[0][0])
