"""Carrying passages over to another version of their source. The passage stays as it was quoted; its new place is a row."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

from casewright.casefile.transaction import Transaction
from casewright.model.anchors import EXACT, MOVED, NORMALISED, Quotation, context, page_of
from casewright.model.errors import InvalidValue
from casewright.model.passage import Passage, PassageAnchor
from casewright.model.reanchoring import standing
from casewright.model.source import SourceText
from casewright.operations.registry import operation
from casewright.operations.rows import add_row, edit_fields

_SURE = (EXACT, MOVED, NORMALISED)


class Place(NamedTuple):
    """[start, end) in code points, for one passage."""

    passage_id: UUID
    start: int
    end: int


@operation("Carried a passage over to another version")
def accept_anchor(
    tx: Transaction, /, passage_id: UUID, source_text_id: UUID, start: int, end: int, note: str | None = None
) -> UUID:
    """Accepts that a passage stands at these offsets of another text of its source; returns the id of the anchor.

    State and score follow from the words there. What was rejected in this text before is accepted instead.

    Raises:
        InvalidValue: it stands in this text already, the text is another source's, or the offsets lie outside.
    """
    return _put(tx, source_text_id, Place(passage_id, start, end), "accepted", note)


@operation("Carried passages over to another version")
def accept_exact_anchors(
    tx: Transaction, /, source_text_id: UUID, places: Iterable[tuple[UUID, int, int]]
) -> list[UUID]:
    """Accepts many places at once, as one step: only such as have the very words, but for how they are set.

    Raises:
        InvalidValue: the words at one of them differ, or it was judged in this text before; nothing is accepted then.
    """
    target = _Target(tx, source_text_id)
    tx.subject = tx.subject or target.text.source_id
    rows = []
    for place in map(Place._make, places):
        passage = tx.get(Passage, place.passage_id)
        if target.known(passage) is not None:
            raise InvalidValue("One of these passages was judged in this version already.")
        rows.append(target.row(passage, place, "accepted", None))
    if any(row["state"] not in _SURE for row in rows):
        raise InvalidValue(
            "The words of one of these passages differ in the other version; look at it by itself."
        )
    return tx.bulk_insert(PassageAnchor, rows)


@operation("Rejected a place for a passage in another version")
def reject_anchor(
    tx: Transaction,
    /,
    passage_id: UUID,
    source_text_id: UUID,
    start: int | None = None,
    end: int | None = None,
    note: str | None = None,
) -> UUID:
    """Remembers that a passage does not stand at this place of another text, or nowhere in it; it is not offered again."""
    return _put(tx, source_text_id, Place(passage_id, start or 0, end or 0), "rejected", note)


@operation("Took back where a passage stands in another version")
def withdraw_anchor(tx: Transaction, /, anchor_id: UUID) -> None:
    """Forgets what was accepted or rejected; the passage is offered again."""
    tx.delete(tx.get(PassageAnchor, anchor_id))


def _put(tx: Transaction, source_text_id: UUID, place: Place, verdict: str, note: str | None) -> UUID:
    target, passage = _Target(tx, source_text_id), tx.get(Passage, place.passage_id)
    tx.subject = tx.subject or passage.id
    known = target.known(passage)
    if known is not None and known.verdict == verdict == "accepted":
        raise InvalidValue("This passage was carried over to this version already; take that back first.")
    row = target.row(passage, place, verdict, note)
    if known is None:
        return add_row(tx, "passage_anchor", None, **row)
    edit_fields(tx, "passage_anchor", known.id, row)
    return known.id


class _Target:
    """The text that passages are carried over to, read once."""

    def __init__(self, tx: Transaction, source_text_id: UUID) -> None:
        self.text = tx.get(SourceText, source_text_id)
        if self.text.text_sha256 is None:
            raise InvalidValue("This version has no text that passages could be carried over to.")
        self._sha256 = self.text.text_sha256
        self._words = tx.text_of(self._sha256)
        self._pages = [(int(first), int(last)) for first, last in json.loads(self.text.pages or "[]")]
        self._anchors = {row.passage_id: row for row in tx.find(PassageAnchor, text_sha256=self._sha256)}

    def known(self, passage: Passage) -> PassageAnchor | None:
        """What was said of a passage in this text before."""
        if passage.source_id != self.text.source_id:
            raise InvalidValue("A passage is carried over only between versions of one source.")
        if passage.text_sha256 == self._sha256:
            raise InvalidValue("This passage was quoted from this very text.")
        return self._anchors.get(passage.id)

    def row(self, passage: Passage, place: Place, verdict: str, note: str | None) -> dict[str, Any]:
        """The columns of an anchor at this place."""
        _, start, end = place
        if not 0 <= start <= end <= len(self._words) or (start == end and verdict == "accepted"):
            raise InvalidValue(f"The offsets {start} to {end} lie outside this version's text.")
        quoted = Quotation(
            passage.start, passage.end, passage.exact, passage.prefix, passage.suffix, passage.text_sha256
        )
        found = standing(self._words, quoted, start, end)
        before, after = context(self._words, start, end) if start < end else ("", "")
        return {
            "passage_id": passage.id, "source_text_id": self.text.id, "text_sha256": self._sha256, "start": start, "end": end,
            "page": page_of(self._pages, start) if start < end else None, "exact": self._words[start:end], "prefix": before,
            "suffix": after, "state": found.state, "score": found.score, "verdict": verdict, "note": note,
        }  # fmt: skip
