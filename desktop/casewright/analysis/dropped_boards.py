"""Boards of competing hypotheses without the rows whose evidence is gone: who would lead then."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from uuid import UUID

from casewright.analysis.ach import ranking
from casewright.casefile.queries.hypotheses import (
    EvidenceRow,
    board_rows,
    cells_of,
    evidence_of,
    hypotheses_of,
)
from casewright.casefile.readers import Readable


@dataclass(frozen=True)
class Standing:
    """A hypothesis and how much speaks against it; 0 or below, the closest to 0 leads."""

    id: UUID
    label: str
    text: str
    inconsistency: float


@dataclass(frozen=True)
class BoardChange:
    """A board that would lose rows; both rankings begin with the hypothesis least spoken against."""

    id: UUID
    title: str
    rows_lost: tuple[str, ...]
    rows_left: int
    before: tuple[Standing, ...]
    after: tuple[Standing, ...]

    @property
    def leader_changes(self) -> bool:
        """Whether other hypotheses would be the least spoken against."""
        return _leaders(self.before) != _leaders(self.after)


def changed_boards(case: Readable, bare: Collection[UUID]) -> Iterator[BoardChange]:
    """The boards with rows that rest on claims nothing speaks for any more."""
    for board in board_rows(case):
        rows = evidence_of(case, board.id)
        lost = [row for row in rows if row.claim_id in bare]
        if lost:
            left = [row for row in rows if row.claim_id not in bare]
            yield BoardChange(
                board.id, board.title, tuple(row.text for row in lost), len(left),
                _standings(case, board.id, rows), _standings(case, board.id, left),
            )  # fmt: skip


def _standings(case: Readable, board_id: UUID, rows: list[EvidenceRow]) -> tuple[Standing, ...]:
    hypotheses = {each.id: each for each in hypotheses_of(case, board_id)}
    return tuple(
        Standing(each, hypotheses[each].label, hypotheses[each].text, score)
        for each, score in ranking(list(hypotheses), rows, cells_of(case, board_id))
    )


def _leaders(standings: tuple[Standing, ...]) -> set[UUID]:
    best = max((round(each.inconsistency, 6) for each in standings), default=0)
    return {each.id for each in standings if round(each.inconsistency, 6) == best}
