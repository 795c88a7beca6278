"""What a document says of itself: offered to a person beside the bibliographic fields."""

from __future__ import annotations

import json
from uuid import UUID

from casewright.casefile.queries.age import age
from casewright.casefile.readers import Readable


def stated_of(case: Readable, source_id: UUID, text_id: UUID | None = None) -> dict[str, str]:
    """Title, author and so on as the document states them, by field; of the text being read, else the latest that says any."""
    rows = case.read(
        "SELECT suggested FROM source_text WHERE source_id = ? AND suggested IS NOT NULL "
        f"ORDER BY id = ? DESC, {age()} DESC LIMIT 1",
        (source_id.bytes, text_id.bytes if text_id else b""),
    )
    found = json.loads(rows[0][0]) if rows else {}
    return {name: value.strip() for name, value in found.items() if isinstance(value, str) and value.strip()}
