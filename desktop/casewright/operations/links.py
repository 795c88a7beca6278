"""Links between entities."""

from __future__ import annotations

from uuid import UUID

from casewright.casefile.transaction import Transaction
from casewright.operations.deletion import delete_object
from casewright.operations.registry import operation
from casewright.operations.rows import add_row, edit_fields, vocabulary


@operation("Linked two entities")
def add_link(
    tx: Transaction,
    /,
    *,
    kind: str,
    from_id: UUID,
    to_id: UUID,
    status: str = "asserted",
    id: UUID | None = None,
    **fields: object,
) -> UUID:
    """`from_id` stands in `kind` to `to_id`. Direction and polarity are those of the kind where nothing is said.

    Further fields: `directed`, `label`, `polarity`, `valid` (EDTF), `valid_stated`, `summary`, `marking`.
    """
    usual = vocabulary(tx).ontology.link_kind(kind)
    fields = {"directed": usual.directed, "polarity": usual.polarity, **fields}
    return add_row(tx, "link", id, kind=kind, from_id=from_id, to_id=to_id, status=status, **fields)


@operation("Edited a link")
def edit_link(tx: Transaction, /, link_id: UUID, **changes: object) -> None:
    """Sets any field of a link, its kind and ends included."""
    edit_fields(tx, "link", link_id, changes)


@operation("Deleted a link")
def delete_link(tx: Transaction, /, link_id: UUID, with_dependents: bool = False) -> None:
    """Deletes a link; the claims about it stay."""
    delete_object(tx, "link", link_id, with_dependents)
