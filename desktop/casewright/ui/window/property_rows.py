"""The properties of an entity for the citation panel: values that disagree, and which of them is preferred."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from casewright.casefile.queries.competing import Stated, preferred_among, standing, stated_of
from casewright.casefile.queries.objects import EntityCard
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import date_words, label_of_kind

_MARKS = {
    "preferred": " — preferred",
    "passed_over": " — another value is preferred",
    "disputed": " — disputed",
}


def property_rows(session: CaseSession, card: EntityCard) -> list[tuple[str, str]]:
    """Each value under the name of its property; of several, the preferred one first."""
    stated = stated_of(session.case, card.id)
    preferred = preferred_among(session.case, [each.claim_id for each in stated if each.claim_id])
    by_property: dict[UUID, list[Stated]] = defaultdict(list)
    for each in stated:
        by_property[each.property_id].append(each)
    rows = []
    for found in by_property.values():
        one = found[0]
        mark = standing(found, stated, preferred)
        words = f"{one.value} ({date_words(one.valid)})" if one.valid else one.value
        rows.append(
            (one.key, mark != "preferred", _label(session, card, one.key), f"{words}{_MARKS.get(mark, '')}")
        )
    return [(label, words) for _key, _after, label, words in sorted(rows, key=lambda row: row[:2])]


def _label(session: CaseSession, card: EntityCard, key: str) -> str:
    kinds = session.ontology.entity_kinds
    known = session.ontology.property_of(card.kind, key) if card.kind in kinds else None
    return known.label if known else label_of_kind(key)
