"""One file attached to a PDF. Runs in the child process."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import pikepdf

from casewright.ingest.extraction import Caps


def attachment(header: Mapping[str, Any], data: bytes, caps: Caps) -> bytes:
    """The bytes of the attachment called `header["name"]`; empty where there is none, or the document is no PDF."""
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            attached = document.attachments.get(header["name"])
            return attached.get_file().read_bytes() if attached is not None else b""
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return b""
