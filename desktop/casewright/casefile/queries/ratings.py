"""How the reliability of a source was rated, over time and on which topics."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import select
from casewright.casefile.readers import Readable


class RatingRow(NamedTuple):
    """One rating; `topic` None: in general. `in_force`: it is what holds of the source, or of the topic, now."""

    id: UUID
    topic: str | None
    reliability: str
    reason: str | None
    rated_on: str | None
    rated_by: str | None
    in_force: bool


def ratings_of(case: Readable, source_id: UUID) -> list[RatingRow]:
    """All ratings of a source, general ones first, then topic by topic, the latest of each first."""
    rows = select(
        case,
        RatingRow,
        "SELECT id, topic, reliability, reason, rated_on, rated_by, 0 FROM source_rating WHERE source_id = ? "
        "ORDER BY topic IS NOT NULL, topic, rated_on DESC, rowid DESC",
        (source_id,),
    )
    now = case.read(
        "SELECT reliability, reliability_reason, reliability_on FROM source WHERE id = ?", (source_id.bytes,)
    )
    general = tuple(now[0]) if now else ()
    settled: set[str | None] = set()
    found = []
    for row in rows:
        holds = row.topic not in settled and (row.topic is not None or tuple(row[2:5]) == general)
        if holds:
            settled.add(row.topic)
        found.append(row._replace(in_force=holds))
    return found
