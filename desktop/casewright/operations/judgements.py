"""Judgements and what they rest on: claims and other judgements, never raw sources, never themselves."""

from __future__ import annotations

from uuid import UUID

from casewright.casefile.queries.judgement_history import today
from casewright.casefile.transaction import Transaction
from casewright.model.assessment import Assessment, Judgement, JudgementSupport
from casewright.model.errors import InvalidValue
from casewright.model.short_text import shorten
from casewright.operations.deletion import delete_object
from casewright.operations.judgement_revisions import edit_new
from casewright.operations.ordering import last_position, move_after
from casewright.operations.registry import operation
from casewright.operations.rows import add_row, edit_fields


@operation("Judged: {object}")
def judge(
    tx: Transaction,
    /,
    assessment_id: UUID,
    *,
    text: str,
    kind: str = "judgement",
    id: UUID | None = None,
    **fields: object,
) -> UUID:
    """A new judgement, last in its assessment and in its scheme. Further fields: every other column of `judgement`.

    `likelihood` is a term (key, words or synonym) of the assessment's scheme; its band is kept as it is now. Where it is given,
    and nothing else is said, the analyst at work judged it, today.
    """
    assessment = tx.get(Assessment, assessment_id)
    fields = {"position": last_position(tx, "judgement", "assessment_id", assessment_id), **fields}
    if fields.setdefault("scheme", assessment.scheme) != assessment.scheme:
        raise InvalidValue(f"This assessment is written in {assessment.scheme}; schemes are not mixed.")
    if fields.get("likelihood") is not None or fields.get("point") is not None:
        fields = {"judged_by": tx.analyst, "reviewed_on": today(), **fields}
    return add_row(tx, "judgement", id, assessment_id=assessment_id, text=text, kind=kind, **fields)


@operation("Edited the judgement {object}")
def edit_judgement(tx: Transaction, /, judgement_id: UUID, **changes: object) -> None:
    """Sets any field; a new likelihood brings its band with it.

    What it says (text, kind, likelihood, point, confidence, horizon) is set here only as long as it is new, which
    `casefile.queries.judgement_history.is_settled` tells; afterwards `revise_judgement` asks for a reason.

    Raises:
        InvalidValue: a value does not fit, or the judgement stands already.
    """
    edit_new(tx, judgement_id, changes)


@operation("Moved the judgement {object}")
def move_judgement(tx: Transaction, /, judgement_id: UUID, *, after: UUID | None) -> None:
    """Puts a judgement behind another, or first with `after` None."""
    move_after(tx, "judgement", judgement_id, "assessment_id", after)


@operation("Gave a judgement support")
def support(
    tx: Transaction,
    /,
    judgement_id: UUID,
    *,
    claim_id: UUID | None = None,
    other_id: UUID | None = None,
    stance: str = "supports",
    note: str | None = None,
    id: UUID | None = None,
) -> UUID:
    """A judgement rests on, is contradicted by, or gets context from one claim or one other judgement.

    Raises:
        InvalidValue: neither or both are given; it is there already; or judgements would rest on one another in a circle.
    """
    if (claim_id is None) == (other_id is None):
        raise InvalidValue("A judgement rests on a claim or on another judgement: give one of them.")
    if tx.find(JudgementSupport, judgement_id=judgement_id, claim_id=claim_id, other_id=other_id):
        raise InvalidValue("The judgement rests on this already.")
    if other_id is not None and (chain := _chain(tx, other_id, judgement_id)):
        raise InvalidValue(_circle(tx, chain))
    tx.subject = tx.subject or judgement_id
    ends = {"judgement_id": judgement_id, "claim_id": claim_id, "other_id": other_id}
    return add_row(tx, "judgement_support", id, stance=stance, note=note, **ends)


@operation("Edited the support of a judgement")
def edit_support(tx: Transaction, /, judgement_support_id: UUID, **changes: object) -> None:
    """Sets `stance` or `note`."""
    if changes.keys() - {"stance", "note"}:
        raise InvalidValue("Of a judgement's support only the stance and the note can be set.")
    edit_fields(tx, "judgement_support", judgement_support_id, changes)


@operation("Took support from a judgement")
def unsupport(tx: Transaction, /, judgement_support_id: UUID) -> None:
    """The judgement no longer rests on that; both stay."""
    delete_object(tx, "judgement_support", judgement_support_id)


@operation("Deleted a judgement")
def delete_judgement(tx: Transaction, /, judgement_id: UUID, with_dependents: bool = False) -> None:
    """Deletes a judgement with its alternatives, assumptions, indicators, gaps and implications.

    Raises:
        InvalidValue: another judgement rests on it, and that support may not go too.
    """
    delete_object(tx, "judgement", judgement_id, with_dependents)


def _chain(tx: Transaction, start: UUID, end: UUID) -> list[UUID]:
    """How one judgement rests on another, step by step and as shortly as can be; empty when it does not."""
    came_from: dict[UUID, UUID | None] = {start: None}
    waiting = [start]
    while waiting:
        each = waiting.pop(0)
        if each == end:
            chain: list[UUID] = []
            step: UUID | None = end
            while step is not None:
                chain.insert(0, step)
                step = came_from[step]
            return chain
        for row in tx.find(JudgementSupport, judgement_id=each):
            if row.other_id and row.other_id not in came_from:
                came_from[row.other_id] = each
                waiting.append(row.other_id)
    return []


def _circle(tx: Transaction, chain: list[UUID]) -> str:
    """Why a judgement, the last of the chain, cannot rest on the first."""
    names = [f"“{shorten(tx.get(Judgement, each).text, 60)}”" for each in chain]
    if len(names) == 1:
        return f"{names[0]} cannot rest on itself."
    way = ", which rests on ".join(names[1:])
    return f"Judgements cannot rest on one another in a circle: {names[0]} rests on {way} already."
