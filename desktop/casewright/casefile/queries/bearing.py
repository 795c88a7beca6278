"""Claims that speak for or against a part of an assessment: rows of `claim_about` whose role is a stance.

What only says that a claim is about something, without a stance, speaks for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import select
from casewright.casefile.readers import Readable

BORNE_ON: Mapping[str, str] = {
    "alternative": "t.text",
    "assumption": "t.text",
    "indicator": "t.text",
    "gap": "t.question",
    "implication": "t.text",
    "scenario": "t.title",
    "driver": "t.text",
    # while reasons are collected, nobody reads another's on the way from a claim to what it bears on
    "premortem_reason": "(SELECT CASE p.status WHEN 'shared' THEN t.text ELSE 'A reason not shared yet' END "
    "FROM premortem p WHERE p.id = t.premortem_id)",
    "challenge": "t.text",
}
"""The tables whose rows claims bear on, with what one is called, where `t` is its row. Judgements have `judgement_support`."""
STANCES = ("supports", "contradicts", "context")
AGAINST = "{0}.role = 'contradicts'"
"""A row of `claim_about`, by the name it has in a query, that speaks against its object."""
NOT_AGAINST = "coalesce({0}.role, '') NOT IN ('contradicts', 'context')"
"""A row of `claim_about`, by the name it has in a query, that does not speak against its object."""


class BearingRow(NamedTuple):
    """A claim that bears on an object, and the number of sources that it cites."""

    id: UUID
    claim_id: UUID
    text: str
    stance: str
    sources: int


class BearingCount(NamedTuple):
    """How many claims speak for and against an object."""

    supporting: int
    contradicting: int


NO_BEARING = BearingCount(0, 0)


def bearings_on(case: Readable, object_id: UUID) -> list[BearingRow]:
    """The claims that bear on an object, those for it first."""
    return select(
        case,
        BearingRow,
        "SELECT a.id, c.id, c.text, CASE WHEN a.role IN ('contradicts', 'context') THEN a.role ELSE 'supports' END AS stance, "
        "(SELECT count(DISTINCT p.source_id) FROM citation x JOIN passage p ON p.id = x.passage_id WHERE x.claim_id = c.id) "
        "FROM claim_about a JOIN claim c ON c.id = a.claim_id WHERE a.object_id = ? ORDER BY stance DESC, a.id",
        (object_id,),
    )


def bearing_counts(case: Readable, table: str) -> dict[UUID, BearingCount]:
    """For each object of a table that any claim bears on, how many do; what is observed of an indicator not counted."""
    rows = case.read(
        f"SELECT a.object_id, count(DISTINCT CASE WHEN {NOT_AGAINST.format('a')} THEN a.claim_id END), "
        "count(DISTINCT CASE WHEN a.role = 'contradicts' THEN a.claim_id END) FROM claim_about a "
        "WHERE a.object_type = ? GROUP BY a.object_id",
        (table,),
    )
    return {UUID(bytes=row_id): BearingCount(*counts) for row_id, *counts in rows}
