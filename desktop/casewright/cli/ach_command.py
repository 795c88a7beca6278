"""ach."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from casewright.cli.opening import open_case
from casewright.cli.output import CaseFile, Json, emit, table
from casewright.model.errors import NoSuchObject
from casewright.model.nearby import unknown
from casewright.model.short_text import shorten

if TYPE_CHECKING:
    from casewright.analysis.ach.study import Board, Study

_WORDS = 60  # characters of a row or hypothesis


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("ach", help="What boards of competing hypotheses come to; nothing is changed.")(ach)


def ach(
    case: CaseFile,
    board: Annotated[str | None, typer.Argument(metavar="BOARD", help="Id or title of a board; all of them otherwise.")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="ANALYST", help="Only as this analyst rated.")] = None,
    json: Json = False,
) -> None:  # fmt: skip
    """Prints, as each analyst rated it, the ranking, diagnosticity, what the order hinges on, loose ends, and where they differ."""
    from casewright.analysis.ach.study import boards_of, study_of
    from casewright.casefile.queries.records import find_titled

    with open_case(case, read_only=True) as opened:
        wanted = find_titled(opened, "ach_board", board) if board is not None else None
        boards = [each for each in boards_of(opened) if wanted in (None, each.card.id)]
        studies = {
            each.card.id: [study_of(opened, each, analyst) for analyst in _analysts(each, by)]
            for each in boards
        }
    document = {"boards": [_board(each, studies[each.card.id]) for each in boards]}
    emit(document, json, lambda: [line for each in boards for line in _lines(each, studies[each.card.id])])


def _analysts(board: Board, by: str | None) -> list[str | None]:
    if by is None:
        return list(board.ratings) or [None]
    known = board.known_as(by)
    if known is None:
        raise NoSuchObject(str(unknown("analyst who rated this board", by, board.ratings)))
    return [known]


def _board(board: Board, studies: list[Study]) -> dict[str, Any]:
    from casewright.analysis.ach.comparison import agreements, differences

    card = board.card
    return {
        "id": card.id, "title": card.title, "question": card.question, "status": card.status, "conclusion": card.conclusion,
        "no_null_because": card.no_null_because, "no_deception_because": card.no_deception_because,
        "hypotheses": [
            {"id": each.id, "label": each.label, "text": each.text, "is_null": each.is_null, "is_deception": each.is_deception,
             "judgement": each.judgement_id}
            for each in board.hypotheses
        ],
        "rows": [
            {"id": each.id, "kind": each.kind, "text": each.text, "claim": each.claim_id, "credibility": each.credibility,
             "relevance": each.relevance}
            for each in board.rows
        ],
        "as_rated": [_study(each) for each in studies],
        "differences": [
            {"row": each.row, "hypothesis": each.hypothesis, "ratings": dict(each.ratings), "apart": each.apart}
            for each in differences(board)
        ],
        "agreement": [vars(each) for each in agreements(board)],
    }  # fmt: skip


def _study(study: Study) -> dict[str, Any]:
    from casewright.analysis.ach import words
    from casewright.analysis.ach.steps import steps_of

    figures = study.figures
    return {
        "analyst": study.analyst,
        "leaders": figures.leaders,
        "ranking": [
            {"hypothesis": each.hypothesis, "rank": each.rank, "nis": each.normalised, "wis": each.weighted, "is": each.inconsistency,
             "rated": each.rated, "blank": each.blank, "explains_everything": each.explains_everything}
            for each in figures.ranked()
        ],
        "diagnosticity": [
            {"row": each.row, "spread": each.spread, "weighted": each.weighted, "counts": each.tells_apart} for each in figures.rows
        ],
        "without_row": [{"row": each.rows[0], **_dropped(each)} for each in study.without_row],
        "without_origin": [
            {"sources": origin.sources, "rows": origin.rows, **_dropped(found)} for origin, found in study.without_origin
        ],
        "loose_ends": [{"row": each.row.id, "leader": each.leader, "rating": each.rating} for each in study.loose_ends],
        "cautions": [each.words for each in words.cautions(study)],
        "steps": [{"number": each.number, "title": each.title, "state": each.state, "detail": each.detail} for each in steps_of(study)],
    }  # fmt: skip


def _dropped(found: Any) -> dict[str, Any]:
    return {
        "leaders": found.leaders,
        "leader_changes": found.leader_changes,
        "moves": [
            {"hypothesis": each.hypothesis, "before": each.before, "after": each.after}
            for each in found.moves
        ],
    }


def _lines(board: Board, studies: list[Study]) -> Iterator[str]:
    from casewright.analysis.ach import words
    from casewright.analysis.ach.comparison import agreements

    yield board.card.title
    yield board.card.question
    for study in studies:
        yield f"As {study.analyst} rated it" if study.analyst is not None else "Not rated yet"
        yield from _indented(table(_ranking(study)))
        yield from _indented(table(_diagnosticity(study)))
        said = (words.leading(study), *words.hinges(study), *words.loose_ends(study), *words.cautions(study))
        yield from _indented(each.words for each in said)
    for each in agreements(board):
        yield (
            f"{each.one} and {each.other} both rated {each.both} cells: {each.same} the same, {each.within_one} at most one "
            f"step apart, {each.opposed} on opposite sides."
        )
    yield ""


def _ranking(study: Study) -> list[tuple[str, ...]]:
    from casewright.analysis.ach.words import figure

    names = {each.id: shorten(f"{each.label} {each.text}", _WORDS) for each in study.board.hypotheses}
    rows: list[tuple[str, ...]] = [("Rank", "NIS", "WIS", "IS", "Hypothesis")]
    for each in study.figures.ranked():
        scores = (figure(each.normalised), figure(each.weighted, 1), figure(each.inconsistency, 0))
        rows.append((str(each.rank or "–"), *scores, names[each.hypothesis]))
    return rows


def _diagnosticity(study: Study) -> list[tuple[str, ...]]:
    """The rows that tell the most apart first."""
    rows: list[tuple[str, ...]] = [("D", "Row")]
    for each in sorted(study.figures.rows, key=lambda each: -each.weighted):
        apart = (
            "0, left out" if each.is_non_diagnostic else f"{each.weighted:.1f}" if each.tells_apart else "–"
        )
        rows.append((apart, shorten(study.texts[each.row], _WORDS)))
    return rows


def _indented(lines: Any) -> Iterator[str]:
    return (f"  {line}" for line in lines)
