"""What a board comes to, in sentences: the same in the window, in print, on the command line and in the check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from casewright.analysis.ach.row_origins import RowOrigin
from casewright.analysis.ach.sensitivity import Move, Without
from casewright.analysis.ach.study import Study
from casewright.model.short_text import shorten

HOW_RANKED = (
    "Ranked by NIS: weighted inconsistency as a part of the most it could be, 0 at best and −1 at worst. What is "
    "consistent never adds up, and rows that do not tell the hypotheses apart are left out."
)
CAVEAT = (
    "A board shows how a judgement was reached. Controlled studies found no reliable gain in accuracy from the method "
    "(Karvetski and Mandel 2020): it is an audit trail, and does not remove bias."
)
_WORDS = 70  # characters of a row


@dataclass(frozen=True)
class Said:
    """One sentence; `tone` is `ok`, `warn`, `bad` or `plain`, `rows` are those that it speaks of."""

    words: str
    tone: str = "plain"
    rows: tuple[UUID, ...] = ()


def figure(score: float | None, decimals: int = 2) -> str:
    """`−0.12`; 0 without a sign; a dash where there is none."""
    if score is None:
        return "–"
    shown = f"{abs(score):.{decimals}f}"
    return f"−{shown}" if score < 0 and float(shown) else shown


def leading(study: Study) -> Said:
    """Who leads, and by how much."""
    figures, ranked = study.figures, study.figures.ranked()
    if not figures.leaders:
        return Said("No row tells the hypotheses apart yet, so nothing is ranked.")
    names, score = labels(study, figures.leaders), figure(ranked[0].normalised)
    if figures.is_tie:
        return Said(f"{names} tie (NIS {score}): nothing on the board decides between them.", "warn")
    behind = next((each for each in ranked[1:] if each.rank is not None), None)
    ahead = f", ahead of {labels(study, [behind.hypothesis])} ({figure(behind.normalised)})" if behind else ""
    return Said(f"{names} is least spoken against (NIS {score}){ahead}.", "ok")


def hinges(study: Study) -> list[Said]:
    """What the order hinges on: origins first, then rows; those without which another would lead come first."""
    if not study.figures.leaders:
        return []
    origins = [(_of_origin(origin), found) for origin, found in study.without_origin if len(origin.rows) > 1]
    rows = [(f"“{_row(study, found.rows[0])}”", found) for found in study.without_row]
    turning = [each for each in (*origins, *rows) if each[1].leader_changes]
    moving = [each for each in (*origins, *rows) if not each[1].leader_changes]
    said = [_without(study, *each) for each in (*turning, *moving)]
    if not turning:
        said.insert(0, Said("No single row and no single origin changes who leads.", "ok"))
    return said


def turning_points(study: Study) -> list[tuple[str, Without]]:
    """What the leader hinges on, by name: a row in its words, an origin by its sources."""
    return [
        *(
            (_of_origin(origin), each)
            for origin, each in study.without_origin
            if each.leader_changes and len(origin.rows) > 1
        ),
        *((f"“{_row(study, each.rows[0])}”", each) for each in study.without_row if each.leader_changes),
    ]


def loose_ends(study: Study) -> list[Said]:
    """What speaks against the leader all the same."""
    said = {"I": "inconsistent", "II": "very inconsistent"}
    return [
        Said(
            f"{said[one.rating].capitalize()} with {labels(study, [one.leader])}: {_row(study, one.row.id)}.",
            "plain",
            (one.row.id,),
        )
        for one in study.loose_ends
    ]


def cautions(study: Study) -> list[Said]:
    """What to know before relying on the order."""
    return list(_cautions(study))


def labels(study: Study, hypotheses: Iterable[UUID]) -> str:
    """`H1, H2 and H3`."""
    known = {each.id: each.label for each in study.board.hypotheses}
    found = [known[each] for each in hypotheses]
    return " and ".join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)


def _cautions(study: Study) -> Iterator[Said]:
    board, figures = study.board, study.figures
    if len(board.hypotheses) < 3:
        yield Said("With fewer than three hypotheses there is little to compare.", "warn")
    for kind, is_there, why in (
        ("null", any(each.is_null for each in board.hypotheses), board.card.no_null_because),
        ("deception", any(each.is_deception for each in board.hypotheses), board.card.no_deception_because),
    ):
        if not is_there and why:
            yield Said(f"No {kind} hypothesis: {why}")
        elif not is_there:
            yield Said(f"No {kind} hypothesis, and no reason why none is needed.", "warn")
    if figures.blank and study.cells:
        yield Said(f"{_counted(figures.blank, 'cell is', 'cells are')} not rated.", "warn")
    same = [each.row for each in figures.rows if each.is_non_diagnostic]
    if same:
        words = f"{_counted(len(same), 'row says', 'rows say')} the same of every hypothesis and {'is' if len(same) == 1 else 'are'} left out."
        yield Said(words, "plain", tuple(same))
    alone = [
        each.row
        for each in figures.rows
        if each.spread is None and each.rated and each.rated == len(board.hypotheses)
    ]
    if alone:
        yield Said(
            f"{_counted(len(alone), 'row applies', 'rows apply')} to fewer than two hypotheses and cannot tell them apart.",
            "plain",
            tuple(alone),
        )
    for standing in figures.standings:
        if standing.explains_everything:
            name = labels(study, [standing.hypothesis])
            yield Said(
                f"{name} is neutral or not applicable in {standing.neutral:.0%} of its ratings: what explains everything is not tested.",
                "warn",
            )


def _without(study: Study, name: str, found: Without) -> Said:
    before, after = labels(study, study.figures.leaders), labels(study, found.leaders)
    if not found.leaders:
        return Said(f"Without {name} nothing is left to rank on.", "bad", found.rows)
    if found.leader_changes and len(found.leaders) > 1:
        return Said(f"Without {name} {after} tie.", "bad", found.rows)
    if found.leader_changes:
        return Said(f"Without {name} {after} leads instead of {before}.", "bad", found.rows)
    return Said(f"Without {name} {_moves(study, found.moves)}.", "plain", found.rows)


def _moves(study: Study, moves: tuple[Move, ...]) -> str:
    return " and ".join(f"{labels(study, [each.hypothesis])} {_move(each)}" for each in moves)


def _move(move: Move) -> str:
    if move.after is None:
        return "cannot be ranked"
    if move.before is None:
        return f"comes {_ordinal(move.after)}"
    return f"{'rises' if move.after < move.before else 'falls'} to {_ordinal(move.after)}"


def _ordinal(rank: int) -> str:
    ending = "th" if rank % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{ending}"


def _of_origin(origin: RowOrigin) -> str:
    title = f"“{shorten(origin.titles[0], 50)}”"
    others = len(origin.titles) - 1
    more = f" and {_counted(others, 'source', 'sources')} of the same origin" if others else ""
    return f"{title}{more} ({_counted(len(origin.rows), 'row', 'rows')})"


def _row(study: Study, row_id: UUID) -> str:
    return next(shorten(row.text, _WORDS).rstrip(".") for row in study.board.rows if row.id == row_id)


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
