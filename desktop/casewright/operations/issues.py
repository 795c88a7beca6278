"""Issues of briefs: each is frozen with what it said; nothing edits one, and a correction is an issue of its own."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from uuid import UUID

from casewright.casefile.transaction import Transaction
from casewright.model.brief import Brief, BriefIssue
from casewright.model.errors import InvalidValue
from casewright.operations.registry import operation
from casewright.operations.rows import add_row, edit_fields


@operation("Noted that the brief {object} was issued before")
def note_issued(tx: Transaction, /, brief_id: UUID, *, status: str = "issued") -> None:
    """Marks a brief as issued or withdrawn before it came into this case; nothing is kept of what it said then.

    Raises:
        InvalidValue: it was issued from this case.
    """
    if tx.find(BriefIssue, brief_id=brief_id):
        raise InvalidValue("This brief was issued from this case: what it said is kept.")
    edit_fields(tx, "brief", brief_id, {"status": status})


@operation("Issued the brief {object}")
def issue_brief(
    tx: Transaction,
    /,
    brief_id: UUID,
    *,
    snapshot: str,
    version: str,
    kind: str = "issue",
    notice: str | None = None,
    id: UUID | None = None,
) -> UUID:
    """Keeps what the brief says now, as `snapshot` (JSON) with its SHA-256, and marks the brief as issued or withdrawn.

    Raises:
        InvalidValue: that version was issued already; a correction or withdrawal lacks its notice, or anything to correct.
    """
    brief = tx.get(Brief, brief_id)
    earlier = tx.find(BriefIssue, brief_id=brief_id)
    if (
        any(issue.version == version and issue.kind != "withdrawal" for issue in earlier)
        and kind != "withdrawal"
    ):
        raise InvalidValue(
            f"Version {version} of this brief was issued already: give the new one a number of its own."
        )
    if kind != "issue" and not earlier:
        raise InvalidValue("Nothing of this brief was issued yet: there is nothing to correct or withdraw.")
    if kind != "issue" and not (notice or "").strip():
        raise InvalidValue("Say to the readers what was wrong.")
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    status = "withdrawn" if kind == "withdrawal" else "issued"
    edit_fields(tx, "brief", brief_id, {"status": status, "version": version, "issued_on": now[:10]})
    tx.subject = tx.subject or brief_id
    return add_row(
        tx,
        "brief_issue",
        id,
        brief_id=brief_id,
        version=version,
        kind=kind,
        issued_on=now,
        issued_by=tx.analyst,
        notice=notice,
        snapshot=snapshot,
        snapshot_sha256=hashlib.sha256(snapshot.encode()).hexdigest(),
        marking=brief.marking,
    )
