"""Captures (archived files) of a source, and the texts read from them."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import BinaryIO
from uuid import UUID

from casewright import __version__
from casewright.casefile.archive import Deposit
from casewright.casefile.transaction import Transaction
from casewright.model.errors import InvalidValue
from casewright.model.source import Capture
from casewright.operations.deletion import delete_object
from casewright.operations.registry import operation
from casewright.operations.rows import add_row, edit_fields

TEXT_MEDIA_TYPE = "text/plain; charset=utf-8"


@operation("Archived a file of {object}")
def add_capture(
    tx: Transaction,
    /,
    source_id: UUID,
    *,
    data: bytes | BinaryIO | Deposit,
    media_type: str,
    file_name: str,
    captured_at: str | None = None,
    method: str = "received",
    id: UUID | None = None,
    **fields: object,
) -> UUID:
    """Archives the bytes, once per content, and records how they were come by.

    Args:
        captured_at: None says that it is done now, on this machine, by this program, and writes that down.
        fields: any other column of `Capture`: `address`, `received_from`, `completeness`, `note` …
    """
    tx.subject = tx.subject or source_id
    sha256, size = tx.put_bytes(data, media_type, note=file_name)
    archived = {"sha256": sha256, "size": size, "media_type": media_type, "file_name": file_name}
    taken = {"method": method, "captured_by": tx.analyst, **_circumstances(captured_at)}
    return add_row(tx, "capture", id, source_id=source_id, **archived, **{**taken, **fields})


def _circumstances(captured_at: str | None) -> dict[str, str]:
    """What is known of a capture without asking; of one that somebody states, only that it is stated."""
    if captured_at is not None:
        return {"captured_at": captured_at, "clock_basis": "stated"}
    return {
        "captured_at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "clock_basis": "system",
        "system": f"{platform.system()} {platform.release()}".strip(),
        "tool": "Casewright",
        "tool_version": __version__,
    }


@operation("Edited a capture record")
def edit_capture(tx: Transaction, /, capture_id: UUID, **changes: object) -> None:
    """Sets how a capture was come by; never what was archived."""
    fixed = {"sha256", "size", "media_type", "source_id"} & changes.keys()
    if fixed:
        raise InvalidValue(f"What was archived is never rewritten: {', '.join(sorted(fixed))} cannot be set.")
    edit_fields(tx, "capture", capture_id, changes)


@operation("Read the text of {object}")
def add_source_text(
    tx: Transaction,
    /,
    capture_id: UUID,
    *,
    text: str | None,
    tool: str,
    tool_version: str,
    pages: Sequence[tuple[int, int]] = (),
    language: str | None = None,
    activity: str = "text_extract",
    parameters: str | None = None,
    suggested: Mapping[str, str] | None = None,
    failure: str | None = None,
    id: UUID | None = None,
) -> UUID:
    """Archives the text derived from a capture. `text` None: the reading failed, and `failure` says why.

    `pages` are [start, end) in code points; `suggested` is what the document says of itself.
    """
    capture = tx.get(Capture, capture_id)
    tx.subject = tx.subject or capture.source_id
    if text is None and not failure:
        raise InvalidValue("A reading without text must say why it failed.")
    if any(not 0 <= start <= end <= len(text or "") for start, end in pages):
        raise InvalidValue("A page lies outside the text it is a page of.")
    made = f"text of {capture.sha256[:12]}… by {tool} {tool_version}"
    digest = tx.put_bytes(text.encode(), TEXT_MEDIA_TYPE, note=made)[0] if text is not None else None
    return add_row(
        tx,
        "source_text",
        id,
        source_id=capture.source_id,
        capture_id=capture_id,
        text_sha256=digest,
        characters=len(text or ""),
        pages=json.dumps([list(page) for page in pages]),
        language=language,
        activity=activity,
        tool=tool,
        tool_version=tool_version,
        parameters=parameters,
        suggested=json.dumps(dict(suggested), ensure_ascii=False) if suggested else None,
        failure=failure,
    )


@operation("Wrote down what {object} says")
def transcribe(
    tx: Transaction,
    /,
    capture_id: UUID,
    *,
    text: str,
    language: str | None = None,
    id: UUID | None = None,
) -> UUID:
    """A text of a capture as a person wrote it down: of a picture, a recording, a scan. Line ends become one kind.

    Raises:
        InvalidValue: there are no words in it.
    """
    words = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode()
    if not words.strip():
        raise InvalidValue("A transcript needs words.")
    return add_source_text(
        tx,
        capture_id,
        text=words,
        tool="written down by hand",
        tool_version=tx.analyst,
        language=language,
        activity="transcript",
        id=id,
    )


@operation("Deleted a capture")
def delete_capture(tx: Transaction, /, capture_id: UUID, with_dependents: bool = False) -> None:
    """Deletes the record of a capture, its texts and their uncited passages; archived bytes stay in the file."""
    delete_object(tx, "capture", capture_id, with_dependents)
