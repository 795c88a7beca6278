"""What would be left if sources were dropped: a question put to the case, which changes nothing in it.

A dropped source counts as shown to be false: its citations go, and what only passes it on has no origin any more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from casewright.analysis.check.confidence_rules import ceiling_of
from casewright.analysis.check.evidence_rows import (
    CitationRow,
    ClaimRow,
    SourceRow,
)
from casewright.analysis.check.facts import Facts
from casewright.analysis.check.subjects import JudgementFacts
from casewright.analysis.dropped_boards import BoardChange, changed_boards
from casewright.casefile.queries.bearing import BORNE_ON, NOT_AGAINST
from casewright.casefile.queries.link_titles import link_title
from casewright.casefile.queries.rows import marks
from casewright.model.errors import NoSuchObject
from casewright.model.parted_text import title_of_row

if TYPE_CHECKING:
    from casewright.casefile.case import Case

LEVELS = (None, "low", "moderate", "high")


@dataclass(frozen=True)
class Named:
    """An object of the case by its words."""

    type: str
    id: UUID
    title: str


@dataclass(frozen=True)
class ClaimChange:
    """A claim that cites a dropped source in its support.

    `state`: `lost` (no citation is left), `relays_only` (what is left only passes a dropped source on), `weaker` (fewer
    origins), `same` (as many origins as before). Origins are (at best, at worst).
    """

    id: UUID
    text: str
    state: str
    citations_before: int
    citations_after: int
    origins_before: tuple[int, int]
    origins_after: tuple[int, int]

    @property
    def is_bare(self) -> bool:
        """Whether nothing speaks for it any more."""
        return self.state in ("lost", "relays_only")


@dataclass(frozen=True)
class JudgementChange:
    """A judgement that rests on a claim concerned. Ceilings: the confidence that the evidence allows, before and after."""

    id: UUID
    text: str
    name: str
    confidence: str | None
    origins_before: tuple[int, int]
    origins_after: tuple[int, int]
    ceiling_before: str | None
    ceiling_after: str | None
    why: str | None
    claims_lost: tuple[UUID, ...]
    alternatives: tuple[str, ...]

    @property
    def must_be_lowered(self) -> bool:
        """Whether its confidence would be above what is then allowed, and is not so already."""
        over = LEVELS.index(self.confidence) > LEVELS.index(self.ceiling_after)
        return self.confidence is not None and over and self.ceiling_after != self.ceiling_before


@dataclass(frozen=True)
class Dropped:
    """All that would change."""

    sources: tuple[Named, ...]
    claims: tuple[ClaimChange, ...]
    unopposed: tuple[Named, ...]
    judgements: tuple[JudgementChange, ...]
    boards: tuple[BoardChange, ...]
    left_bare: tuple[Named, ...]
    observations: tuple[Named, ...]
    relays: tuple[Named, ...]


def drop_sources(case: Case, sources: Collection[UUID]) -> Dropped:
    """What the case would lose with these sources. Reads only.

    Raises:
        NoSuchObject: one of them is not in the case.
    """
    facts, dropped = Facts(case), frozenset(sources)
    named = tuple(Named("source", each, _title(facts, each)) for each in sources)
    claims = tuple(_claims(facts, dropped))
    bare = {claim.id for claim in claims if claim.is_bare}
    return Dropped(
        named,
        claims,
        tuple(_unopposed(facts, dropped)),
        tuple(_judgements(facts, dropped, {claim.id for claim in claims}, bare)),
        tuple(changed_boards(case, bare)),
        tuple(_left_bare(facts, bare)),
        tuple(_observations(facts, bare)),
        tuple(_relays(facts, dropped)),
    )


def _claims(facts: Facts, dropped: frozenset[UUID]) -> Iterator[ClaimChange]:
    for claim in _touched(facts, dropped):
        cited = facts.support.supporting([claim])
        left = [each for each in cited if each.source not in dropped]
        before, after = facts.support.origins([claim]), facts.support.origins([claim], dropped)
        counts = (before.optimistic, before.pessimistic), (after.optimistic, after.pessimistic)
        state = (
            "lost"
            if not left
            else "relays_only"
            if not counts[1][0]
            else "weaker"
            if counts[0] > counts[1]
            else "same"
        )
        yield ClaimChange(claim, _claim(facts, claim).text, state, len(cited), len(left), *counts)


def _touched(facts: Facts, dropped: frozenset[UUID]) -> list[UUID]:
    """The claims whose support holds a dropped source, or something that derives from one."""
    found = []
    for claim in _cited_claims(facts):
        cited = {each.source for each in facts.support.supporting([claim])}
        behind = {link.parent for link in facts.support.derivations(cited, {claim})}
        if dropped & (cited | behind):
            found.append(claim)
    return found


def _unopposed(facts: Facts, dropped: frozenset[UUID]) -> Iterator[Named]:
    """Claims that nothing speaks against any more: they would look sounder than they do now."""
    for claim in _cited_claims(facts):
        against = {each.source for each in facts.support.citations_of(claim) if each.stance == "contradicts"}
        if against and against <= dropped:
            yield Named("claim", claim, _claim(facts, claim).text)


def _judgements(
    facts: Facts, dropped: frozenset[UUID], touched: set[UUID], bare: set[UUID]
) -> Iterator[JudgementChange]:
    for judgement in facts.judgements:
        claims = facts.support.claims_of(judgement.id)
        if touched.isdisjoint(claims):
            continue
        before, after = facts.support.origins(claims), facts.support.origins(claims, dropped)
        cited = facts.support.supporting(claims)
        left = [each for each in cited if each.source not in dropped and each.claim not in bare]
        ceiling = ceiling_of(facts, judgement, cited, before.pessimistic)
        lower = ceiling_of(facts, judgement, left, after.pessimistic)
        yield JudgementChange(
            judgement.id, judgement.text, judgement.name, judgement.confidence,
            (before.optimistic, before.pessimistic), (after.optimistic, after.pessimistic),
            ceiling.level, lower.level, lower.why_not(judgement.confidence),
            tuple(claim for claim in claims if claim in bare), _alternatives(facts, judgement),
        )  # fmt: skip


def _alternatives(facts: Facts, judgement: JudgementFacts) -> tuple[str, ...]:
    rows = facts.case.read(
        "SELECT text FROM alternative WHERE assessment_id = ? AND coalesce(judgement_id, ?) = ? ORDER BY position, id",
        (judgement.assessment.bytes, judgement.id.bytes, judgement.id.bytes),
    )
    return tuple(row[0] for row in rows)


_SPOKEN_FOR = (
    ("entity", "SELECT a.object_id, e.name, a.claim_id FROM claim_about a JOIN entity e ON e.id = a.object_id"),
    ("entity", "SELECT e.id, e.name, p.claim_id FROM entity_property p JOIN entity e ON e.id = p.entity_id"),
    ("link", f"SELECT l.id, {link_title('l')}, a.claim_id FROM claim_about a JOIN link l ON l.id = a.object_id"),
    *(
        (table, f"SELECT t.id, {title}, a.claim_id FROM claim_about a JOIN {table} t ON t.id = a.object_id AND {NOT_AGAINST.format('a')}")
        for table, title in BORNE_ON.items()
    ),
)  # fmt: skip


def _left_bare(facts: Facts, bare: set[UUID]) -> Iterator[Named]:
    """Entities, links and parts of assessments that some claim speaks for now, and none would any more."""
    titles: dict[tuple[str, UUID], str] = {}
    speaking: dict[tuple[str, UUID], set[UUID]] = {}
    for table, sql in _SPOKEN_FOR:
        for row_id, title, claim in facts.case.read(sql):
            key = table, UUID(bytes=row_id)
            titles[key] = title_of_row(title)
            if claim is not None and _speaks(facts, UUID(bytes=claim)):
                speaking.setdefault(key, set()).add(UUID(bytes=claim))
    for key, claims in speaking.items():
        if claims <= bare:
            yield Named(*key, titles[key])


def _speaks(facts: Facts, claim: UUID) -> bool:
    """Whether a claim has support, or is plainly the analyst's own knowledge."""
    return _claim(facts, claim).basis == "analyst_knowledge" or bool(facts.support.supporting([claim]))


def _observations(facts: Facts, bare: set[UUID]) -> Iterator[Named]:
    rows = facts.case.read(
        "SELECT id, note, claim_id FROM observation WHERE claim_id IS NOT NULL ORDER BY id"
    )
    for row_id, note, claim in rows:
        if UUID(bytes=claim) in bare:
            yield Named("observation", UUID(bytes=row_id), note)


def _relays(facts: Facts, dropped: frozenset[UUID]) -> Iterator[Named]:
    """The sources that derive from a dropped one, directly or through others."""
    rows = facts.case.read(
        f"WITH RECURSIVE after(id) AS (SELECT child_id FROM source_link WHERE parent_id IN ({marks(dropped)}) "
        "AND status <> 'rejected' UNION SELECT l.child_id FROM source_link l JOIN after a ON l.parent_id = a.id "
        "WHERE l.status <> 'rejected') SELECT id FROM after",
        [each.bytes for each in dropped],
    )
    found = {UUID(bytes=row[0]) for row in rows} - dropped
    yield from sorted(
        (Named("source", each, _title(facts, each)) for each in found), key=lambda one: one.title
    )


def _cited_claims(facts: Facts) -> list[UUID]:
    return list(dict.fromkeys(row.claim_id for row in facts.all(CitationRow)))


def _claim(facts: Facts, claim: UUID) -> ClaimRow:
    row = facts.row(ClaimRow, claim)
    if row is None:
        raise NoSuchObject(f"There is no claim {claim} in this case.")
    return row


def _title(facts: Facts, source: UUID) -> str:
    row = facts.row(SourceRow, source)
    if row is None:
        raise NoSuchObject(f"There is no source {source} in this case.")
    return row.title
