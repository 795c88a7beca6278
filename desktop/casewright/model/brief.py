"""Briefs: an outline whose sections are bound to objects of the case."""

from __future__ import annotations

from uuid import UUID

from casewright.model.base import (
    Row,
    flag,
    fraction,
    object_reference,
    optional_text,
    reference,
    required_text,
)


class Brief(Row, table=True):
    """A document for a reader: who asked, what is the bottom line, how it may be handled.

    `citation_style`: how the source annex writes its references; None as ICD 206 has them. `max_marking`: the highest
    marking its customer may receive. `portion_marked`: every section carries a marking of its own.
    `house_style`: logo, organisation line, colours and fonts, as JSON.
    """

    __tablename__ = "brief"

    title: str = required_text()
    standfirst: str | None = optional_text()
    product_type: str = required_text()
    product_id: str | None = optional_text()
    version: str = required_text()
    assessment_id: UUID | None = reference("assessment", required=False)
    bottom_line: str | None = optional_text()
    customer: str | None = optional_text()
    question: str | None = optional_text()
    cut_off: str | None = optional_text()
    issued_on: str | None = optional_text()
    author: str | None = optional_text()
    reviewer: str | None = optional_text()
    distribution: str | None = optional_text()
    language: str = required_text()
    status: str = required_text()
    citation_style: str | None = optional_text()
    max_marking: str | None = optional_text()
    portion_marked: bool = flag(added=True)
    supersedes_id: UUID | None = reference("brief", required=False)
    house_style: str | None = optional_text()
    marking: str | None = optional_text()


class BriefIssue(Row, table=True):
    """One issue of a brief, frozen: what it said, on which evidence, as JSON with its SHA-256. It is never edited.

    `kind`: an issue, a correction (which carries a notice to the reader) or a withdrawal.
    """

    __tablename__ = "brief_issue"

    brief_id: UUID = reference("brief")
    version: str = required_text()
    kind: str = required_text()
    issued_on: str = required_text()
    issued_by: str = required_text()
    notice: str | None = optional_text()
    snapshot: str = required_text()
    snapshot_sha256: str = required_text()
    marking: str | None = optional_text()


class BriefSection(Row, table=True):
    """One section, in order of `position`. `body` is plain text; `[[claim:ID]]` and `[[passage:ID]]` in it are citations.

    `kind` says what the section shows (the choices `section_kind`). `object_id` is the object it is bound to.
    """

    __tablename__ = "brief_section"

    brief_id: UUID = reference("brief")
    position: float = fraction(0.0)
    kind: str = required_text()
    title: str | None = optional_text()
    body: str | None = optional_text()
    object_type: str | None = optional_text()
    object_id: UUID | None = object_reference(required=False)
    caption: str | None = optional_text()
    marking: str | None = optional_text()
