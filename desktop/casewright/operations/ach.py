"""Boards for the analysis of competing hypotheses (Heuer 1999, chapter 8)."""

from __future__ import annotations

from uuid import UUID

from casewright.casefile.transaction import Transaction
from casewright.model.ach import AchBoard, AchCell, AchHypothesis, AchRow
from casewright.model.errors import InvalidValue
from casewright.operations.deletion import delete_object
from casewright.operations.ordering import last_position, move_after
from casewright.operations.registry import operation
from casewright.operations.rows import add_row, edit_fields


@operation("Added the board {object}")
def add_board(
    tx: Transaction,
    /,
    *,
    title: str,
    question: str,
    status: str = "open",
    id: UUID | None = None,
    **fields: object,
) -> UUID:
    """A new board. Further fields: `assessment_id`, `note`."""
    return add_row(tx, "ach_board", id, title=title, question=question, status=status, **fields)


@operation("Edited the board {object}")
def edit_board(tx: Transaction, /, board_id: UUID, **changes: object) -> None:
    """Sets any field."""
    edit_fields(tx, "ach_board", board_id, changes)


@operation("Deleted a board")
def delete_board(tx: Transaction, /, board_id: UUID, with_dependents: bool = False) -> None:
    """Deletes a board with its hypotheses, rows and ratings."""
    delete_object(tx, "ach_board", board_id, with_dependents)


@operation("Added a hypothesis")
def add_hypothesis(
    tx: Transaction, /, board_id: UUID, *, label: str, text: str, id: UUID | None = None, **fields: object
) -> UUID:
    """A column, the last one. Further fields: `is_null`, `is_deception`, `position`."""
    tx.get(AchBoard, board_id)
    fields = {"position": last_position(tx, "ach_hypothesis", "board_id", board_id), **fields}
    return add_row(tx, "ach_hypothesis", id, board_id=board_id, label=label, text=text, **fields)


@operation("Edited a hypothesis")
def edit_hypothesis(tx: Transaction, /, hypothesis_id: UUID, **changes: object) -> None:
    """Sets any field."""
    edit_fields(tx, "ach_hypothesis", hypothesis_id, changes)


@operation("Moved a hypothesis")
def move_hypothesis(tx: Transaction, /, hypothesis_id: UUID, *, after: UUID | None) -> None:
    """Puts a column behind another, or first."""
    move_after(tx, "ach_hypothesis", hypothesis_id, "board_id", after)


@operation("Deleted a hypothesis")
def delete_hypothesis(tx: Transaction, /, hypothesis_id: UUID) -> None:
    """Deletes a column with its ratings."""
    delete_object(tx, "ach_hypothesis", hypothesis_id)


@operation("Added a row of evidence")
def add_ach_row(
    tx: Transaction,
    /,
    board_id: UUID,
    *,
    text: str,
    kind: str = "evidence",
    credibility: str = "M",
    relevance: str = "M",
    id: UUID | None = None,
    **fields: object,
) -> UUID:
    """A row, the last one; `credibility` and `relevance` are L, M or H. Further fields: `claim_id`, `note`, `position`."""
    tx.get(AchBoard, board_id)
    fields = {"position": last_position(tx, "ach_row", "board_id", board_id), **fields}
    weights = {"credibility": credibility, "relevance": relevance}
    return add_row(tx, "ach_row", id, board_id=board_id, text=text, kind=kind, **weights, **fields)


@operation("Edited a row of evidence")
def edit_ach_row(tx: Transaction, /, row_id: UUID, **changes: object) -> None:
    """Sets any field."""
    edit_fields(tx, "ach_row", row_id, changes)


@operation("Moved a row of evidence")
def move_ach_row(tx: Transaction, /, row_id: UUID, *, after: UUID | None) -> None:
    """Puts a row behind another, or first."""
    move_after(tx, "ach_row", row_id, "board_id", after)


@operation("Deleted a row of evidence")
def delete_ach_row(tx: Transaction, /, row_id: UUID) -> None:
    """Deletes a row with its ratings."""
    delete_object(tx, "ach_row", row_id)


@operation("Rated evidence against a hypothesis")
def rate_cell(
    tx: Transaction,
    /,
    row_id: UUID,
    hypothesis_id: UUID,
    *,
    rating: str | None,
    rationale: str | None = None,
    id: UUID | None = None,
) -> UUID | None:
    """How consistent a row is with a hypothesis: CC, C, N, I, II or NA; None takes the rating away."""
    board_id = tx.get(AchRow, row_id).board_id
    if tx.get(AchHypothesis, hypothesis_id).board_id != board_id:
        raise InvalidValue("The row and the hypothesis are on different boards.")
    tx.subject = tx.subject or board_id
    cells = tx.find(AchCell, row_id=row_id, hypothesis_id=hypothesis_id)
    for cell in cells[0 if rating is None else 1 :]:  # a merge may have brought a second one
        tx.delete(cell)
    if rating is None:
        return None
    values = {"rating": rating, "rationale": rationale, "rated_by": tx.analyst}
    if cells:
        edit_fields(tx, "ach_cell", cells[0].id, values)
        return cells[0].id
    return add_row(tx, "ach_cell", id, row_id=row_id, hypothesis_id=hypothesis_id, **values)
