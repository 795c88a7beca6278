"""The issues of briefs: what was handed out, when, and what it said."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.briefing import brief_card
from casewright.casefile.queries.rows import select_columns
from casewright.casefile.readers import Readable
from casewright.model.errors import NoSuchObject


class IssueRow(NamedTuple):
    """One issue of a brief, without its snapshot. `issued_on` is a UTC date and time."""

    id: UUID
    brief_id: UUID
    version: str
    kind: str
    issued_on: str
    issued_by: str
    notice: str | None
    snapshot_sha256: str
    marking: str | None


def issues_of(case: Readable, brief_id: UUID) -> list[IssueRow]:
    """The issues of a brief, the latest first."""
    where = "WHERE brief_id = ? ORDER BY issued_on DESC, id DESC"
    return select_columns(case, IssueRow, "brief_issue", where, (brief_id,))


def snapshot_of(case: Readable, issue_id: UUID) -> str:
    """What an issue said, as it was frozen. Raises NoSuchObject when there is no such issue."""
    rows = case.read("SELECT snapshot FROM brief_issue WHERE id = ?", (issue_id.bytes,))
    if not rows:
        raise NoSuchObject(f"There is no issue {issue_id} in this case.")
    return str(rows[0][0])


def next_version(case: Readable, brief_id: UUID) -> str:
    """The number that the next issue would get: the brief's own where it was never issued, else one more than the highest."""
    card = brief_card(case, brief_id)
    issued = [issue.version for issue in issues_of(case, brief_id) if issue.kind != "withdrawal"]
    if not issued:
        return card.version if card is not None else "1"
    numbers = [int(version.partition(".")[0]) for version in issued if version.partition(".")[0].isdecimal()]
    return str(max(numbers, default=0) + 1)
