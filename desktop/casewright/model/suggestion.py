"""Suggestions that somebody turned down, so that the case does not make them again."""

from __future__ import annotations

from uuid import UUID

from casewright.model.base import Row, reference, required_text


class RejectedSuggestion(Row, table=True):
    """A suggestion of this `kind` with this `key` (folded words) is not made again: in one source, or nowhere (None)."""

    __tablename__ = "rejected_suggestion"

    kind: str = required_text()
    key: str = required_text(index=True)
    words: str = required_text()
    source_id: UUID | None = reference("source", required=False)
