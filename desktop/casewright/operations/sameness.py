"""Identity as a judgement: two entities are, or are not, the same. Nothing is rewritten, so it can be taken back."""

from __future__ import annotations

from uuid import UUID

from casewright.casefile.transaction import Transaction
from casewright.model.entity import Sameness
from casewright.model.errors import InvalidValue
from casewright.operations.deletion import delete_object
from casewright.operations.registry import operation
from casewright.operations.rows import add_row


@operation("Judged {object} the same as another")
def judge_same(
    tx: Transaction, /, entity_id: UUID, other_id: UUID, *, reason: str, id: UUID | None = None
) -> UUID:
    """The two are one; both rows stay as they are."""
    return _judge(tx, entity_id, other_id, "same", reason, id)


@operation("Judged {object} different from another")
def judge_different(
    tx: Transaction, /, entity_id: UUID, other_id: UUID, *, reason: str, id: UUID | None = None
) -> UUID:
    """The two are not one, however alike their names are."""
    return _judge(tx, entity_id, other_id, "different", reason, id)


@operation("Took back a judgement of identity")
def take_back_sameness(tx: Transaction, /, sameness_id: UUID) -> None:
    """The two stand apart again, each with everything it had."""
    delete_object(tx, "sameness", sameness_id)


def _judge(
    tx: Transaction, entity_id: UUID, other_id: UUID, verdict: str, reason: str, id: UUID | None
) -> UUID:
    if entity_id == other_id:
        raise InvalidValue("An entity is always the same as itself: choose two.")
    standing = tx.find(Sameness, entity_id=entity_id, other_id=other_id)
    standing += tx.find(Sameness, entity_id=other_id, other_id=entity_id)
    if standing:
        raise InvalidValue(f"These two are already judged {standing[0].verdict}; take that back first.")
    tx.subject = tx.subject or entity_id
    return add_row(tx, "sameness", id, entity_id=entity_id, other_id=other_id, verdict=verdict, reason=reason)
