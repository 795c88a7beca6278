"""Whether a brief still says what was frozen of it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

from casewright.brief.blocks import Brief
from casewright.brief.json_form import to_json


def content_digest(brief: Brief) -> str:
    """SHA-256 of what the brief says, whatever the state of the case it was read from and of its own status."""
    said = replace(
        brief,
        case_head="",
        custody_head="",
        warnings=(),
        version="",
        issued_on="",
        facts=(),
        status="",
        notice="",
    )
    return hashlib.sha256(to_json(said).encode()).hexdigest()


def frozen_digest(text: str) -> str:
    """The digest of what the snapshot says (`content_digest`); empty when it cannot be read."""
    try:
        return str(json.loads(text)["content_sha256"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return ""
