"""Boards for the analysis of competing hypotheses (Heuer 1999, chapter 8)."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID, uuid5

from casewright.casefile.queries.hypotheses import grades_of
from casewright.casefile.transaction import Transaction
from casewright.model.ach import AchBoard, AchCell, AchHypothesis, AchRow
from casewright.model.claim import Claim
from casewright.model.errors import InvalidValue
from casewright.model.ids import analyst_id
from casewright.model.offered_weight import offered_weight
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
    """A new board. Further fields: the other columns."""
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
    """A column, the last one. Further fields: `is_null`, `is_deception`, `judgement_id`, `position`."""
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
    """A row, the last one; `credibility` and `relevance` are L, M or H. Further fields: the other columns."""
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


@operation("Added rows of evidence")
def add_claim_rows(tx: Transaction, /, board_id: UUID, *, claim_ids: Sequence[UUID]) -> list[UUID]:
    """A row for each of these claims, in their order and in their words; those that the board has already are left out.

    Credibility is what the ratings of their citations suggest (`model.offered_weight`); it can be changed as any other.
    """
    tx.get(AchBoard, board_id)
    known = {row.claim_id for row in tx.find(AchRow, board_id=board_id)}
    tx.subject = tx.subject or board_id
    return [
        add_ach_row(
            tx, board_id, text=tx.get(Claim, claim).text, claim_id=claim,
            credibility=offered_weight(grades_of(tx, claim)).weight,
        )
        for claim in dict.fromkeys(claim_ids)
        if claim not in known
    ]  # fmt: skip


@operation("Rated evidence against a hypothesis")
def rate_cell(
    tx: Transaction,
    /,
    row_id: UUID,
    hypothesis_id: UUID,
    *,
    rating: str | None,
    rationale: str | None = None,
    rated_by: str | None = None,
) -> UUID | None:
    """How consistent an analyst holds a row to be with a hypothesis: CC, C, N, I, II or NA; None takes the rating away.

    Everyone has ratings of their own. A rationale that is not given stays as it was.

    Args:
        rated_by: whose rating it is; the analyst at work where left out. Only what brings in the ratings of others says it.
    """
    analyst = rated_by or tx.analyst
    board_id = tx.get(AchRow, row_id).board_id
    if tx.get(AchHypothesis, hypothesis_id).board_id != board_id:
        raise InvalidValue("The row and the hypothesis are on different boards.")
    tx.subject = tx.subject or board_id
    cells = own_cells(tx, row_id, hypothesis_id, analyst)
    for cell in cells[0 if rating is None else 1 :]:  # files of older formats may hold a second one
        tx.delete(cell)
    if rating is None:
        return None
    said = {} if rationale is None else {"rationale": rationale}
    if cells:
        edit_fields(tx, "ach_cell", cells[0].id, {"rating": rating, **said})
        return cells[0].id
    own = cell_id(row_id, hypothesis_id, analyst)
    which = {"row_id": row_id, "hypothesis_id": hypothesis_id, "rated_by": analyst}
    return add_row(tx, "ach_cell", own, **which, rating=rating, **said)


@operation("Gave the reason for a rating")
def explain_cell(tx: Transaction, /, row_id: UUID, hypothesis_id: UUID, *, rationale: str | None) -> None:
    """Says why the analyst at work rated so; None takes the reason away. Raises InvalidValue where nothing is rated yet."""
    cells = own_cells(tx, row_id, hypothesis_id, tx.analyst)
    if not cells:
        raise InvalidValue("Rate the cell first, then say why.")
    tx.subject = tx.subject or tx.get(AchRow, row_id).board_id
    edit_fields(tx, "ach_cell", cells[0].id, {"rationale": rationale})


def cell_id(row_id: UUID, hypothesis_id: UUID, analyst: str) -> UUID:
    """The id of an analyst's rating: the same in every copy of a case, so that two copies rate one cell and not two."""
    return uuid5(row_id, f"{hypothesis_id}/{analyst_id(analyst)}")


def own_cells(tx: Transaction, row_id: UUID, hypothesis_id: UUID, analyst: str) -> list[AchCell]:
    """The cells that one analyst has there: one, or none."""
    return [
        cell
        for cell in tx.find(AchCell, row_id=row_id, hypothesis_id=hypothesis_id)
        if analyst_id(cell.rated_by or "") == analyst_id(analyst)
    ]
