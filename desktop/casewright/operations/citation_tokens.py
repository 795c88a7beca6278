"""Which brief sections cite an object."""

from __future__ import annotations

from uuid import UUID

from casewright.casefile.readers import Readable
from casewright.model.citation_tokens import CITABLE, cited_in


def sections_citing(case: Readable, table: str, row_id: UUID) -> list[UUID]:
    """The brief sections whose body cites an object, alone or among others."""
    if table not in CITABLE:
        return []
    rows = case.read(
        "SELECT id, body FROM brief_section WHERE instr(lower(body), ?) > 0 ORDER BY id",
        (f"{table}:{row_id}",),
    )
    return [UUID(bytes=section) for section, body in rows if (table, row_id) in cited_in(body)]
