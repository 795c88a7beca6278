"""The eight steps of the method (Heuer 1999, chapter 8) as a checklist that follows from the board itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from casewright.analysis.ach.study import Study
from casewright.analysis.ach.words import turning_points
from casewright.model.choices import choices

REFUTING, SENSITIVITY = 5, 6
"""The steps that people skip: they are due as soon as the matrix is filled, and what is left out is printed."""


@dataclass(frozen=True)
class Step:
    """One step. `state`: `done`, `open`, or `due` where the board is far enough and it was passed over."""

    number: int
    title: str
    state: str
    detail: str

    @property
    def is_done(self) -> bool:
        """Whether nothing is left of it."""
        return self.state == "done"


def steps_of(study: Study) -> tuple[Step, ...]:
    """All eight, in order."""
    is_filled = bool(study.cells) and not study.figures.blank
    made = (_hypotheses, _evidence, _matrix, _refined, _conclusion, _sensitivity, _reported, _milestones)
    return tuple(
        Step(number, title, _state(number, done, is_filled), detail)
        for number, (title, make) in enumerate(zip(_TITLES, made, strict=True), start=1)
        for done, detail in [make(study)]
    )


def unexamined(study: Study) -> list[tuple[str, tuple[UUID, ...]]]:
    """What the leader hinges on while no note of a row concerned says what follows if it is wrong: its name and its rows."""
    noted = {row.id for row in study.board.rows if row.note}
    return [(name, found.rows) for name, found in turning_points(study) if noted.isdisjoint(found.rows)]


def _state(number: int, done: bool, is_filled: bool) -> str:
    if done:
        return "done"
    return "due" if is_filled and number in (REFUTING, SENSITIVITY) else "open"


def _hypotheses(study: Study) -> tuple[bool, str]:
    columns, card = study.board.hypotheses, study.board.card
    lacking = list(_lacking(study))
    if len(columns) < 3:
        return False, f"{len(columns)} of at least 3"
    if lacking:
        return False, f"No {' and no '.join(lacking)} hypothesis considered"
    left_out = "; one was left out for a reason" if card.no_null_because or card.no_deception_because else ""
    return True, f"{len(columns)} hypotheses{left_out}"


def _lacking(study: Study) -> Iterator[str]:
    columns, card = study.board.hypotheses, study.board.card
    if not any(each.is_null for each in columns) and not card.no_null_because:
        yield "null"
    if not any(each.is_deception for each in columns) and not card.no_deception_because:
        yield "deception"


def _evidence(study: Study) -> tuple[bool, str]:
    kinds = Counter(row.kind for row in study.board.rows)
    if not kinds:
        return False, "No row yet"
    said = [
        f"{kinds[each.key]} {each.label.casefold()}" for each in choices("ach_row_kind") if kinds[each.key]
    ]
    missing = "" if kinds["absence"] else "; nothing that should be there and is not"
    return True, f"{', '.join(said)}{missing}"


def _matrix(study: Study) -> tuple[bool, str]:
    cells = len(study.board.rows) * len(study.board.hypotheses)
    rated = cells - study.figures.blank
    return bool(cells) and rated == cells, f"{rated} of {cells} cells rated"


def _refined(study: Study) -> tuple[bool, str]:
    rows = study.figures.rows
    same, telling = sum(each.is_non_diagnostic for each in rows), sum(each.tells_apart for each in rows)
    said = f"{telling} of {len(rows)} rows tell the hypotheses apart"
    return telling > 0 and not study.figures.blank, f"{said}; {same} left out" if same else said


def _conclusion(study: Study) -> tuple[bool, str]:
    done = bool(study.board.card.conclusion)
    return done, "Written down" if done else "Say which hypotheses are refuted, and by what"


def _sensitivity(study: Study) -> tuple[bool, str]:
    if not study.figures.leaders:
        return False, "Nothing is ranked yet"
    open_ = unexamined(study)
    if open_:
        return False, f"Say in a note of the row what follows if it is wrong: {open_[0][0]}"
    return True, "What it hinges on was looked at"


def _reported(study: Study) -> tuple[bool, str]:
    columns = study.board.hypotheses
    judged = sum(each.likelihood is not None for each in columns)
    return bool(columns) and judged == len(
        columns
    ), f"{judged} of {len(columns)} hypotheses judged with a likelihood"


def _milestones(study: Study) -> tuple[bool, str]:
    number = study.board.card.indicators
    return number > 0, f"{number} indicator{'' if number == 1 else 's'} in its assessment"


_TITLES = (
    "Hypotheses", "Evidence", "Matrix", "Refine", "Refute", "Sensitivity", "Report", "Milestones",
)  # fmt: skip
