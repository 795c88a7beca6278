"""What analysts noted of the sources behind a judgement, beyond what the sources themselves record."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import marks, select, select_columns
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


class SaidRow(NamedTuple):
    """What one citation of a source comes to for a judgement: `supports` or `contradicts`, and how it is rated."""

    source_id: UUID
    stance: str
    reliability: str | None
    credibility: str | None


def said_of(case: Readable, judgement_id: UUID) -> list[SaidRow]:
    """What sources say for and against a judgement and the judgements it rests on, one row a citation.

    Against it are sources that support a claim against it, and those that contradict a claim which it rests on.
    """
    return select(case, SaidRow, _SAID, (judgement_id,))


_SAID = """
WITH RECURSIVE
 under(id) AS (VALUES (?1) UNION SELECT s.other_id FROM judgement_support s JOIN under u ON s.judgement_id = u.id
   WHERE s.other_id IS NOT NULL AND s.stance = 'supports'),
 pro(id) AS (SELECT claim_id FROM judgement_support WHERE judgement_id IN under AND claim_id IS NOT NULL AND stance = 'supports'),
 con(id) AS (SELECT claim_id FROM judgement_support WHERE judgement_id IN under AND claim_id IS NOT NULL AND stance = 'contradicts')
SELECT p.source_id, CASE WHEN x.claim_id IN pro THEN x.stance ELSE 'contradicts' END, s.reliability, x.credibility
FROM citation x JOIN passage p ON p.id = x.passage_id JOIN source s ON s.id = p.source_id
WHERE (x.claim_id IN pro AND x.stance IN ('supports', 'contradicts')) OR (x.claim_id IN con AND x.stance = 'supports')
ORDER BY x.id
"""


def checks_of(case: Readable, judgement_id: UUID) -> dict[UUID, CheckRow]:
    """What was noted, by source."""
    rows = select_columns(
        case, CheckRow, "information_check", "WHERE judgement_id = ? ORDER BY id DESC", (judgement_id,)
    )
    return {row.source_id: row for row in rows}  # after a merge of two, the older one is in force


def checks_behind(case: Readable, assessment_id: UUID) -> list[CheckRow]:
    """All that was noted of sources behind the judgements of an assessment."""
    of = "WHERE judgement_id IN (SELECT id FROM judgement WHERE assessment_id = ?) ORDER BY id"
    return select_columns(case, CheckRow, "information_check", of, (assessment_id,))


def facts_of_sources(case: Readable, sources: list[UUID]) -> dict[UUID, SourceFactsRow]:
    """These sources by their ids."""
    rows = select_columns(case, SourceFactsRow, "source", f"WHERE id IN ({marks(sources)})", sources)
    return {row.id: row for row in rows}
