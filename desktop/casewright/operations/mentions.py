"""Passages in which an entity is named. A mention says that the words speak of the entity, not what they say of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from casewright.casefile.transaction import Transaction
from casewright.model.errors import InvalidValue
from casewright.model.passage import Mention, Passage
from casewright.model.sentences import sentence_around, sentences
from casewright.model.source import SourceText
from casewright.operations.deletion import delete_object, dependents
from casewright.operations.passages import quote
from casewright.operations.registry import operation
from casewright.operations.rows import add_row


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a source text, [start, end) in code points, and how they lead to an entity (a `mention_reading`).

    `sentence` is what to quote them in; None: the sentence around them.
    """

    start: int
    end: int
    reading: str = "name"
    sentence: tuple[int, int] | None = None


@operation("Noted where {object} is mentioned")
def mention(tx: Transaction, /, entity_id: UUID, source_text_id: UUID, places: Sequence[Place]) -> list[UUID]:
    """Quotes the sentences around these places and notes that they name the entity; what is noted already stays as it is.

    Raises:
        InvalidValue: a place lies outside the text.
    """
    tx.subject = tx.subject or entity_id
    quoting = Quoting(tx, source_text_id)
    known = {(row[0], row[1]) for row in tx.read(_MENTIONS, (entity_id.bytes, source_text_id.bytes))}
    made = []
    for place in places:
        words = quoting.words(place)
        if (place.start, words) not in known:
            known.add((place.start, words))
            values = {"entity_id": entity_id, "words": words, "start": place.start, "reading": place.reading}
            made.append(add_row(tx, "mention", None, passage_id=quoting.passage(place), **values))
    return made


@operation("Took back where {object} is mentioned")
def unmention(tx: Transaction, /, mention_ids: Iterable[UUID]) -> None:
    """These words do not name the entity after all; a passage that nothing else needs goes with them."""
    for mention_id in mention_ids:
        found = tx.get(Mention, mention_id)
        tx.subject = tx.subject or found.entity_id
        passage_id = found.passage_id
        delete_object(tx, "mention", mention_id)
        passage = tx.get(Passage, passage_id)
        if passage.note is None and passage.translation is None and not dependents(tx, "passage", passage_id):
            delete_object(tx, "passage", passage_id)


class Quoting:
    """Quotes sentences of one source text, each once: a passage of the same place is taken again."""

    def __init__(self, tx: Transaction, source_text_id: UUID) -> None:
        source_text = tx.get(SourceText, source_text_id)
        if source_text.text_sha256 is None:
            raise InvalidValue("This source has no text to quote from.")
        self._tx, self._source_text_id = tx, source_text_id
        self._text = tx.text_of(source_text.text_sha256)
        self._sentences: list[tuple[int, int]] | None = None
        rows = tx.read("SELECT start, end, id FROM passage WHERE source_text_id = ?", (source_text_id.bytes,))
        self._passages = {(row[0], row[1]): UUID(bytes=row[2]) for row in rows}

    def words(self, place: Place) -> str:
        """The words at a place."""
        if not 0 <= place.start < place.end <= len(self._text):
            raise InvalidValue(f"The offsets {place.start} to {place.end} lie outside the text.")
        return self._text[place.start : place.end]

    def sentence(self, place: Place) -> str:
        """The sentence around a place, on one line."""
        return " ".join(self._text[slice(*self._around(place))].split())

    def passage(self, place: Place) -> UUID:
        """The passage around a place, quoted now if it was not."""
        start, end = self._around(place)
        if (start, end) not in self._passages:
            subject = self._tx.subject
            self._passages[start, end] = quote(self._tx, self._source_text_id, start=start, end=end)
            self._tx.subject = subject
        return self._passages[start, end]

    def _around(self, place: Place) -> tuple[int, int]:
        if place.sentence is not None:
            return min(place.sentence[0], place.start), max(place.sentence[1], place.end)
        if self._sentences is None:
            self._sentences = sentences(self._text)
        return sentence_around(self._sentences, place.start, place.end)


def entities_mentioned(tx: Transaction, passage_ids: Iterable[UUID]) -> list[UUID]:
    """The entities that these passages name, each once."""
    found: dict[UUID, None] = {}
    for passage_id in passage_ids:
        for row in tx.find(Mention, passage_id=passage_id):
            found[row.entity_id] = None
    return list(found)


_MENTIONS = "SELECT m.start, m.words FROM mention m JOIN passage p ON p.id = m.passage_id WHERE m.entity_id = ? AND p.source_text_id = ?"
