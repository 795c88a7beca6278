"""Analysis of competing hypotheses: boards, hypotheses, rows of evidence and their ratings (Heuer 1999, chapter 8)."""

from __future__ import annotations

from uuid import UUID

from casewright.model.base import (
    Row,
    flag,
    fraction,
    optional_text,
    reference,
    required_text,
)


class AchBoard(Row, table=True):
    """One question with its competing hypotheses. `no_null_because` and `no_deception_because` say why a board does without."""

    __tablename__ = "ach_board"

    assessment_id: UUID | None = reference("assessment", required=False)
    title: str = required_text()
    question: str = required_text()
    status: str = required_text()
    no_null_because: str | None = optional_text()
    no_deception_because: str | None = optional_text()
    conclusion: str | None = optional_text()
    note: str | None = optional_text()


class AchHypothesis(Row, table=True):
    """A column of the board; the null and the deception hypothesis are named as such. `judgement_id`: the judgement that says it."""

    __tablename__ = "ach_hypothesis"

    board_id: UUID = reference("ach_board")
    position: float = fraction(0.0)
    label: str = required_text()
    text: str = required_text()
    is_null: bool = flag()
    is_deception: bool = flag()
    judgement_id: UUID | None = reference("judgement", required=False)


class AchRow(Row, table=True):
    """A row of the board: evidence (a claim), an argument, an absence or an assumption."""

    __tablename__ = "ach_row"

    board_id: UUID = reference("ach_board")
    position: float = fraction(0.0)
    kind: str = required_text()
    text: str = required_text()
    claim_id: UUID | None = reference("claim", required=False)
    assumption_id: UUID | None = reference("assumption", required=False)
    credibility: str = required_text()
    relevance: str = required_text()
    note: str | None = optional_text()


class AchCell(Row, table=True):
    """How consistent one analyst holds a row to be with a hypothesis: CC, C, N, I, II or NA. No cell: not yet rated."""

    __tablename__ = "ach_cell"

    row_id: UUID = reference("ach_row")
    hypothesis_id: UUID = reference("ach_hypothesis")
    rating: str = required_text()
    rationale: str | None = optional_text()
    rated_by: str | None = optional_text()
