"""Boards of competing hypotheses: columns, rows and cells."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import ids, select, select_columns
from casewright.casefile.readers import Readable


class BoardRow(NamedTuple):
    """A board in a list."""

    id: UUID
    title: str
    question: str
    status: str
    assessment_id: UUID | None


class HypothesisRow(NamedTuple):
    """A column."""

    id: UUID
    label: str
    text: str
    is_null: bool
    is_deception: bool


class EvidenceRow(NamedTuple):
    """A row; `grades` are the Admiralty ratings of its claim's citations, such as `B2`."""

    id: UUID
    kind: str
    text: str
    claim_id: UUID | None
    credibility: str
    relevance: str
    grades: str | None


class CellRow(NamedTuple):
    """One rating."""

    id: UUID
    row_id: UUID
    hypothesis_id: UUID
    rating: str
    rationale: str | None


def board_rows(case: Readable) -> list[BoardRow]:
    """All boards, the latest first."""
    return select_columns(case, BoardRow, "ach_board", "ORDER BY id DESC")


def hypotheses_of(case: Readable, board_id: UUID) -> list[HypothesisRow]:
    """The columns in order."""
    return select_columns(
        case, HypothesisRow, "ach_hypothesis", "WHERE board_id = ? ORDER BY position, id", (board_id,)
    )


def evidence_of(case: Readable, board_id: UUID) -> list[EvidenceRow]:
    """The rows in order."""
    return select(
        case,
        EvidenceRow,
        "SELECT r.id, r.kind, r.text, r.claim_id, r.credibility, r.relevance, "
        "(SELECT group_concat(DISTINCT coalesce(s.reliability, '–') || coalesce(x.credibility, '–')) FROM citation x "
        "JOIN passage p ON p.id = x.passage_id JOIN source s ON s.id = p.source_id WHERE x.claim_id = r.claim_id) "
        "FROM ach_row r WHERE r.board_id = ? ORDER BY r.position, r.id",
        (board_id,),
    )


def cells_of(case: Readable, board_id: UUID) -> dict[tuple[UUID, UUID], CellRow]:
    """The ratings by (row, hypothesis); what is not there is not yet rated."""
    rows = select(
        case,
        CellRow,
        "SELECT c.id, c.row_id, c.hypothesis_id, c.rating, c.rationale FROM ach_cell c "
        "JOIN ach_row r ON r.id = c.row_id WHERE r.board_id = ? ORDER BY c.id",
        (board_id,),
    )
    return {(cell.row_id, cell.hypothesis_id): cell for cell in rows}


def board_of(case: Readable, table: str, row_id: UUID) -> UUID | None:
    """The board a row or hypothesis belongs to; None for anything else."""
    if table not in ("ach_row", "ach_hypothesis"):
        return None
    found = ids(case, f"SELECT board_id FROM {table} WHERE id = ?", (row_id,))
    return found[0] if found else None
