"""Lists to choose from: entities, sources, assessments, briefs. Names page by keyset, never by OFFSET."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import marks, select
from casewright.casefile.readers import Readable
from casewright.model.names import name_key

PAGE = 500


class Place(NamedTuple):
    """Where a page ended: the next one begins after it."""

    name_key: str
    id: UUID


class EntityRow(NamedTuple):
    """An entity in a list."""

    id: UUID
    kind: str
    name: str
    name_key: str
    summary: str | None
    marking: str | None
    links: int
    claims: int
    names: int


class SourceRow(NamedTuple):
    """A source in a list."""

    id: UUID
    title: str
    name_key: str
    kind: str
    publisher: str | None
    author: str | None
    published: str | None
    reliability: str | None
    withdrawn: str | None
    passages: int


class AssessmentRow(NamedTuple):
    """An assessment in a list."""

    id: UUID
    title: str
    status: str
    customer: str | None
    question: str | None
    judgements: int


class BriefRow(NamedTuple):
    """A brief in a list."""

    id: UUID
    title: str
    status: str
    version: str
    product_type: str
    sections: int


def entity_rows(
    case: Readable, text: str = "", kinds: Sequence[str] = (), after: Place | None = None, limit: int = PAGE
) -> list[EntityRow]:
    """The next entities by name.

    Args:
        text: only where a name contains this, in any script or transliteration.
        kinds: only these kinds (the caller adds descendants); all when empty.
        after: the `Place` of the last row of the page before.
    """
    where, params = _paged(after)
    if kinds:
        where += f" AND e.kind IN ({marks(kinds)})"
        params += kinds
    if text.strip():
        where += (
            " AND (e.name_key LIKE ? OR e.id IN (SELECT entity_id FROM entity_name WHERE name_key LIKE ?))"
        )
        params += [_containing(text)] * 2
    return select(
        case,
        EntityRow,
        "SELECT e.id, e.kind, e.name, e.name_key, e.summary, e.marking, "
        "(SELECT count(*) FROM link WHERE from_id = e.id) + (SELECT count(*) FROM link WHERE to_id = e.id), "
        "(SELECT count(DISTINCT claim_id) FROM claim_about WHERE object_id = e.id), "
        "(SELECT count(*) FROM entity_name WHERE entity_id = e.id) "
        f"FROM entity e WHERE {where} ORDER BY e.name_key, e.id LIMIT ?",
        (*params, limit),
    )


def entity_kind_counts(case: Readable) -> dict[str, int]:
    """How many entities there are of each kind in use."""
    return dict(case.read("SELECT kind, count(*) FROM entity GROUP BY kind"))


def source_rows(
    case: Readable, text: str = "", after: Place | None = None, limit: int = PAGE
) -> list[SourceRow]:
    """The next sources by title; `text` is looked for in title, publisher and author."""
    where, params = _paged(after)
    if text.strip():
        where += " AND (e.name_key LIKE ? OR e.publisher LIKE ? OR e.author LIKE ?)"
        params += [_containing(text), *[f"%{text.strip()}%"] * 2]
    return select(
        case,
        SourceRow,
        "SELECT e.id, e.title, e.name_key, e.kind, e.publisher, e.author, e.published, e.reliability, e.withdrawn, "
        "(SELECT count(*) FROM passage WHERE source_id = e.id) "
        f"FROM source e WHERE {where} ORDER BY e.name_key, e.id LIMIT ?",
        (*params, limit),
    )


def assessment_rows(case: Readable, text: str = "") -> list[AssessmentRow]:
    """All assessments, the latest first."""
    return select(
        case,
        AssessmentRow,
        "SELECT id, title, status, customer, question, (SELECT count(*) FROM judgement WHERE assessment_id = a.id) "
        "FROM assessment a WHERE title LIKE ? ORDER BY id DESC",
        (f"%{text.strip()}%",),
    )


def brief_rows(case: Readable, text: str = "") -> list[BriefRow]:
    """All briefs, the latest first."""
    return select(
        case,
        BriefRow,
        "SELECT id, title, status, version, product_type, (SELECT count(*) FROM brief_section WHERE brief_id = b.id) "
        "FROM brief b WHERE title LIKE ? ORDER BY id DESC",
        (f"%{text.strip()}%",),
    )


def _paged(after: Place | None) -> tuple[str, list[object]]:
    return ("(e.name_key, e.id) > (?, ?)", list(after)) if after is not None else ("1", [])


def _containing(text: str) -> str:
    return f"%{name_key(text)}%"
