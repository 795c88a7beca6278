"""What stands behind the judgements of an assessment, and what hangs on each of them."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import select
from casewright.casefile.readers import Readable


class HangingRow(NamedTuple):
    """Something that would have to be looked at again if a judgement changed."""

    judgement_id: UUID
    type: str
    id: UUID
    text: str


class SourceCount(NamedTuple):
    """How many different sources a judgement's own claims cite, for and against."""

    judgement_id: UUID
    sources: int


def source_counts(case: Readable, assessment_id: UUID) -> dict[UUID, int]:
    """The number of different sources cited by the claims directly under each judgement; none: left out."""
    rows = select(
        case,
        SourceCount,
        "SELECT s.judgement_id, count(DISTINCT p.source_id) FROM judgement j "
        "JOIN judgement_support s ON s.judgement_id = j.id JOIN citation x ON x.claim_id = s.claim_id "
        "JOIN passage p ON p.id = x.passage_id WHERE j.assessment_id = ? GROUP BY s.judgement_id",
        (assessment_id,),
    )
    return {row.judgement_id: row.sources for row in rows}


def hanging_on(case: Readable, assessment_id: UUID) -> list[HangingRow]:
    """What hangs on each judgement of an assessment: judgements that rest on it, its own parts, sections of briefs about it."""
    return select(case, HangingRow, _HANGING, (assessment_id,))


_PARTS = (
    ("alternative", "text"),
    ("assumption", "text"),
    ("indicator", "text"),
    ("gap", "question"),
    ("implication", "text"),
    ("premortem", "text"),
    ("challenge", "text"),
)
_HANGING = " UNION ALL ".join(
    [
        "SELECT s.other_id, 'judgement', o.id, o.text FROM judgement j JOIN judgement_support s ON s.other_id = j.id "
        "JOIN judgement o ON o.id = s.judgement_id WHERE j.assessment_id = ?1",
        *(
            f"SELECT * FROM (SELECT t.judgement_id, '{table}', t.id, t.{text} FROM {table} t "
            "JOIN judgement j ON j.id = t.judgement_id WHERE j.assessment_id = ?1 ORDER BY t.position, t.id)"
            for table, text in _PARTS
        ),
        "SELECT b.object_id, 'brief_section', b.id, coalesce(b.title, d.title) FROM judgement j "
        "JOIN brief_section b ON b.object_id = j.id AND b.object_type = 'judgement' JOIN brief d ON d.id = b.brief_id "
        "WHERE j.assessment_id = ?1",
    ]
)
