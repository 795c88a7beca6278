"""Claims: what sources say, the passages they rest on, what they are about and how they relate."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from casewright.casefile.transaction import Transaction
from casewright.model.claim import Citation, ClaimAbout, ClaimRelation
from casewright.model.errors import InvalidValue
from casewright.operations.deletion import delete_object
from casewright.operations.registry import operation
from casewright.operations.rows import add_row, edit_fields


@operation("Stated a claim")
def state_claim(
    tx: Transaction, /, *, text: str, basis: str = "cited", id: UUID | None = None, **fields: object
) -> UUID:
    """One statement. `basis`: it rests on passages (`cited`), or says plainly that it is `analyst_knowledge`.

    Further fields: `hedge`, `held` (EDTF: when it was so), `held_stated`, `preferred`, `preferred_reason`, `marking`.
    """
    return add_row(tx, "claim", id, text=text, basis=basis, **fields)


@operation("Edited a claim")
def edit_claim(tx: Transaction, /, claim_id: UUID, **changes: object) -> None:
    """Sets any field of a claim."""
    edit_fields(tx, "claim", claim_id, changes)


@operation("Cited a passage")
def cite(
    tx: Transaction,
    /,
    claim_id: UUID,
    passage_id: UUID,
    *,
    stance: str = "supports",
    id: UUID | None = None,
    **fields: object,
) -> UUID:
    """A claim rests on a passage, is contradicted by it, or gets context from it.

    Further fields: `credibility` (Admiralty 1 to 6, of this item), `credibility_reason`, `first_hand`, `note`.
    """
    if tx.find(Citation, claim_id=claim_id, passage_id=passage_id):
        raise InvalidValue("The claim cites this passage already.")
    tx.subject = tx.subject or claim_id
    return add_row(tx, "citation", id, claim_id=claim_id, passage_id=passage_id, stance=stance, **fields)


@operation("Edited a citation")
def edit_citation(tx: Transaction, /, citation_id: UUID, **changes: object) -> None:
    """Sets stance, credibility and its reason, first-hand or note."""
    edit_fields(tx, "citation", citation_id, changes)


@operation("Rated an item")
def rate_item(tx: Transaction, /, citation_id: UUID, *, credibility: str, reason: str) -> None:
    """Grades what a passage says for or against a claim, Admiralty 1 to 6 (6: cannot be judged), with the reason.

    Raises:
        InvalidValue: no reason is given.
    """
    if not reason.strip():
        raise InvalidValue("Say why the item is rated so.")
    edit_citation(tx, citation_id, credibility=credibility, credibility_reason=reason)


@operation("Removed a citation")
def uncite(tx: Transaction, /, citation_id: UUID) -> None:
    """The claim no longer cites the passage; both stay."""
    delete_object(tx, "citation", citation_id)


@operation("Said what a claim is about")
def about(
    tx: Transaction,
    /,
    claim_id: UUID,
    object_type: str,
    object_id: UUID,
    *,
    role: str | None = None,
    id: UUID | None = None,
) -> UUID:
    """A claim is about an entity, a link or any other object; `role` is free: subject, object, place …"""
    if tx.find(ClaimAbout, claim_id=claim_id, object_id=object_id, role=role):
        raise InvalidValue("The claim is about this already.")
    tx.subject = tx.subject or claim_id
    return add_row(
        tx, "claim_about", id, claim_id=claim_id, object_type=object_type, object_id=object_id, role=role
    )


@operation("Took back what a claim is about")
def not_about(tx: Transaction, /, claim_about_id: UUID) -> None:
    """The claim is not about that object after all."""
    delete_object(tx, "claim_about", claim_about_id)


@operation("Related two claims")
def relate_claims(
    tx: Transaction,
    /,
    claim_id: UUID,
    other_id: UUID,
    *,
    kind: str,
    note: str | None = None,
    id: UUID | None = None,
) -> UUID:
    """The claim contradicts, repeats or updates the other.

    Raises:
        InvalidValue: it is the same claim, or this was said already; that two contradict or repeat one another holds both ways.
    """
    if claim_id == other_id:
        raise InvalidValue("A claim is not related to itself: choose two.")
    if tx.find(ClaimRelation, claim_id=claim_id, other_id=other_id, kind=kind) or (
        kind != "updates" and tx.find(ClaimRelation, claim_id=other_id, other_id=claim_id, kind=kind)
    ):
        raise InvalidValue("These two claims are related so already.")
    tx.subject = tx.subject or claim_id
    return add_row(tx, "claim_relation", id, claim_id=claim_id, other_id=other_id, kind=kind, note=note)


@operation("Took back a relation of claims")
def unrelate_claims(tx: Transaction, /, claim_relation_id: UUID) -> None:
    """Says nothing any more of how the two claims relate."""
    delete_object(tx, "claim_relation", claim_relation_id)


@operation("Preferred a claim")
def prefer_claim(tx: Transaction, /, claim_id: UUID, *, reason: str, instead_of: Sequence[UUID] = ()) -> None:
    """Of claims that disagree, this one is preferred, and why; those it is preferred `instead_of` are so no longer.

    Raises:
        InvalidValue: no reason is given.
    """
    if not reason.strip():
        raise InvalidValue("Say why this claim is preferred.")
    for other in instead_of:
        edit_fields(tx, "claim", other, {"preferred": False, "preferred_reason": None})
    tx.subject = claim_id
    edit_fields(tx, "claim", claim_id, {"preferred": True, "preferred_reason": reason})


@operation("Took back a preference")
def unprefer_claim(tx: Transaction, /, claim_id: UUID) -> None:
    """The claim stands beside the others again."""
    edit_fields(tx, "claim", claim_id, {"preferred": False, "preferred_reason": None})


@operation("Deleted a claim")
def delete_claim(tx: Transaction, /, claim_id: UUID, with_dependents: bool = False) -> None:
    """Deletes a claim with its citations; the passages stay.

    Raises:
        InvalidValue: a judgement or a brief rests on it, and that support may not go too.
    """
    delete_object(tx, "claim", claim_id, with_dependents)
