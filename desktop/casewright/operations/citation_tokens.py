"""Citations in the text of brief sections: `[[claim:ID]]` and `[[passage:ID]]`, the id in full.

A sentence may carry several; a face shows them as numbers.
"""

from __future__ import annotations

import re
from uuid import UUID

from casewright.casefile.readers import Readable

TOKEN = re.compile(r"\[\[(claim|passage):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\]\]")
CITABLE = ("claim", "passage")


def token(table: str, row_id: UUID) -> str:
    """The citation as it stands in a body."""
    return f"[[{table}:{row_id}]]"


def cited_in(body: str) -> list[tuple[str, UUID]]:
    """The objects a body cites, in order, repeats included."""
    return [(match[1], UUID(match[2])) for match in TOKEN.finditer(body)]


def sections_citing(case: Readable, table: str, row_id: UUID) -> list[UUID]:
    """The brief sections whose body cites an object."""
    if table not in CITABLE:
        return []
    rows = case.read(
        "SELECT id FROM brief_section WHERE instr(body, ?) > 0 ORDER BY id", (token(table, row_id),)
    )
    return [UUID(bytes=row[0]) for row in rows]


def without_citation(body: str, table: str, row_id: UUID) -> str:
    """The body with every citation of one object taken out."""
    return body.replace(token(table, row_id), "")
