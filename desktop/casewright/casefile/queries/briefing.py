"""Briefs and their outlines."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import first, ids, select_columns
from casewright.casefile.readers import Readable
from casewright.model.errors import InvalidValue, NoSuchObject


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
    citation_style: str | None
    max_marking: str | None
    portion_marked: bool
    house_style: str | None
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


def find_brief(case: Readable, name: str | None) -> UUID:
    """The brief with this id or title; without a name, the only one there is.

    Raises:
        NoSuchObject: there is none of that name, or none at all.
        InvalidValue: no name is given and there are several.
    """
    briefs = {UUID(bytes=row[0]): str(row[1]) for row in case.read("SELECT id, title FROM brief ORDER BY id")}
    if name is not None:
        for brief_id, title in briefs.items():
            if name.casefold() in (str(brief_id), title.casefold()):
                return brief_id
        raise NoSuchObject(f"There is no brief {name!r} in this case.")
    if not briefs:
        raise NoSuchObject("There is no brief in this case.")
    if len(briefs) > 1:
        titles = ", ".join(repr(title) for title in briefs.values())
        raise InvalidValue(f"This case has {len(briefs)} briefs; say which: {titles}.")
    return next(iter(briefs))


def brief_card(case: Readable, brief_id: UUID) -> BriefCard | None:
    """The brief, or None when it is gone."""
    return first(select_columns(case, BriefCard, "brief", "WHERE id = ?", (brief_id,)))


def marking_of(case: Readable, brief: BriefCard) -> str:
    """The mark that a brief carries: its own, or that of its assessment, or that of the case."""
    found: str = case.read(
        "SELECT coalesce(?, (SELECT marking FROM assessment WHERE id = ?), (SELECT marking FROM case_info LIMIT 1))",
        (brief.marking, brief.assessment_id.bytes if brief.assessment_id else None),
    )[0][0]
    return found


def sections_of(case: Readable, brief_id: UUID) -> list[SectionRow]:
    """The outline in order."""
    return select_columns(
        case, SectionRow, "brief_section", "WHERE brief_id = ? ORDER BY position, id", (brief_id,)
    )


def brief_of(case: Readable, section_id: UUID) -> UUID | None:
    """The brief a section belongs to; None when that is no section."""
    found = ids(case, "SELECT brief_id FROM brief_section WHERE id = ?", (section_id,))
    return found[0] if found else None


def logos_of_briefs(case: Readable) -> list[tuple[UUID, str]]:
    """The briefs whose house style has a logo that is archived, with its SHA-256."""
    rows = case.read(
        "SELECT b.id, a.sha256 FROM brief b JOIN archive a ON a.sha256 = json_extract(b.house_style, '$.logo') "
        "WHERE json_valid(b.house_style)"
    )
    return [(UUID(bytes=row_id), str(sha256)) for row_id, sha256 in rows]
