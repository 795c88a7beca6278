"""The evidence of a finished brief, for machines: every quotation with what is needed to find its words again.

The manifest travels inside the PDF as an associated file. It holds the exact words as stored, never as printed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pikepdf

from casewright.brief.blocks import Brief
from casewright.brief.numbering import Numbering
from casewright.model.errors import CaseError

FORMAT = "casewright-brief-manifest/1"
FILE_NAME = "manifest.json"
_LARGEST = 64 * 1024 * 1024
_FIELDS = {"format", "case_id", "brief_id", "version", "case_head", "quotes"}
_QUOTE_FIELDS = {
    "number",
    "passage_id",
    "source_id",
    "exact",
    "start",
    "end",
    "text_sha256",
    "archive_sha256",
}

Manifest = dict[str, Any]


class NoManifest(CaseError):
    """The file is no PDF, or one without the manifest of a brief."""


def build_manifest(brief: Brief, numbering: Numbering) -> Manifest:
    """The manifest: ids, version and head digest of the case, and the quotations in the order of the annex."""
    return {
        "format": FORMAT,
        "case_id": str(brief.case_id),
        "brief_id": str(brief.id),
        "version": brief.version,
        "case_head": brief.case_head,
        "custody_head": brief.custody_head,
        "quotes": [
            {
                "number": numbering.number(source.id),
                "passage_id": str(quote.passage),
                "source_id": str(source.id),
                "exact": quote.exact,
                "start": quote.start,
                "end": quote.end,
                "page": quote.page,
                "text_sha256": quote.text_sha256,
                "archive_sha256": source.archive_sha256,
            }
            for source in numbering.sources
            for quote in source.quotations
        ],
    }


def manifest_bytes(manifest: Manifest) -> bytes:
    """The manifest as it is attached; lone surrogates survive as JSON escapes."""
    return json.dumps(manifest, ensure_ascii=True, sort_keys=True, indent=1).encode("ascii")


def read_manifest(pdf: Path) -> Manifest:
    """The manifest inside a finished brief.

    Raises:
        NoManifest: the file cannot be read, is no PDF, or carries no manifest of a brief.
    """
    try:
        with pikepdf.open(pdf) as document:
            attached = document.attachments.get(FILE_NAME)
            data = attached.get_file().read_bytes() if attached is not None else None
    except (OSError, pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise NoManifest(f"{pdf.name} cannot be read as a PDF.") from error
    if data is None or len(data) > _LARGEST:
        raise NoManifest(f"{pdf.name} carries no manifest of a brief.")
    return _checked(data, pdf.name)


def _checked(data: bytes, name: str) -> Manifest:
    try:
        manifest = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise NoManifest(f"The manifest in {name} is damaged.") from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT or not manifest.keys() >= _FIELDS:
        raise NoManifest(f"The manifest in {name} is not of a kind that this Casewright reads.")
    quotes = manifest["quotes"]
    if not isinstance(quotes, list) or not all(
        isinstance(q, dict) and q.keys() >= _QUOTE_FIELDS for q in quotes
    ):
        raise NoManifest(f"The manifest in {name} is damaged.")
    return manifest
