"""Whether a case holds a file already: the same bytes, or another version of the same page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from casewright.ingest.archive_report import Archived
from casewright.ingest.web_address import page_key

Read = Callable[[str, Sequence[object]], list[tuple[Any, ...]]]


def source_of_bytes(read: Read, sha256: str) -> Archived | None:
    """The source with a capture of exactly these bytes."""
    found = read(
        "SELECT s.id, s.title, c.media_type, t.characters, json_array_length(t.pages), t.language FROM capture c "
        "JOIN source s ON s.id = c.source_id LEFT JOIN source_text t ON t.capture_id = c.id WHERE c.sha256 = ? "
        "ORDER BY s.id, t.text_sha256 IS NULL, t.id DESC LIMIT 1",
        (sha256,),
    )
    if not found:
        return None
    source_id, title, media_type, characters, pages, language = found[0]
    return Archived(
        UUID(bytes=source_id), title, sha256, media_type, characters or 0, pages or 0, language, known=True
    )


def source_of_address(read: Read, address: str | None) -> UUID | None:
    """The oldest source with this address of a page, or with a capture from it; see `page_key` for what is the same."""
    key = page_key(address) if address else None
    if key is None:
        return None
    # The host alone narrows it down within the database: the rest of an address may be written in several ways.
    host = key.split("/")[0].split("?")[0]
    like = "%" + host.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    rows = read(
        "SELECT id, address FROM source WHERE address LIKE ?1 ESCAPE '\\' UNION ALL "
        "SELECT source_id, address FROM capture WHERE address LIKE ?1 ESCAPE '\\' ORDER BY 1",
        (like,),
    )
    return next((UUID(bytes=source_id) for source_id, other in rows if page_key(other) == key), None)
