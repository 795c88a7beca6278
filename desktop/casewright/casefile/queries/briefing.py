"""Briefs and their outlines."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import first, ids, select_columns
from casewright.casefile.readers import Readable


class BriefCard(NamedTuple):
    """A brief's front matter."""

    id: UUID
    title: str
    standfirst: str | None
    product_type: str
    product_id: str | None
    version: str
    assessment_id: UUID | None
    bottom_line: str | None
    customer: str | None
    question: str | None
    cut_off: str | None
    issued_on: str | None
    author: str | None
    reviewer: str | None
    distribution: str | None
    language: str
    status: str
    marking: str | None


class SectionRow(NamedTuple):
    """A section of the outline."""

    id: UUID
    position: float
    kind: str
    title: str | None
    body: str | None
    object_type: str | None
    object_id: UUID | None
    caption: str | None
    marking: str | None


def brief_card(case: Readable, brief_id: UUID) -> BriefCard | None:
    """The brief, or None when it is gone."""
    return first(select_columns(case, BriefCard, "brief", "WHERE id = ?", (brief_id,)))


def sections_of(case: Readable, brief_id: UUID) -> list[SectionRow]:
    """The outline in order."""
    return select_columns(
        case, SectionRow, "brief_section", "WHERE brief_id = ? ORDER BY position, id", (brief_id,)
    )


def brief_of(case: Readable, section_id: UUID) -> UUID | None:
    """The brief a section belongs to; None when that is no section."""
    found = ids(case, "SELECT brief_id FROM brief_section WHERE id = ?", (section_id,))
    return found[0] if found else None
