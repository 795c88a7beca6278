"""What is done to scenarios by keys and buttons; each is one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from casewright.casefile.queries.scenarios import ScenarioRow, ScenarioSetRow
from casewright.model.scales import Ladder
from casewright.ui.editing.object_form import fields_for, stored_values
from casewright.ui.editing.verbs import add_object
from casewright.ui.techniques.form_request import FormRequest
from casewright.ui.window.session import CaseSession, shortened

_STEP = 5  # points


class ScenarioVerbs:
    """Runs them in one session."""

    def __init__(self, session: CaseSession) -> None:
        self._session = session

    def move(self, table: str, rows: Sequence[Any], row_id: UUID, step: int) -> None:
        """Puts a driver or scenario one place up or down."""
        ids = [each.id for each in rows]
        place = ids.index(row_id) + step
        if self._session.read_only or not 0 <= place < len(ids):
            return
        ids.remove(row_id)
        self._session.run(f"scenarios.move_{table}", row_id, after=ids[place - 1] if place else None)

    def change_policy(self, set_id: UUID | None, policy: str) -> None:
        """Changes how likelihoods are given; undo brings back what went."""
        if set_id is not None:
            self._session.run("scenario_grids.change_policy", set_id, policy=policy)

    def normalise(self, set_id: UUID | None) -> None:
        """Brings the points to 100%."""
        if set_id is not None:
            self._session.run("scenario_grids.normalise_points", set_id)

    def lay_out(self, set_id: UUID) -> None:
        """Begins the futures that the method asks for."""
        self._session.run("scenario_grids.lay_out_scenarios", set_id)

    def estimate_keys(
        self, found: ScenarioSetRow, row: ScenarioRow, ladder: Ladder | None
    ) -> dict[str, Callable[[], object]]:
        """Digits choose a term by its rung, plus and minus move a point; 0 takes either away."""
        edit = partial(self._session.run, "scenarios.edit_scenario", row.id)
        if found.probability_policy == "band" and ladder is not None:
            terms = {
                str(term.rank): partial(edit, likelihood=term.key) for term in ladder.terms if term.rank < 10
            }
            return {**terms, "0": partial(edit, likelihood=None)}
        if found.probability_policy == "sum_100":
            more, less = (partial(edit, point=_stepped(row.point, step)) for step in (_STEP, -_STEP))
            return {"+": more, "=": more, "-": less, "0": partial(edit, point=None)}
        return {}

    def indicator_form(self, found: ScenarioSetRow, row: ScenarioRow) -> FormRequest:
        """Asks for an indicator that would tell a scenario."""
        values = {"direction": "for", "status": "not_seen"}
        fields = fields_for(self._session, "indicator", values, main_only=True)

        def save(typed: dict[str, Any]) -> None:
            fixed = {"assessment_id": found.assessment_id, "scenario_id": row.id}
            add_object(self._session, "indicator", {**stored_values("indicator", typed), **fixed})

        blank = {each.name: False for each in fields if each.kind == "flag"}
        return FormRequest(
            "New indicator of a scenario",
            fields,
            save,
            {**blank, **values},
            "Add",
            f"Scenario: “{shortened(row.title, 200)}”",
        )


def _stepped(point: float | None, step: int) -> float:
    """The point moved to the next whole step, between 1 and 99%."""
    if point is None:
        return 0.25
    percents = round(point * 100)
    moved = percents + step
    if percents % step:
        moved = (percents // _STEP + (step > 0)) * _STEP
    return min(99, max(1, moved)) / 100
