"""What a brief says of its own state, in the same words in every format."""

from __future__ import annotations

from casewright.brief.blocks import Brief

_STAMPS = {"draft": "DRAFT", "in_review": "DRAFT", "withdrawn": "WITHDRAWN"}


def stamp(brief: Brief) -> str:
    """The word that stands across every page of a brief that nobody should rely on; empty for an issued one."""
    return _STAMPS.get(brief.status, "")


def notice_words(brief: Brief) -> tuple[str, str] | None:
    """Lead and words of the notice to readers of an earlier version."""
    if not brief.notice:
        return None
    lead = "Withdrawn" if brief.status == "withdrawn" else f"Correction in version {brief.version}"
    return lead, brief.notice
