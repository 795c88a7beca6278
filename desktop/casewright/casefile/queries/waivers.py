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
