"""What is dated: links and claims by when they held, events by their properties, sources by publication."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import select
from casewright.casefile.readers import Readable


class DatedRow(NamedTuple):
    """Something with a date: `date` is EDTF, `lo` and `hi` its first and last possible day (ISO), where known."""

    type: str
    id: UUID
    title: str
    date: str
    lo: str | None
    hi: str | None


def dated_rows(case: Readable, limit: int = 5_000) -> list[DatedRow]:
    """Everything dated, earliest first."""
    return select(
        case,
        DatedRow,
        "SELECT * FROM (SELECT 'link' AS type, l.id, f.name || ' – ' || coalesce(l.label, replace(l.kind, '_', ' ')) || ' – ' || t.name, "
        "l.valid, l.valid_lo AS lo, l.valid_hi AS hi FROM link l JOIN entity f ON f.id = l.from_id "
        "JOIN entity t ON t.id = l.to_id WHERE l.valid IS NOT NULL "
        "UNION ALL SELECT 'claim', id, text, held, held_lo, held_hi FROM claim WHERE held IS NOT NULL "
        "UNION ALL SELECT 'source', id, title, published, published_lo, published_hi FROM source WHERE published IS NOT NULL) "
        "ORDER BY lo IS NULL, lo, hi LIMIT ?",
        (limit,),
    )


def undated_claims(case: Readable) -> int:
    """How many claims say nothing of when they held."""
    return int(case.read("SELECT count(*) FROM claim WHERE held IS NULL")[0][0])
