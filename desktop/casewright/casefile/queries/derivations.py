"""Which sources stand behind an object: those cited for it, and all that they derive from, however far back."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.bearing import AGAINST, BORNE_ON, NOT_AGAINST
from casewright.casefile.queries.evidence import CLAIMS_ABOUT, CLAIMS_OF
from casewright.casefile.queries.rows import select
from casewright.casefile.readers import Readable
from casewright.model.derivation_kinds import SHARED


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
    "SELECT claim_id FROM judgement_support WHERE judgement_id IN under AND claim_id IS NOT NULL AND stance = '{stance}'"
)
_STARTS = {
    "judgement": "VALUES (?1)",
    "assessment": "SELECT id FROM judgement WHERE assessment_id = ?1",
}
_BEARING = "SELECT a.claim_id FROM claim_about a WHERE a.object_id = ?1 AND "
# What supports a judgement or a part of an assessment, other than what is merely about it or speaks against it.
_SUPPORTING = {
    **dict.fromkeys(BORNE_ON, _BEARING + NOT_AGAINST.format("a")),
    "indicator": f"{_BEARING}{NOT_AGAINST.format('a')} UNION SELECT claim_id FROM observation WHERE indicator_id = ?1 AND claim_id IS NOT NULL",
    **{name: _JUDGEMENTS.format(start=start, stance="supports") for name, start in _STARTS.items()},
}
_CONTRARY = {
    **dict.fromkeys(BORNE_ON, _BEARING + AGAINST.format("a")),
    **{name: _JUDGEMENTS.format(start=start, stance="contradicts") for name, start in _STARTS.items()},
}
_CITATION = "SELECT x.id, x.claim_id, p.source_id, x.first_hand FROM citation x JOIN passage p ON p.id = x.passage_id WHERE "
_FOR = f"{_CITATION} x.stance = 'supports' AND x.claim_id IN supporting"
_AGAINST = (
    f"{_CITATION} x.stance = 'supports' AND x.claim_id IN contrary "
    f"UNION ALL {_CITATION} x.stance = 'contradicts' AND x.claim_id IN supporting"
)
_CLAIMS = (
    "WITH RECURSIVE supporting(id) AS MATERIALIZED ({supporting}), opposed(id) AS ({contrary} "
    "UNION SELECT r.claim_id FROM claim_relation r JOIN supporting s ON r.other_id = s.id WHERE r.kind = 'contradicts' "
    "UNION SELECT r.other_id FROM claim_relation r JOIN supporting s ON r.claim_id = s.id WHERE r.kind = 'contradicts'), "
    "contrary(id) AS MATERIALIZED (SELECT id FROM opposed WHERE id NOT IN supporting), "
    "cited(id, claim_id, source_id, first_hand) AS MATERIALIZED ({cited}) "
)
_HERE = "l.status <> 'rejected' AND (l.claim_id IS NULL OR l.claim_id IN (SELECT claim_id FROM cited))"
_BEHIND = (
    ", behind(id) AS (SELECT source_id FROM cited UNION SELECT l.parent_id FROM source_link l JOIN behind b "
    f"ON l.child_id = b.id WHERE {_HERE} UNION SELECT l.child_id FROM source_link l JOIN behind b ON l.parent_id = b.id "
    f"WHERE l.kind IN ({', '.join(repr(kind) for kind in sorted(SHARED))}) AND {_HERE}) "
)


def cited_sources(
    case: Readable, object_type: str, object_id: UUID, *, against: bool = False
) -> list[CitedSource]:
    """The supporting citations of an object, through its claims and the judgements it rests on.

    `against`: those that speak against it, as here and below: passages that contradict its claims, and what supports
    the claims that contradict it or them.
    """
    sql = f"{_claims(object_type, against)} SELECT {_columns('c', CitedSource)} FROM cited c ORDER BY c.id"
    return select(case, CitedSource, sql, (object_id,))


def derivations_behind(
    case: Readable, object_type: str, object_id: UUID, *, against: bool = False
) -> list[DerivationRow]:
    """The derivations, confirmed and suspected, that lead back from the sources cited for an object."""
    sql = (
        f"{_claims(object_type, against)}{_BEHIND} SELECT {_columns('l', DerivationRow)} FROM source_link l "
        f"WHERE l.child_id IN behind AND {_HERE} ORDER BY l.id"
    )
    return select(case, DerivationRow, sql, (object_id,))


def sources_behind(
    case: Readable, object_type: str, object_id: UUID, *, against: bool = False
) -> list[OriginatorRow]:
    """The sources cited for an object, those they derive from, and those they have something in common with."""
    sql = (
        f"{_claims(object_type, against)}{_BEHIND} SELECT {_columns('s', OriginatorRow)} FROM source s "
        "WHERE s.id IN behind ORDER BY s.id"
    )
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


def _claims(object_type: str, against: bool) -> str:
    supporting = _SUPPORTING.get(object_type) or CLAIMS_OF.get(object_type, CLAIMS_ABOUT)
    contrary = _CONTRARY.get(object_type, "SELECT NULL WHERE 0")
    cited = _AGAINST if against else _FOR
    return _CLAIMS.format(supporting=supporting, contrary=contrary, cited=cited).replace(":id", "?1")


def _columns(table: str, shape: type[NamedTuple]) -> str:
    return ", ".join(f"{table}.{name}" for name in shape._fields)
