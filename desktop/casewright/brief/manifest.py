"""The evidence of a finished brief, for machines: every quotation with what is needed to find its words again.

The manifest travels inside the PDF as an associated file. It holds the exact words as stored, never as printed.
"""

from __future__ import annotations

import json
from typing import Any

from casewright.brief.blocks import Brief
from casewright.brief.citation_places import citation_places
from casewright.brief.numbering import Numbering

FORMAT = "casewright-brief-manifest/1"
FILE_NAME = "manifest.json"

Manifest = dict[str, Any]


def build_manifest(brief: Brief, numbering: Numbering) -> Manifest:
    """The manifest: ids, version and head digest of the case, the quotations in the order of the annex, and what each
    citation mark in the text stands behind."""
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
        "citations": [
            {"after": place.after, "label": place.label} for place in citation_places(brief, numbering)
        ],
    }


def manifest_bytes(manifest: Manifest) -> bytes:
    """The manifest as it is attached; lone surrogates survive as JSON escapes."""
    return json.dumps(manifest, ensure_ascii=True, sort_keys=True, indent=1).encode("ascii")
