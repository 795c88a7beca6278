"""What is asked in the two steps of rating: which sources and items are not rated yet, and what is to be seen beside each."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import first, ids, select
from casewright.casefile.readers import Readable

# What judgements rest on first: there a rating counts soonest.
_SOURCES = (
    "SELECT s.id FROM source s JOIN passage p ON p.source_id = s.id JOIN citation x ON x.passage_id = p.id "
    "LEFT JOIN judgement_support j ON j.claim_id = x.claim_id WHERE s.reliability IS NULL "
    "GROUP BY s.id ORDER BY count(j.id) DESC, count(x.id) DESC, s.id LIMIT ?"
)
_ITEMS = (
    "SELECT x.id FROM citation x LEFT JOIN judgement_support j ON j.claim_id = x.claim_id WHERE x.credibility IS NULL "
    "GROUP BY x.id ORDER BY count(j.id) DESC, x.claim_id, x.id LIMIT ?"
)


class Item(NamedTuple):
    """An item of information: a passage that says something for or against a claim, and its rating so far."""

    id: UUID
    claim_id: UUID
    claim: str
    stance: str
    credibility: str | None
    credibility_reason: str | None
    exact: str
    translation: str | None
    page: int | None
    source_id: UUID
    source: str
    publisher: str | None
    published: str | None


class Opposing(NamedTuple):
    """What speaks against an item: a claim, or where `claim_id` is that of the item a passage on the other side of it."""

    claim_id: UUID
    claim: str
    exact: str | None
    source: str | None


def unrated_sources(case: Readable, limit: int) -> list[UUID]:
    """Cited sources without a letter, those that most judgements rest on first."""
    return ids(case, _SOURCES, (limit,))


def unrated_items(case: Readable, limit: int) -> list[UUID]:
    """Citations without a digit, those under most judgements first."""
    return ids(case, _ITEMS, (limit,))


def items_of(case: Readable, table: str, row_id: UUID) -> list[UUID]:
    """The citations of a claim, or those of a passage; unrated ones first."""
    column = {"claim": "claim_id", "passage": "passage_id"}[table]
    return ids(
        case, f"SELECT id FROM citation WHERE {column} = ? ORDER BY credibility IS NOT NULL, id", (row_id,)
    )


def item(case: Readable, citation_id: UUID) -> Item | None:
    """One item; None when it is gone."""
    return first(
        select(
            case,
            Item,
            "SELECT x.id, c.id, c.text, x.stance, x.credibility, x.credibility_reason, p.exact, p.translation, p.page, "
            "s.id, s.title, s.publisher, s.published FROM citation x JOIN claim c ON c.id = x.claim_id "
            "JOIN passage p ON p.id = x.passage_id JOIN source s ON s.id = p.source_id WHERE x.id = ?",
            (citation_id,),
        )
    )


def opposing(case: Readable, item: Item) -> list[Opposing]:
    """What speaks against an item: the other side of its own claim, then claims that contradict it, with what they rest on."""
    if item.stance == "contradicts":
        return _passages(case, item.claim_id, "x.stance = 'supports'")
    return _passages(case, item.claim_id, "x.stance = 'contradicts'") + select(
        case,
        Opposing,
        "SELECT c.id, c.text, p.exact, s.title FROM claim c LEFT JOIN citation x ON x.claim_id = c.id AND x.stance = 'supports' "
        "LEFT JOIN passage p ON p.id = x.passage_id LEFT JOIN source s ON s.id = p.source_id WHERE c.id IN "
        "(SELECT other_id FROM claim_relation WHERE claim_id = ?1 AND kind = 'contradicts' "
        "UNION SELECT claim_id FROM claim_relation WHERE other_id = ?1 AND kind = 'contradicts') ORDER BY c.id, x.id",
        (item.claim_id,),
    )


def _passages(case: Readable, claim_id: UUID, which: str) -> list[Opposing]:
    return select(
        case,
        Opposing,
        "SELECT c.id, c.text, p.exact, s.title FROM citation x JOIN claim c ON c.id = x.claim_id "
        "JOIN passage p ON p.id = x.passage_id JOIN source s ON s.id = p.source_id "
        f"WHERE x.claim_id = ? AND {which} ORDER BY x.id",
        (claim_id,),
    )
