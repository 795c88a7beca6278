"""The ledger of claims: which ones, in which order, and all that a line of it shows.

The ids of all claims asked for are read at once (16 bytes each), the lines only for those in sight. So every order and every
filter goes on to the next page in the same time, and the list knows its length.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.evidence import CLAIMS_ABOUT, CLAIMS_OF
from casewright.casefile.queries.records import title_of
from casewright.casefile.queries.rows import marks, select
from casewright.casefile.readers import Readable
from casewright.casefile.search import matching
from casewright.model.parted_text import joined_title

_CONTRADICTED = (
    "(EXISTS (SELECT 1 FROM claim_relation r WHERE r.kind = 'contradicts' AND r.claim_id = c.id) "
    "OR EXISTS (SELECT 1 FROM claim_relation r WHERE r.kind = 'contradicts' AND r.other_id = c.id) "
    "OR EXISTS (SELECT 1 FROM citation x WHERE x.claim_id = c.id AND x.stance = 'contradicts'))"
)
ONLY = {
    "uncited": "c.basis = 'cited' AND NOT EXISTS (SELECT 1 FROM citation x WHERE x.claim_id = c.id)",
    "knowledge": "c.basis = 'analyst_knowledge'",
    "unrated": "EXISTS (SELECT 1 FROM citation x JOIN passage p ON p.id = x.passage_id JOIN source s ON s.id = p.source_id "
    "WHERE x.claim_id = c.id AND (x.credibility IS NULL OR s.reliability IS NULL))",
    "contradicted": _CONTRADICTED,
    "preferred": "c.preferred",
    "unused": "NOT EXISTS (SELECT 1 FROM judgement_support j WHERE j.claim_id = c.id)",
}
"""What the ledger can be narrowed to, beside words and an object."""

# F and 6 are unjudged and not the worst (tradecraft, section 3): no order puts them on the scale, they come after it both ways.
_LETTER = (
    "LEFT JOIN (SELECT x.claim_id AS claim, min(s.reliability) AS grade FROM citation x JOIN passage p ON p.id = x.passage_id "
    "JOIN source s ON s.id = p.source_id WHERE x.stance = 'supports' AND s.reliability < 'F' GROUP BY x.claim_id) k ON k.claim = c.id"
)
_DIGIT = (
    "LEFT JOIN (SELECT claim_id AS claim, min(credibility) AS grade FROM citation "
    "WHERE stance = 'supports' AND credibility < '6' GROUP BY claim_id) k ON k.claim = c.id"
)
_AGAINST = (
    "LEFT JOIN (SELECT claim, count(*) AS grade FROM (SELECT claim_id AS claim FROM claim_relation WHERE kind = 'contradicts' "
    "UNION ALL SELECT other_id FROM claim_relation WHERE kind = 'contradicts' "
    "UNION ALL SELECT claim_id FROM citation WHERE stance = 'contradicts') GROUP BY claim) k ON k.claim = c.id"
)
_USED = (
    "LEFT JOIN (SELECT claim_id AS claim, count(DISTINCT judgement_id) AS grade FROM judgement_support "
    "WHERE claim_id IS NOT NULL GROUP BY claim_id) k ON k.claim = c.id"
)
_ORDERS = {
    "latest": ("", "c.id DESC"),
    "held": ("", "c.held_lo IS NULL AND c.held_hi IS NULL, c.held_lo, c.held_hi, c.id"),
    "held_last": ("", "c.held_lo IS NULL AND c.held_hi IS NULL, c.held_hi DESC, c.held_lo DESC, c.id"),
    "reliable": (_LETTER, "k.grade IS NULL, k.grade, c.id"),
    "unreliable": (_LETTER, "k.grade IS NULL, k.grade DESC, c.id"),
    "credible": (_DIGIT, "k.grade IS NULL, k.grade, c.id"),
    "doubtful": (_DIGIT, "k.grade IS NULL, k.grade DESC, c.id"),
    "contradicted": (_AGAINST, "coalesce(k.grade, 0) DESC, c.id"),
    "used": (_USED, "coalesce(k.grade, 0) DESC, c.id"),
}
ORDERS = tuple(_ORDERS)
"""The orders of the ledger; a claim's grade is that of the best of what supports it."""


@dataclass(frozen=True)
class ClaimsAsked:
    """Which claims, in which of `ORDERS`.

    Args:
        text: words of the claim, looked up in the search index; the last one may be incomplete.
        about: (type, id) of an object: claims about an entity or link, of a source, under a judgement …
        only: keys of `ONLY`; all of them must hold.
    """

    text: str = ""
    about: tuple[str, UUID] | None = None
    only: frozenset[str] = frozenset()
    order: str = "latest"


class Grade(NamedTuple):
    """One citation as a line of the ledger shows it: the source, its letter, the digit of the item, and its stance."""

    source_id: UUID
    source: str
    reliability: str | None
    credibility: str | None
    stance: str


class About(NamedTuple):
    """What a claim is about, by its title; of a property the entity and the name of the property."""

    object_type: str
    object_id: UUID
    title: str
    role: str | None


class LedgerRow(NamedTuple):
    """A line of the ledger; `against` counts contradicting claims and passages, `judgements` those that rest on it directly."""

    id: UUID
    text: str
    basis: str
    held: str | None
    preferred: bool
    preferred_reason: str | None
    against: int
    judgements: int
    about: tuple[About, ...] = ()
    grades: tuple[Grade, ...] = ()


def claim_ids(case: Readable, asked: ClaimsAsked, limit: int = -1) -> list[bytes]:
    """The claims asked for, in order; all of them without a `limit`: then on a thread, since every claim is read.

    Ids are 16 bytes each: to make a hundred thousand UUIDs would take longer than to read them.

    Raises:
        DamagedIndex: words are asked for, and the search index is not whole.
    """
    join, order = _ORDERS[asked.order]
    where: list[str] = ["1", *(ONLY[each] for each in sorted(asked.only))]
    params: list[object] = []
    if asked.about is not None:
        object_type, object_id = asked.about
        where.append(f"c.id IN ({CLAIMS_OF.get(object_type, CLAIMS_ABOUT).replace(':id', '?1')})")
        params.append(object_id.bytes)
    if asked.text.strip():
        where.append("c.id IN (SELECT unhex(value) FROM json_each(?))")
        params.append(json.dumps([each.hex() for each in matching(case, asked.text, "claim")]))
    sql = f"SELECT c.id FROM claim c {join} WHERE {' AND '.join(where)} ORDER BY {order} LIMIT {limit:d}"
    return [row[0] for row in case.read(sql, params)]


def ledger_rows(case: Readable, claims: Sequence[UUID]) -> list[LedgerRow]:
    """The lines of these claims in their order; those that are gone are left out. For as many as are in sight."""
    if not claims:
        return []
    rows = select(
        case,
        LedgerRow,
        "SELECT c.id, c.text, c.basis, c.held, c.preferred, c.preferred_reason, "
        "(SELECT count(*) FROM claim_relation r WHERE r.kind = 'contradicts' AND r.claim_id = c.id) "
        "+ (SELECT count(*) FROM claim_relation r WHERE r.kind = 'contradicts' AND r.other_id = c.id) "
        "+ (SELECT count(*) FROM citation x WHERE x.claim_id = c.id AND x.stance = 'contradicts'), "
        "(SELECT count(DISTINCT judgement_id) FROM judgement_support j WHERE j.claim_id = c.id), NULL, NULL "
        f"FROM claim c WHERE c.id IN ({marks(claims)})",
        claims,
    )
    about, grades = _about(case, claims), grades_of(case, claims)
    found = {row.id: row._replace(about=tuple(about[row.id]), grades=tuple(grades[row.id])) for row in rows}
    return [found[each] for each in claims if each in found]


def grades_of(case: Readable, claims: Sequence[UUID]) -> dict[UUID, list[Grade]]:
    """The citations of these claims, supporting ones first, each in the order in which they were added."""
    found: dict[UUID, list[Grade]] = defaultdict(list)
    for claim, *grade in case.read(
        "SELECT x.claim_id, s.id, s.title, s.reliability, x.credibility, x.stance FROM citation x "
        "JOIN passage p ON p.id = x.passage_id JOIN source s ON s.id = p.source_id "
        f"WHERE x.claim_id IN ({marks(claims)}) ORDER BY x.stance <> 'supports', x.id",
        [each.bytes for each in claims],
    ):
        found[UUID(bytes=claim)].append(Grade(UUID(bytes=grade[0]), *grade[1:]))
    return found


class UsedBy(NamedTuple):
    """A judgement that rests on a claim, or stands in spite of it."""

    judgement_id: UUID
    text: str
    stance: str


def used_by(case: Readable, claim_id: UUID) -> list[UsedBy]:
    """The judgements that a claim bears on directly."""
    return select(
        case,
        UsedBy,
        "SELECT j.id, j.text, s.stance FROM judgement_support s JOIN judgement j ON j.id = s.judgement_id "
        "WHERE s.claim_id = ? ORDER BY s.stance <> 'supports', s.id",
        (claim_id,),
    )


def _about(case: Readable, claims: Iterable[UUID]) -> dict[UUID, list[About]]:
    wanted = [each.bytes for each in claims]
    found: dict[UUID, list[About]] = defaultdict(list)
    titles: dict[UUID, str | None] = {}
    for claim, object_type, object_id, role in case.read(
        f"SELECT claim_id, object_type, object_id, role FROM claim_about WHERE claim_id IN ({marks(wanted)}) "
        f"UNION ALL SELECT claim_id, 'entity_property', id, NULL FROM entity_property WHERE claim_id IN ({marks(wanted)})",
        [*wanted, *wanted],
    ):
        which = UUID(bytes=object_id)
        if which not in titles:
            titles[which] = _about_title(case, object_type, which)
        title = titles[which]
        if title is not None:
            found[UUID(bytes=claim)].append(About(object_type, which, title, role))
    return found


def _about_title(case: Readable, object_type: str, object_id: UUID) -> str | None:
    if object_type != "entity_property":
        return title_of(case, object_type, object_id)
    rows = case.read(
        "SELECT e.name, p.key FROM entity_property p JOIN entity e ON e.id = p.entity_id WHERE p.id = ?",
        (object_id.bytes,),
    )
    return joined_title(rows[0][0], rows[0][1].replace("_", " ")) if rows else None
