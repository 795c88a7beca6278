"""Changing what a judgement says: with a reason, and keeping what it said before (ICD 203, D.6.e(7))."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from casewright.casefile.queries.judgement_history import is_settled, said_now, today
from casewright.casefile.transaction import Transaction
from casewright.model.assessment import Judgement, JudgementRevision
from casewright.model.errors import InvalidValue, NoSuchObject
from casewright.model.fields import clean_values, words_for
from casewright.model.judgement_change import Said, kind_of_change
from casewright.operations.registry import operation
from casewright.operations.rows import edit_fields, exists, vocabulary

_SETTLED = "This judgement stands already: say why it changes, so that what it said before is kept."
_ESTIMATE = ("likelihood", "point")


@operation("Revised the judgement {object}")
def revise_judgement(
    tx: Transaction,
    /,
    judgement_id: UUID,
    *,
    reason: str,
    because: tuple[str, UUID] | None = None,
    **changes: object,
) -> UUID:
    """Changes what a judgement says, or keeps it after a review where `changes` are none; the id of the revision.

    Args:
        reason: why, in a sentence.
        because: the object that led to it, by table and id: a claim, a source, an observation, another judgement …
        changes: any field that `edit_judgement` takes.

    Raises:
        InvalidValue: a value does not fit, or the reason is missing.
        NoSuchObject: the judgement, or what led to the change, is not in the case.
    """
    if because is not None and not exists(tx, *because):
        raise NoSuchObject(f"There is no {words_for(because[0])} {because[1]} in this case.")
    if because is not None and because[1] == judgement_id:
        raise InvalidValue("A judgement does not change because of itself.")
    tx.subject = tx.subject or judgement_id
    before, sort = said_now(tx, judgement_id), tx.get(Judgement, judgement_id).kind
    _set(tx, judgement_id, changes)
    retyped = tx.get(Judgement, judgement_id).kind != sort
    return keep_revision(tx, judgement_id, before, reason, because, retyped=retyped)


def keep_revision(
    tx: Transaction,
    judgement_id: UUID,
    before: Said,
    reason: str,
    because: tuple[str, UUID] | None = None,
    *,
    retyped: bool = False,
) -> UUID:
    """Keeps what a judgement said before it was changed, as `revise_judgement` does; the id of the revision.

    `retyped`: it is now a judgement, forecast or reported fact, and was not before.
    """
    after = said_now(tx, judgement_id)
    kind = "reworded" if retyped and before == after else kind_of_change(before, after)
    because_type, because_id = because or (None, None)
    given = {"judgement_id": judgement_id, "revised_on": _now(), "revised_by": tx.analyst, "kind": kind,
             "reason": reason, "because_type": because_type, "because_id": because_id}  # fmt: skip
    columns: dict[str, Any] = clean_values("judgement_revision", given, vocabulary(tx)) | before._asdict()
    revision_id = tx.add(JudgementRevision(**columns))
    _stamp(tx, judgement_id, before, after)
    return revision_id


def edit_new(tx: Transaction, judgement_id: UUID, changes: Mapping[str, object]) -> None:
    """Sets fields of a judgement; what it says, and as what, only as long as it is new (`is_settled`).

    Raises:
        InvalidValue: it stands already, and what it says would change.
    """
    row = tx.get(Judgement, judgement_id)
    cleaned = clean_values("judgement", changes, vocabulary(tx), before=row)
    differs = any(name in cleaned and cleaned[name] != getattr(row, name) for name in (*Said._fields, "kind"))
    if differs and is_settled(tx, judgement_id, tx.analyst):
        raise InvalidValue(_SETTLED)
    before = said_now(tx, judgement_id)
    _set(tx, judgement_id, changes)
    if differs:
        _stamp(tx, judgement_id, before, said_now(tx, judgement_id))


def _set(tx: Transaction, judgement_id: UUID, changes: Mapping[str, object]) -> None:
    if {"scheme", "assessment_id"} & changes.keys():
        raise InvalidValue("A judgement keeps the assessment and the scheme it was made in.")
    if {"judged_by", "reviewed_on"} & changes.keys():
        raise InvalidValue("Who judged, and when it was last reviewed, follow from what was done.")
    edit_fields(tx, "judgement", judgement_id, changes)


def _stamp(tx: Transaction, judgement_id: UUID, before: Said, after: Said) -> None:
    """Notes the day of the review, and who judged where the likelihood is another."""
    row = tx.get(Judgement, judgement_id)
    estimates = [[getattr(said, name) for name in _ESTIMATE] for said in (before, after)]
    judged = {"judged_by": tx.analyst} if estimates[0] != estimates[1] else {}
    tx.edit(row, reviewed_on=today(), **judged)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
