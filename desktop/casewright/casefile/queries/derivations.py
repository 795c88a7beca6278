"""Which sources stand behind an object: those cited for it, and all that they derive from, however far back."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.bearing import BORNE_ON, NOT_AGAINST
from casewright.casefile.queries.evidence import CLAIMS_ABOUT, CLAIMS_OF
from casewright.casefile.queries.rows import select
from casewright.casefile.readers import Readable


class CitedSource(NamedTuple):
    """A source that a supporting citation leads to; `first_hand`: it adds something of its own there."""

    claim_id: UUID
    source_id: UUID
    first_hand: bool


class DerivationRow(NamedTuple):
    """One link between sources; `claim_id` None: it concerns the whole item."""

    id: UUID
    child_id: UUID
    parent_id: UUID
    kind: str
    status: str
    claim_id: UUID | None
    note: str | None
    found_by: str


class LinkedSource(NamedTuple):
    """Another source that this one derives from (`outward`), or that derives from it; `id` is that of the link."""

    id: UUID
    other_id: UUID
    title: str
    kind: str
    status: str
    outward: bool


class OriginatorRow(NamedTuple):
    """A source as one asks who is behind it."""

    id: UUID
    title: str
    kind: str
    publisher: str | None
    controller: str | None
    provenance: str


_JUDGEMENTS = (
    "WITH RECURSIVE under(id) AS ({start} UNION SELECT s.other_id FROM judgement_support s JOIN under u "
    "ON s.judgement_id = u.id WHERE s.other_id IS NOT NULL AND s.stance = 'supports') "
    "SELECT claim_id FROM judgement_support WHERE judgement_id IN under AND claim_id IS NOT NULL AND stance = 'supports'"
)
_BEARING = f"SELECT a.claim_id FROM claim_about a WHERE a.object_id = ?1 AND {NOT_AGAINST.format('a')}"
# What supports a judgement or a part of an assessment, other than what is merely about it or speaks against it.
_SUPPORTING = {
    **dict.fromkeys(BORNE_ON, _BEARING),
    "indicator": f"{_BEARING} UNION SELECT claim_id FROM observation WHERE indicator_id = ?1 AND claim_id IS NOT NULL",
    "judgement": _JUDGEMENTS.format(start="VALUES (?1)"),
    "assessment": _JUDGEMENTS.format(start="SELECT id FROM judgement WHERE assessment_id = ?1"),
}
_CITED = (
    "SELECT {what} FROM citation x JOIN passage p ON p.id = x.passage_id "
    "WHERE x.stance = 'supports' AND x.claim_id IN ({claims})"
)
_BEHIND = (
    "WITH RECURSIVE claims(id) AS MATERIALIZED ({claims}), behind(id) AS ({cited} UNION SELECT l.parent_id FROM source_link l "
    "JOIN behind b ON l.child_id = b.id WHERE l.status <> 'rejected' AND (l.claim_id IS NULL OR l.claim_id IN claims)) "
)


def cited_sources(case: Readable, object_type: str, object_id: UUID) -> list[CitedSource]:
    """The supporting citations of an object, through its claims and the judgements it rests on."""
    sql = _CITED.format(what="x.claim_id, p.source_id, x.first_hand", claims=_claims(object_type))
    return select(case, CitedSource, f"{sql} ORDER BY x.id", (object_id,))


def derivations_behind(case: Readable, object_type: str, object_id: UUID) -> list[DerivationRow]:
    """The derivations, confirmed and suspected, that lead back from the sources cited for an object."""
    sql = (
        f"{_behind(object_type)} SELECT {_columns('l', DerivationRow)} FROM source_link l "
        "WHERE l.child_id IN behind AND l.status <> 'rejected' AND (l.claim_id IS NULL OR l.claim_id IN claims) ORDER BY l.id"
    )
    return select(case, DerivationRow, sql, (object_id,))


def sources_behind(case: Readable, object_type: str, object_id: UUID) -> list[OriginatorRow]:
    """The sources cited for an object and those they derive from."""
    sql = f"{_behind(object_type)} SELECT {_columns('s', OriginatorRow)} FROM source s WHERE s.id IN behind ORDER BY s.id"
    return select(case, OriginatorRow, sql, (object_id,))


def derivations_touching(case: Readable, source_id: UUID) -> list[DerivationRow]:
    """All links from and to a source, rejected ones too."""
    sql = f"SELECT {_columns('l', DerivationRow)} FROM source_link l WHERE ?1 IN (l.child_id, l.parent_id) ORDER BY l.id"
    return select(case, DerivationRow, sql, (source_id,))


def derivations_of(case: Readable, source_id: UUID) -> list[LinkedSource]:
    """Which sources this one passes on, and which pass it on, with their titles."""
    return select(
        case,
        LinkedSource,
        "SELECT l.id, s.id, s.title, l.kind, l.status, l.child_id = ?1 FROM source_link l "
        "JOIN source s ON s.id = CASE WHEN l.child_id = ?1 THEN l.parent_id ELSE l.child_id END "
        "WHERE l.child_id = ?1 OR l.parent_id = ?1 ORDER BY l.id",
        (source_id,),
    )


def decided_pairs(case: Readable) -> set[frozenset[UUID]]:
    """Every pair of sources with a link of any state: nothing is proposed on them any more."""
    return {
        frozenset((UUID(bytes=child), UUID(bytes=parent)))
        for child, parent in case.read("SELECT child_id, parent_id FROM source_link")
    }


def _claims(object_type: str) -> str:
    found = _SUPPORTING.get(object_type) or CLAIMS_OF.get(object_type, CLAIMS_ABOUT)
    return found.replace(":id", "?1")


def _behind(object_type: str) -> str:
    claims = _claims(object_type)
    return _BEHIND.format(
        claims=claims, cited=_CITED.format(what="p.source_id", claims="SELECT id FROM claims")
    )


def _columns(table: str, shape: type[NamedTuple]) -> str:
    return ", ".join(f"{table}.{name}" for name in shape._fields)
