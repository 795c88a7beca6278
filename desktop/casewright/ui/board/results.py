"""What the board comes to, below the grid: the ranking, what it hinges on, loose ends and cautions; or how analysts differ."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from casewright.analysis.ach import words
from casewright.analysis.ach.comparison import agreements, differences
from casewright.analysis.ach.study import Board, Study
from casewright.analysis.ach.words import Said
from casewright.ui.board.lines import Line, LineList, sentence
from casewright.ui.board.rank_line import RankLine
from casewright.ui.board.state import BoardState
from casewright.ui.board.words import SIGNS
from casewright.ui.widgets.arrangement import column, held, row
from casewright.ui.widgets.labels import ElidedLabel, PlainLabel
from casewright.ui.widgets.plain_text import isolate, one_line

Place = tuple[UUID | None, UUID | None]
"""A row and a hypothesis to go to; None leaves the keyboard where it is in that direction."""
_CAVEAT = "An audit trail, not a cure for bias: studies found no reliable gain in accuracy (Karvetski and Mandel 2020)."
_MOST = 30  # lines on what changes only lower ranks, loose ends, differences


class Results(QFrame):
    """`reached` brings the `Place` that a line leads to, `left` wants the keyboard back on the grid."""

    reached = Signal(object)
    left = Signal()

    def __init__(self, state: BoardState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("SourceSide")
        self.setAccessibleName("What the board comes to")
        self._state = state
        self._titles = [PlainLabel("", "section") for _ in range(3)]
        self.lists = [LineList("") for _ in range(3)]
        self.leader = ElidedLabel("", "strong")
        self.caveat = ElidedLabel(_CAVEAT, "caption")
        parts = []
        for title, lines in zip(self._titles, self.lists, strict=True):
            lines.reached.connect(self.reached)
            head = row(title, margins=(14, 8, 8, 4))
            parts.append(held(column(head, lines)))
        body = row(*parts)
        for place, share in enumerate((5, 6, 5)):
            body.setStretch(place, share)
        self.setLayout(
            column(row(self.leader, margins=(14, 8, 14, 0)), body, row(self.caveat, margins=(14, 4, 14, 6)))
        )
        state.rebuilt.connect(self.refresh)
        state.rated.connect(self.refresh)

    def take_keyboard(self) -> None:
        """Puts the keyboard on the first list that leads somewhere."""
        lines = self.lists[0]
        lines.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if lines.lines and not lines.currentIndex().isValid():
            lines.setCurrentIndex(lines.model().index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def refresh(self) -> None:
        """Says anew what follows from the ratings."""
        study = self._state.study
        if study is None or self.isHidden():
            return
        if self._state.compares:
            self._show_comparison(study.board)
        else:
            self._show_study(study)

    def showEvent(self, event: object) -> None:
        self.refresh()

    def _show_study(self, study: Study) -> None:
        self._say(words.leading(study).words)
        columns = {each.id: each for each in study.board.hypotheses}
        ranked = [RankLine(columns[each.hypothesis], each) for each in study.figures.ranked()]
        ranking = [
            Line(part, next(part.words()), (None, each.hypothesis))
            for part, each in zip(ranked, study.figures.ranked(), strict=True)
        ]
        conclusion = study.board.card.conclusion
        said = [sentence(isolate(conclusion), "ok")] if conclusion else []
        loose = [*said, *_lines(words.cautions(study)), *_lines(words.loose_ends(study)[:_MOST])]
        self._show(
            ("RANKING BY NIS", ranking),
            ("WHAT IT HINGES ON", _lines(words.hinges(study, _MOST))),
            ("CONCLUSION AND LOOSE ENDS", loose),
        )

    def _show_comparison(self, board: Board) -> None:
        studies = {name: Study(board, name, ()) for name in board.ratings}
        apart = differences(board)
        said = "Nobody has rated yet." if not studies else f"Only {next(iter(studies))} has rated yet."
        if len(studies) > 1:
            said = f"{len(studies)} analysts rated; {len(apart)} cells differ. No consensus is worked out."
        self._say(said)
        rows = {each.id: each.text.rstrip(".") for each in board.rows}
        labels = {each.id: each.label for each in board.hypotheses}
        self._show(
            ("RANKING BY EACH", [_ranking_of(name, study) for name, study in studies.items()]),
            ("WHERE THEY DIFFER", [
                sentence(
                    f"{isolate(one_line(labels[each.hypothesis], 20))}  {isolate(one_line(rows[each.row], 70))}: "
                    + ", ".join(f"{isolate(name)} {SIGNS[rating]}" for name, rating in each.ratings.items())
                    + (f" ({each.apart} apart)" if each.apart is not None else ""),
                    "warn" if each.is_opposed else "plain", (each.row, each.hypothesis),
                )
                for each in sorted(apart, key=lambda one: (not one.is_opposed, -(one.apart or 0)))
            ]),
            ("AGREEMENT", [
                sentence(
                    f"{isolate(each.one)} and {isolate(each.other)}: {each.both} cells rated by both, {each.same} the same, "
                    f"{each.within_one} at most one step apart, {each.opposed} on opposite sides."
                )
                for each in agreements(board)
            ]),
        )  # fmt: skip

    def _say(self, words: str) -> None:
        said = isolate(words)
        if said != self.leader.text():
            self.leader.setText(said)

    def _show(self, *parts: tuple[str, list[Line]]) -> None:
        for title, lines, (name, shown) in zip(self._titles, self.lists, parts, strict=True):
            if name != title.text():
                title.setText(name)
                lines.setAccessibleName(name.capitalize())
            lines.show_lines(shown)


def _lines(said: Iterable[Said]) -> list[Line]:
    return [
        sentence(isolate(each.words), each.tone, (each.rows[0], None) if each.rows else None) for each in said
    ]


def _ranking_of(name: str, study: Study) -> Line:
    order = ", ".join(
        f"{each.rank}. {words.labels(study, [each.hypothesis])} {words.figure(each.normalised)}"
        for each in study.figures.ranked()
        if each.rank is not None
    )
    return sentence(f"{isolate(name)}: {isolate(order or 'nothing tells apart yet')}")
