"""What the keys of a board do beside rating: moving rows and hypotheses, weights, and going to what is to be done next."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from casewright.analysis.ach.steps import steps_of, unexamined
from casewright.casefile.queries.hypotheses import EvidenceRow
from casewright.ui.board.words import offered_to
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession

if TYPE_CHECKING:
    from casewright.ui.pages.hypotheses_page import HypothesesPage


class BoardVerbs:
    """Acts on the cell in hand of one page. Raises CaseError when the case refuses."""

    def __init__(self, session: CaseSession, page: HypothesesPage) -> None:
        self._session, self._page = session, page

    def move_row(self, step: int) -> None:
        """Puts the row before or behind its neighbour. Where rows are sorted, their own order is not in sight."""
        row = self._page.grid.current_row()
        if self._page.state.is_sorted:
            self._session.told.emit(
                "Rows are sorted by diagnosticity; press S to see their own order, then move them."
            )
        elif row is not None:
            self._move("ach.move_ach_row", [each.id for each in self._page.state.rows], row.id, step)

    def move_hypothesis(self, step: int) -> None:
        """Puts the hypothesis before or behind its neighbour."""
        column = self._page.grid.current_hypothesis()
        if column is not None:
            columns = [each.id for each in self._page.state.hypotheses]
            self._move("ach.move_hypothesis", columns, column.id, step)

    def take_offered_weight(self) -> None:
        """Gives the row the credibility that the ratings of its citations suggest."""
        row = self._page.grid.current_row()
        offered = offered_to(row) if row is not None else None
        if row is None or offered is None:
            self._session.told.emit("Only a row that is a claim has ratings to go by.")
        elif offered.weight != row.credibility:
            self._session.run("ach.edit_ach_row", row.id, credibility=offered.weight)
        else:
            self._session.told.emit("The row has the weight that its ratings suggest already.")

    def open_row(self) -> None:
        """Opens the claim or assumption that the row is."""
        row = self._page.grid.current_row()
        if row is not None and row.claim_id is not None:
            self._session.open(ObjectRef("claim", row.claim_id))
        elif row is not None and row.assumption_id is not None:
            self._session.open(ObjectRef("assumption", row.assumption_id))

    def go_to_blank(self) -> bool:
        """Puts the keyboard on the first cell that the analyst at work has not rated; whether there is one."""
        state = self._page.state
        for row in state.rows:
            for column in state.hypotheses:
                if state.own_cell(row.id, column.id) is None:
                    self._page.go_to((row.id, column.id))
                    return True
        return False

    def go_to_non_diagnostic(self) -> None:
        """Puts the keyboard on the first row that says the same of every hypothesis."""
        state = self._page.state
        found = next(
            (row for row in state.rows if (one := state.row_figures(row.id)) and one.is_non_diagnostic), None
        )
        if found is not None:
            self._page.go_to((found.id, None))
        else:
            self._session.told.emit("Every row that was rated tells some hypotheses apart.")

    def go_to_unjudged(self) -> bool:
        """Puts the keyboard on the first hypothesis without a likelihood; whether there is one."""
        found = next((each for each in self._page.state.hypotheses if each.likelihood is None), None)
        if found is not None:
            self._page.go_to((None, found.id))
        return found is not None

    def first_unexamined(self) -> EvidenceRow | None:
        """The first row on which the leader hinges while no note says what follows if it is wrong."""
        study = self._page.state.study
        found = unexamined(study) if study is not None else []
        wanted = found[0][1][0] if found else None
        return next((row for row in self._page.state.rows if row.id == wanted), None)

    def next_step(self) -> int | None:
        """The first step that is not done."""
        study = self._page.state.study
        steps = steps_of(study) if study is not None else ()
        return next((step.number for step in steps if not step.is_done), None)

    def _move(self, verb: str, ids: list[UUID], moved: UUID, step: int) -> None:
        place = ids.index(moved) + step
        if not 0 <= place < len(ids):
            return
        others = [each for each in ids if each != moved]
        self._session.run(verb, moved, after=others[place - 1] if place else None)
