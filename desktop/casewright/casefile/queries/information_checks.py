"""What analysts noted of the sources behind a judgement, beyond what the sources themselves record."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import marks, select_columns
from casewright.casefile.readers import Readable


class CheckRow(NamedTuple):
    """What was found about one source behind one judgement."""

    id: UUID
    source_id: UUID
    deception: str | None
    dismissed: str | None
    corrections: str | None
    most_compelling: bool
    note: str | None
    checked_on: str | None
    checked_by: str | None


class SourceFactsRow(NamedTuple):
    """What a source says of its own quality."""

    id: UUID
    title: str
    kind: str
    publisher: str | None
    published: str | None
    access: str | None
    motive: str | None
    deception: str | None
    reliability: str | None
    provenance: str
    withdrawn: str | None


def checks_of(case: Readable, judgement_id: UUID) -> dict[UUID, CheckRow]:
    """What was noted, by source."""
    rows = select_columns(
        case, CheckRow, "information_check", "WHERE judgement_id = ? ORDER BY id DESC", (judgement_id,)
    )
    return {row.source_id: row for row in rows}  # after a merge of two, the older one is in force


def facts_of_sources(case: Readable, sources: list[UUID]) -> dict[UUID, SourceFactsRow]:
    """These sources by their ids."""
    rows = select_columns(case, SourceFactsRow, "source", f"WHERE id IN ({marks(sources)})", sources)
    return {row.id: row for row in rows}
