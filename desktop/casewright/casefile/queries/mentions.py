"""Where entities are named: the passages that mention one, and the entities that one passage mentions."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import select
from casewright.casefile.readers import Readable


class MentionRow(NamedTuple):
    """One mention with its passage and source; `words` name the entity, `start` is their place in the text."""

    id: UUID
    words: str
    start: int
    reading: str
    passage_id: UUID
    exact: str
    translation: str | None
    page: int | None
    state: str
    source_id: UUID
    source: str
    publisher: str | None
    reliability: str | None
    published: str | None
    withdrawn: str | None


class MentionedEntity(NamedTuple):
    """An entity that a passage mentions, with the words."""

    id: UUID
    name: str
    kind: str
    words: str
    reading: str


def mentions_of(case: Readable, entity_id: UUID, limit: int = 1000) -> list[MentionRow]:
    """The passages that name an entity, the latest source first, each in the order of its text."""
    return select(
        case,
        MentionRow,
        "SELECT m.id, m.words, m.start, m.reading, p.id, p.exact, p.translation, p.page, p.state, s.id, s.title, s.publisher, "
        "s.reliability, s.published, s.withdrawn FROM mention m JOIN passage p ON p.id = m.passage_id "
        "JOIN source s ON s.id = p.source_id WHERE m.entity_id = ? ORDER BY s.id DESC, m.start, m.id LIMIT ?",
        (entity_id, limit),
    )


def mentioned_in(case: Readable, passage_id: UUID) -> list[MentionedEntity]:
    """The entities that a passage names, in the order of the words."""
    return select(
        case,
        MentionedEntity,
        "SELECT e.id, e.name, e.kind, m.words, m.reading FROM mention m JOIN entity e ON e.id = m.entity_id "
        "WHERE m.passage_id = ? ORDER BY m.start, m.id",
        (passage_id,),
    )
