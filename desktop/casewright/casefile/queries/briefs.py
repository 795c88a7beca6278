"""Finding briefs by id or title."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.casefile.readers import Readable
from casewright.model.errors import InvalidValue, NoSuchObject


class BriefRow(NamedTuple):
    """A brief in a list."""

    id: UUID
    title: str
    version: str
    status: str
    marking: str | None


def brief_rows(case: Readable) -> list[BriefRow]:
    """All briefs, oldest first."""
    rows = case.read("SELECT id, title, version, status, marking FROM brief ORDER BY id")
    return [BriefRow(UUID(bytes=row[0]), *row[1:]) for row in rows]


def find_brief(case: Readable, name: str | None) -> BriefRow:
    """The brief with this id or title; without a name, the only one there is.

    Raises:
        NoSuchObject: there is none of that name, or none at all.
        InvalidValue: no name is given and there are several.
    """
    briefs = brief_rows(case)
    if name is not None:
        for brief in briefs:
            if name.casefold() in (str(brief.id), brief.title.casefold()):
                return brief
        raise NoSuchObject(f"There is no brief {name!r} in this case.")
    if not briefs:
        raise NoSuchObject("There is no brief in this case.")
    if len(briefs) > 1:
        raise InvalidValue(
            f"This case has {len(briefs)} briefs; say which: {', '.join(repr(b.title) for b in briefs)}."
        )
    return briefs[0]
