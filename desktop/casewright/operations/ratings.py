"""The history of a source's reliability: every rating is a row of its own and is never rewritten.

The letter in force in general stands on the source itself (tradecraft, section 3); these rows say how it came to be.
"""

from __future__ import annotations

from uuid import UUID, uuid5

from casewright.casefile.transaction import Transaction
from casewright.model.errors import InvalidValue
from casewright.model.source import Source
from casewright.operations.rows import add_row

_FIRST = "first rating"
Rating = tuple[str | None, str | None, str | None]


def note_rating(tx: Transaction, source_id: UUID, before: Rating | None) -> None:
    """Adds the rating that the source has now to its history, when it is another than `before` (None: a new source).

    The first rating of a new source gets an id that follows from the source's, so that one recipe makes the same rows
    in every copy of a case.
    """
    source = tx.get(Source, source_id)
    letter, reason, on = source.rating
    if letter is None or source.rating == before:
        return
    subject = tx.subject
    rating_id = uuid5(source_id, _FIRST) if before is None else None
    values = {"reliability": letter, "reason": reason, "rated_on": on, "rated_by": tx.analyst}
    add_row(tx, "source_rating", rating_id, source_id=source_id, **values)
    tx.subject = subject or source_id


def rate_on_topic(
    tx: Transaction, source_id: UUID, topic: str, letter: str | None, reason: str | None, on: str | None
) -> None:
    """Rates a source on one topic; what it is rated in general stays. Raises InvalidValue without a letter."""
    tx.get(Source, source_id)
    if letter is None:
        raise InvalidValue("A rating on a topic needs a letter; F says that it cannot be judged.")
    tx.subject = tx.subject or source_id
    values = {"reliability": letter, "reason": reason, "rated_on": on, "rated_by": tx.analyst}
    add_row(tx, "source_rating", None, source_id=source_id, topic=topic, **values)
