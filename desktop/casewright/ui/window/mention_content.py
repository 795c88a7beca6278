"""What the citation panel shows of mentions: the passages that name an entity, and whom a passage names."""

from __future__ import annotations

from uuid import UUID

from casewright.casefile.case import Case
from casewright.casefile.queries.mentions import MentionRow, mentioned_in, mentions_of
from casewright.ui.citations.content import MentionCard, RestingItem
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession
from casewright.ui.window.words import choice_label, date_words, joined


def mention_cards(case: Case, ref: ObjectRef) -> tuple[MentionCard, ...]:
    """The passages that name an entity; none for anything else. One card for a passage that names it twice."""
    if ref.type != "entity":
        return ()
    rows: dict[UUID, list[MentionRow]] = {}
    for row in mentions_of(case, ref.id):
        rows.setdefault(row.passage_id, []).append(row)
    return tuple(
        MentionCard(
            str(row.passage_id), tuple(str(each.id) for each in named), row.source, row.exact,
            "" if row.reading == "name" else choice_label("mention", "reading", row.reading),
            joined(row.publisher, f"page {row.page}" if row.page else None), date_words(row.published), row.reliability,
        )
        for row, *_ in rows.values()
        for named in [rows[row.passage_id]]
    )  # fmt: skip


def mentioned_items(session: CaseSession, passage_id: UUID, shown: set[str]) -> tuple[RestingItem, ...]:
    """The entities that a passage names, beside those that are `shown` already by their ids."""
    found = {}
    for row in mentioned_in(session.case, passage_id):
        kind = session.ontology.entity_kind_shown(row.kind)
        if str(row.id) not in shown:
            words = f"named here as “{row.words}”"
            found[row.id] = RestingItem(
                "entity", str(row.id), row.name, kind.label, kind.icon, kind.colour, words, is_named=True
            )
    return tuple(found.values())
