"""What of a text the case has taken in or turned down already."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from uuid import UUID

from casewright.casefile.readers import Readable


@dataclass
class Settled:
    """`mentions`: (start, end, entity) by place. `dates`: (place of the passage, EDTF). `links`: (place, ends). `rejected`: (kind, key)."""

    mentions: list[tuple[int, int, UUID]] = field(default_factory=list)
    dates: set[tuple[int, int, str]] = field(default_factory=set)
    links: set[tuple[int, int, frozenset[UUID]]] = field(default_factory=set)
    rejected: set[tuple[str, str]] = field(default_factory=set)

    def mentioned(self, start: int, end: int) -> UUID | None:
        """The entity whose mention covers or cuts these words."""
        at = bisect_right(self.mentions, start, key=lambda each: each[0])
        for first, last, entity in self.mentions[max(0, at - 2) : at + 1]:
            if first < end and start < last:
                return entity
        return None

    def is_dated(self, sentence: tuple[int, int], edtf: str) -> bool:
        """Whether a claim that held then cites this sentence."""
        return (*sentence, edtf) in self.dates

    def is_linked(self, sentence: tuple[int, int], one: UUID | None, other: UUID | None) -> bool:
        """Whether a claim about a link of the two cites this sentence."""
        return one is not None and other is not None and (*sentence, frozenset((one, other))) in self.links


def settled_of(case: Readable, source_id: UUID, source_text_id: UUID) -> Settled:
    """Mentions, dated claims and links that rest on passages of this text, and what was rejected for the source or for all."""
    text = (source_text_id.bytes,)
    mentions = case.read(
        "SELECT m.start, m.start + length(m.words), m.entity_id FROM mention m JOIN passage p ON p.id = m.passage_id "
        "WHERE p.source_text_id = ? ORDER BY m.start",
        text,
    )
    dates = case.read(
        f"SELECT p.start, p.end, c.held {_CITING} WHERE p.source_text_id = ? AND c.held IS NOT NULL", text
    )
    links = case.read(
        f"SELECT p.start, p.end, l.from_id, l.to_id {_CITING} JOIN claim_about a ON a.claim_id = c.id "
        "JOIN link l ON l.id = a.object_id WHERE p.source_text_id = ?",
        text,
    )
    rejected = case.read(
        "SELECT kind, key FROM rejected_suggestion WHERE source_id IS NULL OR source_id = ?",
        (source_id.bytes,),
    )
    return Settled(
        [(start, end, UUID(bytes=entity)) for start, end, entity in mentions],
        {(start, end, held) for start, end, held in dates},
        {(start, end, frozenset((UUID(bytes=one), UUID(bytes=other)))) for start, end, one, other in links},
        {(kind, key) for kind, key in rejected},
    )


_CITING = "FROM passage p JOIN citation x ON x.passage_id = p.id JOIN claim c ON c.id = x.claim_id"
