"""What rests on nothing that a marking allows."""

from __future__ import annotations

from uuid import UUID

from casewright.casefile.queries.filtering import claim_marks, source_marks
from casewright.casefile.queries.overview import case_markings
from casewright.casefile.readers import Readable
from casewright.model.markings import allows, checked_marking


def claims_above(case: Readable, ceiling: str) -> frozenset[UUID]:
    """The claims that may not be shown where at most this mark may.

    Such are those marked higher themselves, and those of whose supporting citations none is of a passage and a source that
    may be shown.

    Raises:
        InvalidValue: it is no mark of this case.
    """
    markings = case_markings(case)
    checked_marking(ceiling, markings)
    rows = claim_marks(case)
    may = {row.claim_id for row in rows if all(allows(ceiling, mark, markings) for mark in row[1:])}
    return frozenset(row.claim_id for row in rows) - may


def sources_above(case: Readable, ceiling: str) -> frozenset[UUID]:
    """The sources that are marked higher. Raises InvalidValue when it is no mark of this case."""
    markings = case_markings(case)
    checked_marking(ceiling, markings)
    rows = source_marks(case)
    return frozenset(row.source_id for row in rows if not allows(ceiling, row.marking, markings))
