"""Boards of competing hypotheses: columns, rows and cells."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import ids, marks, select
from casewright.casefile.readers import Readable
from casewright.model.offered_weight import Grade


class BoardRow(NamedTuple):
    """A board with what it says of itself; `indicators`: how many its assessment has."""

    id: UUID
    title: str
    question: str
    status: str
    assessment_id: UUID | None
    no_null_because: str | None
    no_deception_because: str | None
    conclusion: str | None
    note: str | None
    indicators: int


class HypothesisRow(NamedTuple):
    """A column; `judgement_id`: the judgement that says it, with its likelihood (a term of `scheme`)."""

    id: UUID
    label: str
    text: str
    is_null: bool
    is_deception: bool
    judgement_id: UUID | None
    likelihood: str | None
    scheme: str | None


class EvidenceRow(NamedTuple):
    """A row; `grades` are the Admiralty ratings of its claim's citations in support, such as `B2`; `source` is the first of these."""

    id: UUID
    kind: str
    text: str
    claim_id: UUID | None
    assumption_id: UUID | None
    credibility: str
    relevance: str
    note: str | None
    grades: str | None
    source: str | None


class CellRow(NamedTuple):
    """One rating of one analyst."""

    id: UUID
    row_id: UUID
    hypothesis_id: UUID
    rating: str
    rationale: str | None
    rated_by: str | None


def board_rows(case: Readable) -> list[BoardRow]:
    """All boards, the latest first."""
    return select(
        case,
        BoardRow,
        "SELECT b.id, b.title, b.question, b.status, b.assessment_id, b.no_null_because, b.no_deception_because, "
        "b.conclusion, b.note, (SELECT count(*) FROM indicator i WHERE i.assessment_id = b.assessment_id) "
        "FROM ach_board b ORDER BY b.id DESC",
    )


def hypotheses_of(case: Readable, board_id: UUID) -> list[HypothesisRow]:
    """The columns in order."""
    return select(
        case,
        HypothesisRow,
        "SELECT h.id, h.label, h.text, h.is_null, h.is_deception, h.judgement_id, j.likelihood, j.scheme "
        "FROM ach_hypothesis h LEFT JOIN judgement j ON j.id = h.judgement_id WHERE h.board_id = ? "
        "ORDER BY h.position, h.id",
        (board_id,),
    )


def evidence_of(case: Readable, board_id: UUID) -> list[EvidenceRow]:
    """The rows in order."""
    supporting = (
        "FROM citation x JOIN passage p ON p.id = x.passage_id JOIN source s ON s.id = p.source_id "
        "WHERE x.claim_id = r.claim_id AND x.stance = 'supports'"
    )
    return select(
        case,
        EvidenceRow,
        "SELECT r.id, r.kind, r.text, r.claim_id, r.assumption_id, r.credibility, r.relevance, r.note, "
        f"(SELECT group_concat(DISTINCT coalesce(s.reliability, '–') || coalesce(x.credibility, '–')) {supporting}), "
        f"(SELECT s.title {supporting} ORDER BY x.id LIMIT 1) "
        "FROM ach_row r WHERE r.board_id = ? ORDER BY r.position, r.id",
        (board_id,),
    )


def grades_of(case: Readable, claim_id: UUID) -> list[Grade]:
    """How the sources and the items are rated that a claim cites in support."""
    rows = case.read(
        "SELECT s.reliability, x.credibility FROM citation x JOIN passage p ON p.id = x.passage_id "
        "JOIN source s ON s.id = p.source_id WHERE x.claim_id = ? AND x.stance = 'supports' ORDER BY x.id",
        (claim_id.bytes,),
    )
    return [(reliability, credibility) for reliability, credibility in rows]


def cells_of(case: Readable, board_id: UUID, only: Collection[UUID] | None = None) -> list[CellRow]:
    """The ratings of everyone, or only these cells; where there is none, it is not yet rated."""
    those = "" if only is None else f"AND c.id IN ({marks(only)}) "
    return select(
        case,
        CellRow,
        "SELECT c.id, c.row_id, c.hypothesis_id, c.rating, c.rationale, c.rated_by FROM ach_cell c "
        f"JOIN ach_row r ON r.id = c.row_id WHERE r.board_id = ? {those}ORDER BY c.id",
        (board_id, *(only or ())),
    )


def board_of(case: Readable, table: str, row_id: UUID) -> UUID | None:
    """The board a row or hypothesis belongs to; None for anything else."""
    if table not in ("ach_row", "ach_hypothesis"):
        return None
    found = ids(case, f"SELECT board_id FROM {table} WHERE id = ?", (row_id,))
    return found[0] if found else None
