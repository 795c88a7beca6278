"""The rows that decide what may be shown, read once: references, markings, and what rests on what."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple
from uuid import UUID

from casewright.analysis.release.references import GOES_WITH, IN_ASSESSMENT, MARKED, PROSE
from casewright.casefile.readers import Readable
from casewright.model.citation_tokens import Cited, cited_in

Ref = tuple[str, UUID]


class Place(NamedTuple):
    """A row: what it goes with, its own marking, and the assessment that holds it."""

    goes_with: tuple[Ref, ...]
    marking: str | None
    assessment: UUID | None


class ReleaseRows:
    """All rows that can be withheld, by table and id."""

    def __init__(self, case: Readable) -> None:
        self.places = {table: dict(_places(case, table)) for table in GOES_WITH}
        self.supporting: dict[UUID, list[UUID]] = _lists(
            case, "SELECT claim_id, passage_id FROM citation WHERE stance = 'supports'"
        )
        self.claims_for: dict[UUID, list[UUID]] = _lists(
            case,
            "SELECT object_id, claim_id FROM claim_about WHERE coalesce(role, '') NOT IN ('contradicts', 'context')",
        )
        self.claims_on: dict[UUID, list[UUID]] = _lists(case, "SELECT object_id, claim_id FROM claim_about")
        self.mentions: dict[UUID, list[UUID]] = _lists(case, "SELECT entity_id, passage_id FROM mention")
        self.links_at: dict[UUID, list[UUID]] = _lists(
            case, "SELECT from_id, id FROM link UNION ALL SELECT to_id, id FROM link"
        )
        self.bearing: dict[UUID, list[tuple[Ref, bool]]] = defaultdict(list)
        for judgement, claim, other, stance in case.read(
            "SELECT judgement_id, claim_id, other_id, stance FROM judgement_support"
        ):
            ref = ("claim", UUID(bytes=claim)) if claim else ("judgement", UUID(bytes=other))
            self.bearing[UUID(bytes=judgement)].append((ref, stance == "supports"))
        self.cited: dict[UUID, list[Cited]] = defaultdict(list)
        for table, columns in PROSE.items():
            words = " || ' ' || ".join(f"coalesce({each}, '')" for each in columns)
            for row_id, prose in case.read(f"SELECT id, {words} FROM {table} WHERE instr({words}, '[[') > 0"):
                self.cited[UUID(bytes=row_id)] += cited_in(prose)
        self.case_marking = str(case.read("SELECT marking FROM case_info")[0][0])
        self.of_assessments = _markings(case, "assessment")
        self.of_briefs = _markings(case, "brief")
        for brief, assessment in case.read(
            "SELECT id, assessment_id FROM brief WHERE marking IS NULL AND assessment_id IS NOT NULL"
        ):
            self.of_briefs[UUID(bytes=brief)] = self.of_assessments.get(UUID(bytes=assessment))


def _places(case: Readable, table: str) -> list[tuple[UUID, Place]]:
    named = GOES_WITH[table]
    columns = [column for column, _ in named]
    kind = "object_type" if any(target is None for _, target in named) else "NULL"
    marking = "marking" if table in MARKED else "NULL"
    within = "assessment_id" if table in IN_ASSESSMENT else "NULL"
    rows = case.read(
        f"SELECT id, {kind}, {marking}, {within}{''.join(f', {each}' for each in columns)} FROM {table}"
    )
    return [
        (
            UUID(bytes=row_id),
            Place(
                tuple(
                    (target or object_type, UUID(bytes=value))
                    for (_, target), value in zip(named, values, strict=True)
                    if value is not None
                ),
                own,
                UUID(bytes=assessment) if assessment else None,
            ),
        )
        for row_id, object_type, own, assessment, *values in rows
    ]


def _lists(case: Readable, sql: str) -> dict[UUID, list[UUID]]:
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for one, other in case.read(sql):
        found[UUID(bytes=one)].append(UUID(bytes=other))
    return found


def _markings(case: Readable, table: str) -> dict[UUID, str | None]:
    return {UUID(bytes=row): marking for row, marking in case.read(f"SELECT id, marking FROM {table}")}
