"""Rules on boards of competing hypotheses: what was considered, what is missing, what the order hinges on, what was judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import UUID

from casewright.analysis.ach.study import Board, Study, read_board, study_of
from casewright.analysis.ach.words import counted, labels, turning_points
from casewright.analysis.check.facts import Facts, remembered
from casewright.analysis.check.finding import Found, rule_on
from casewright.analysis.check.subjects import JudgementFacts
from casewright.analysis.check.work_rows import (
    AchBoardRow,
)
from casewright.casefile.queries.hypotheses import HypothesisRow, board_rows
from casewright.model.short_text import shorten

_FEWEST = 3  # hypotheses
_EVEN = 0.5


@rule_on(AchBoardRow, "AC01", "warning", "Add what is missing, or say on the board why it is not needed.")
def hypotheses_too_narrow(facts: Facts, row: AchBoardRow) -> Iterator[Found]:
    """A board has fewer than three hypotheses, or neither a null or deception hypothesis nor a reason why not."""
    board = _board(facts, row.id)
    columns, card = board.hypotheses, board.card
    lacking = [f"only {counted(len(columns), 'hypothesis', 'hypotheses')}"] if len(columns) < _FEWEST else []
    if not card.no_null_because and not any(each.is_null for each in columns):
        lacking.append("no null hypothesis")
    if not card.no_deception_because and not any(each.is_deception for each in columns):
        lacking.append("no deception hypothesis")
    if lacking:
        said = ", ".join(lacking)
        yield Found("ach_board", row.id, f"{_named(board)} has {said}.", said)


@rule_on(
    AchBoardRow,
    "AC02",
    "warning",
    "Rate what is open; drop or replace rows and hypotheses that tell nothing.",
)
def matrix_incomplete(facts: Facts, row: AchBoardRow) -> Iterator[Found]:
    """A board has cells that are not rated, no row that tells its hypotheses apart, or one that is neutral throughout.

    Each analyst's ratings are looked at apart; a hypothesis is neutral throughout where more than 60% of its ratings are N or NA.
    """
    for study in _studies(facts, row.id):
        figures, said = study.figures, []
        if figures.blank:
            said.append(f"{counted(figures.blank, 'cell', 'cells')} not rated")
        elif not figures.leaders:
            said.append("no row that tells the hypotheses apart")
        most = facts.number("neutral_share") / 100
        flat = [each.hypothesis for each in figures.standings if each.is_tested and each.neutral > most]
        if flat:
            said.append(f"{labels(study, flat)} neutral or not applicable almost throughout")
        if said:
            message = f"{_named(study.board)}{_as_rated(study)} has {', '.join(said)}."
            yield Found("ach_board", row.id, message, f"{study.analyst} {', '.join(said)}")


@rule_on(
    AchBoardRow,
    "AC03",
    "warning",
    "Name it in the brief, and say in a note of the row what follows if it is wrong.",
)
def conclusion_hinges(facts: Facts, row: AchBoardRow) -> Iterator[Found]:
    """Another hypothesis would lead without one row, or without one origin, and no note of such a row says what follows then."""
    for study in _studies(facts, row.id):
        noted = {each.id for each in study.board.rows if each.note}
        for name, found in turning_points(study):
            if noted.isdisjoint(found.rows):
                message = f"The leader of {_named(study.board)}{_as_rated(study)} hinges on {name}."
                yield Found(
                    "ach_board", row.id, message, f"{study.analyst} {name} {labels(study, found.leaders)}"
                )


@rule_on(
    AchBoardRow,
    "AC04",
    "warning",
    "Say why in the conclusion of the board, naming the hypothesis by its label.",
)
def judgement_differs_from_matrix(facts: Facts, row: AchBoardRow) -> Iterator[Found]:
    """A judgement holds a hypothesis likely that does not lead, or the one that leads unlikely, and the conclusion does not say why.

    Which judgement says a hypothesis is set on the hypothesis. What is likely is a band, or a point, above one half.
    """
    for study in _studies(facts, row.id):
        for column in study.board.hypotheses:
            leads, leaders = column.id in study.figures.leaders, labels(study, study.figures.leaders)
            judgement = facts.judgement(column.judgement_id) if column.judgement_id is not None else None
            likely = _likely(facts, judgement) if judgement is not None else None
            if (
                judgement is None
                or likely in (None, leads)
                or not leaders
                or _is_explained(study.board, column)
            ):
                continue
            said = (
                "likely, and the matrix leads to"
                if likely
                else "unlikely, and in the matrix nothing leads but"
            )
            message = f"{judgement.name} holds {column.label} {said} {leaders}{_as_rated(study)}."
            yield Found(
                "judgement",
                judgement.id,
                message,
                f"{study.analyst} {column.label} {judgement.likelihood} {judgement.point}",
            )


@remembered
def _board(facts: Facts, board_id: UUID) -> Board:
    return read_board(facts.case, next(each for each in board_rows(facts.case) if each.id == board_id))


@remembered
def _studies(facts: Facts, board_id: UUID) -> list[Study]:
    """One for each analyst who rated."""
    board = _board(facts, board_id)
    return [study_of(facts.case, board, analyst) for analyst in board.ratings]


def _likely(facts: Facts, judgement: JudgementFacts) -> bool | None:
    """Whether a judgement holds what it says more likely than not; None where it says neither."""
    if judgement.point is not None and judgement.point != _EVEN:
        return judgement.point > _EVEN
    if judgement.likelihood is None:
        return None
    term = facts.ladder(judgement.scheme).term(judgement.likelihood)
    return True if term.lo >= _EVEN else False if term.hi <= _EVEN else None


def _is_explained(board: Board, column: HypothesisRow) -> bool:
    words = rf"(?<!\w){re.escape(column.label)}(?!\w)"
    return re.search(words, board.card.conclusion or "", re.IGNORECASE) is not None


def _named(board: Board) -> str:
    return f"The board “{shorten(board.card.title, 60)}”"


def _as_rated(study: Study) -> str:
    """Whose ratings it is about, where there are several."""
    return f", as {study.analyst} rated it," if len(study.board.ratings) > 1 else ""
