"""Everything that link analysis reads: entities, links with the evidence behind them, judgements of identity."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import select
from casewright.casefile.readers import Readable


class NetworkEntity(NamedTuple):
    """An entity by its main name."""

    id: UUID
    kind: str
    name: str


class NetworkLink(NamedTuple):
    """A link; `citations` and `sources` count what supports it, of sources that are not withdrawn.

    `published_lo` and `published_hi` are the first and the last day on which one of those sources can have been published.
    """

    id: UUID
    kind: str
    label: str | None
    from_id: UUID
    to_id: UUID
    directed: bool
    polarity: str | None
    status: str
    valid: str | None
    valid_lo: str | None
    valid_hi: str | None
    citations: int
    sources: int
    published_lo: str | None
    published_hi: str | None


class IdentityRow(NamedTuple):
    """Two entities were judged the `same` or `different`."""

    entity_id: UUID
    other_id: UUID
    verdict: str


_CITED = (
    "SELECT a.object_id AS link, count(DISTINCT x.id) AS citations, count(DISTINCT s.id) AS sources, "
    "min(s.published_lo) AS lo, max(s.published_hi) AS hi FROM claim_about a "
    "JOIN citation x ON x.claim_id = a.claim_id AND x.stance = 'supports' JOIN passage p ON p.id = x.passage_id "
    "JOIN source s ON s.id = p.source_id AND s.withdrawn IS NULL WHERE a.object_type = 'link' GROUP BY a.object_id"
)


def network_entities(case: Readable) -> list[NetworkEntity]:
    """Every entity, oldest first."""
    return select(case, NetworkEntity, "SELECT id, kind, name FROM entity ORDER BY id")


def network_links(case: Readable) -> list[NetworkLink]:
    """Every link, oldest first."""
    return select(
        case,
        NetworkLink,
        "SELECT l.id, l.kind, l.label, l.from_id, l.to_id, l.directed, l.polarity, l.status, l.valid, l.valid_lo, l.valid_hi, "
        "coalesce(c.citations, 0), coalesce(c.sources, 0), c.lo, c.hi "
        f"FROM link l LEFT JOIN ({_CITED}) c ON c.link = l.id ORDER BY l.id",
    )


def identities(case: Readable) -> list[IdentityRow]:
    """Every judgement of identity, oldest first."""
    return select(case, IdentityRow, "SELECT entity_id, other_id, verdict FROM sameness ORDER BY id")
