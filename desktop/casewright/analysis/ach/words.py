"""What a board comes to, in sentences: the same in the window, in print, on the command line and in the check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from casewright.analysis.ach.row_origins import RowOrigin
from casewright.analysis.ach.sensitivity import Move, Without
from casewright.analysis.ach.study import Study
from casewright.model.parted_text import PartedText
from casewright.model.short_text import shorten

HOW_RANKED = (
    "Ranked by NIS: weighted inconsistency as a part of the most it could be, 0 at best and −1 at worst. What is "
    "consistent never adds up, and rows that do not tell the hypotheses apart are left out."
)
CAVEAT = (
    "A board shows how a judgement was reached. Controlled studies found no reliable gain in accuracy from the method "
    "(Karvetski and Mandel 2020): it is an audit trail, and does not remove bias."
)
_ROW, _TITLE = 70, 50  # characters of a row, of a source's title


@dataclass(frozen=True)
class Said:
    """One sentence, values of the case apart in it; `tone` is `ok`, `warn`, `bad` or `plain`, `rows` are those it speaks of."""

    words: PartedText
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
        return _said("No row tells the hypotheses apart yet, so nothing is ranked.")
    names, score = labels(study, figures.leaders), figure(ranked[0].normalised)
    if figures.is_tie:
        return _said(names, f" tie (NIS {score}): nothing on the board decides between them.", tone="warn")
    behind = next((each for each in ranked[1:] if each.rank is not None), None)
    if behind is None:
        return _said(names, f" is least spoken against (NIS {score}).", tone="ok")
    second = labels(study, [behind.hypothesis])
    far = f" ({figure(behind.normalised)})."
    return _said(names, f" is least spoken against (NIS {score}), ahead of ", second, far, tone="ok")


def hinges(study: Study, most: int | None = None) -> list[Said]:
    """What the order hinges on: all that changes the leader, then what changes lower ranks, no more than `most` of that."""
    if not study.figures.leaders:
        return []
    turning = [_without(study, *each) for each in _dropped(study, turning=True)]
    others = (_without(study, *each) for each in _dropped(study, turning=False))
    none = _said("No single row and no single origin changes who leads.", tone="ok")
    return [*(turning or [none]), *islice(others, most)]


def turning_points(study: Study) -> list[tuple[PartedText, Without]]:
    """What the leader hinges on, by name: an origin by its sources, a row in its words."""
    return list(_dropped(study, turning=True))


def loose_ends(study: Study) -> list[Said]:
    """What speaks against the leader all the same."""
    said = {"I": "inconsistent", "II": "very inconsistent"}
    return [
        _said(
            f"{said[one.rating].capitalize()} with ",
            labels(study, [one.leader]),
            ": ",
            _words(
                study, one.row.id
            ),  # without quotation marks: in a brief a citation follows, and it is no quotation
            ".",
            rows=(one.row.id,),
        )
        for one in study.loose_ends
    ]


def cautions(study: Study) -> list[Said]:
    """What to know before relying on the order."""
    return [*_on_hypotheses(study), *_on_rows(study)]


def labels(study: Study, hypotheses: Iterable[UUID]) -> str:
    """`H1, H2 and H3`."""
    known = {each.id: each.label for each in study.board.hypotheses}
    found = [known[each] for each in hypotheses]
    return " and ".join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)


def nth(rank: int) -> str:
    """`1st`, `2nd`, `11th`."""
    ending = "th" if rank % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{ending}"


def counted(number: int, one: str, many: str) -> str:
    """`1 row`, `2 rows`."""
    return f"{number} {one if number == 1 else many}"


def _on_hypotheses(study: Study) -> Iterator[Said]:
    columns, card = study.board.hypotheses, study.board.card
    if len(columns) < 3:
        yield _said("With fewer than three hypotheses there is little to compare.", tone="warn")
    for kind, is_there, why in (
        ("null", any(each.is_null for each in columns), card.no_null_because),
        ("deception", any(each.is_deception for each in columns), card.no_deception_because),
    ):
        if not is_there and why:
            yield _said(f"No {kind} hypothesis: ", why)
        elif not is_there:
            yield _said(f"No {kind} hypothesis, and no reason why none is needed.", tone="warn")
    for standing in study.figures.standings:
        if standing.explains_everything:
            rest = f" is neutral or not applicable in {standing.neutral:.0%} of its ratings: what explains everything is not tested."
            yield _said(labels(study, [standing.hypothesis]), rest, tone="warn")


def _on_rows(study: Study) -> Iterator[Said]:
    figures, columns = study.figures, len(study.board.hypotheses)
    if figures.blank and study.cells:
        yield _said(f"{counted(figures.blank, 'cell is', 'cells are')} not rated.", tone="warn")
    same = tuple(each.row for each in figures.rows if each.is_non_diagnostic)
    if same:
        said = counted(
            len(same),
            "row says the same of every hypothesis and is",
            "rows say the same of every hypothesis and are",
        )
        yield _said(f"{said} left out.", rows=same)
    alone = tuple(
        each.row for each in figures.rows if each.spread is None and each.rated == columns and columns
    )
    if alone:
        said = counted(len(alone), "row applies", "rows apply")
        yield _said(f"{said} to fewer than two hypotheses and cannot tell them apart.", rows=alone)


def _dropped(study: Study, turning: bool) -> Iterator[tuple[PartedText, Without]]:
    """Origins of several rows, then rows, without which a rank changes: with `turning` the leader's, otherwise only others."""
    for origin, found in study.without_origin:
        if (
            found.leader_changes == turning and len(origin.rows) > 1
        ):  # one of a single row is told as that row
            yield _of_origin(origin), found
    for found in study.without_row:
        if found.leader_changes == turning:
            yield _row(study, found.rows[0]), found


def _without(study: Study, name: str, found: Without) -> Said:
    before, after = labels(study, study.figures.leaders), labels(study, found.leaders)
    if not found.leaders:
        return _said("Without ", name, " nothing is left to rank on.", tone="bad", rows=found.rows)
    if not found.leader_changes:
        return _said("Without ", name, " ", *_moves(study, found.moves), ".", rows=found.rows)
    if len(found.leaders) > 1:
        return _said("Without ", name, " ", after, " tie.", tone="bad", rows=found.rows)
    return _said("Without ", name, " ", after, " leads instead of ", before, ".", tone="bad", rows=found.rows)


def _moves(study: Study, moves: tuple[Move, ...]) -> Iterator[str]:
    for number, move in enumerate(moves):
        yield " and " if number else ""
        yield labels(study, [move.hypothesis])
        yield f" {_move(move)}"


def _move(move: Move) -> str:
    if move.after is None:
        return "cannot be ranked"
    if move.before is None:
        return f"comes {nth(move.after)}"
    return f"{'rises' if move.after < move.before else 'falls'} to {nth(move.after)}"


def _of_origin(origin: RowOrigin) -> PartedText:
    others = len(origin.titles) - 1
    more = f" and {counted(others, 'source', 'sources')} of the same origin" if others else ""
    rows = counted(len(origin.rows), "row", "rows")
    return PartedText(("“", shorten(origin.titles[0], _TITLE), f"”{more} ({rows})"))


def _row(study: Study, row_id: UUID) -> PartedText:
    return PartedText(("“", _words(study, row_id), "”"))


def _words(study: Study, row_id: UUID) -> str:
    return shorten(study.texts[row_id], _ROW).rstrip(".")


def _said(*parts: str, tone: str = "plain", rows: tuple[UUID, ...] = ()) -> Said:
    return Said(PartedText(parts), tone, rows)
