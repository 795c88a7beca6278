"""A board of competing hypotheses in small: who is least spoken against, and by how much."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from casewright.analysis.ach.study import Study, read_board
from casewright.analysis.ach.words import figure, leading
from casewright.casefile.queries.hypotheses import board_rows
from casewright.casefile.readers import Readable
from casewright.ui.painted.arrangement import Row
from casewright.ui.painted.part import Part
from casewright.ui.painted.words import OneLine, Words
from casewright.ui.theme import colour, px
from casewright.ui.widgets.plain_text import isolate


@dataclass(frozen=True)
class SmallStanding:
    """One hypothesis: `score` is its normalised inconsistency, -1 to 0, None while it cannot be ranked."""

    label: str
    text: str
    score: float | None
    leads: bool


@dataclass(frozen=True)
class SmallBoard:
    """A board with its hypotheses, the one least spoken against first; `said`: who leads, in a sentence."""

    id: UUID
    title: str
    question: str
    standings: tuple[SmallStanding, ...]
    said: str
    rows: int
    rated_by: str | None


def boards_in_small(case: Readable, assessment_id: UUID, analyst: str) -> list[SmallBoard]:
    """The boards of an assessment, by the ratings of one analyst, or of whoever rated the most."""
    boards = (read_board(case, card) for card in board_rows(case) if card.assessment_id == assessment_id)
    found = []
    for board in boards:
        speaker = board.speaker(analyst)
        study = Study(board, speaker, ())
        known = {each.id: each for each in board.hypotheses}
        standings = tuple(
            SmallStanding(
                known[each.hypothesis].label, known[each.hypothesis].text, each.normalised, each.rank == 1
            )
            for each in study.figures.ranked()
        )
        said = str(leading(study).words)
        found.append(
            SmallBoard(
                board.card.id,
                board.card.title,
                board.card.question,
                standings,
                said,
                len(board.rows),
                speaker,
            )
        )
    return found


def board_parts(board: SmallBoard) -> list[Part]:
    """The question, a line for each hypothesis, and who leads."""
    lines: list[Part] = [Words(isolate(board.question), "small")]
    for each in board.standings:
        lines.append(
            Row(
                Words(isolate(each.label), "strong" if each.leads else "caption", width=34),
                OneLine(isolate(each.text), "" if each.leads else "small"),
                AgainstBar(each.score),
                Words(figure(each.score), "caption", width=38),
                spacing=8,
            )
        )
    lines.append(Words(board.said, "small"))
    by = f"rated by {isolate(board.rated_by)}" if board.rated_by else "not rated yet"
    lines.append(
        OneLine(
            f"{board.rows} {'row' if board.rows == 1 else 'rows'} of evidence, {by}; the shorter the bar, the less speaks against it",
            "caption",
        )
    )
    return lines


class AgainstBar(Part):
    """How much speaks against a hypothesis, as a part of all that could."""

    def __init__(self, score: float | None) -> None:
        super().__init__()
        self._against = abs(score) if score is not None else None
        self._mirrored = False
        self.tip = (
            f"{self._against:.0%} of what could speak against it does"
            if self._against is not None
            else "Not ranked yet"
        )

    def natural_width(self) -> float:
        return px(96)

    def height_for(self, width: float) -> float:
        return px(14)

    def place(self, area: QRectF, mirrored: bool) -> None:
        super().place(area, mirrored)
        self._mirrored = mirrored

    def paint(self, painter: QPainter) -> None:
        track = QRectF(self.area.left(), self.area.center().y() - 3, self.area.width(), 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("line"))
        painter.drawRoundedRect(track, 3, 3)
        if self._against:
            wide = max(6.0, track.width() * self._against)
            left = track.right() - wide if self._mirrored else track.left()
            painter.setBrush(colour("mark_line"))
            painter.drawRoundedRect(QRectF(left, track.top(), wide, 6), 3, 3)
