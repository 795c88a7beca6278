"""Sets of scenarios as the window and briefs show them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.rows import first, ids, select, select_columns
from casewright.casefile.readers import Readable


class ScenarioSetRow(NamedTuple):
    """One focal question with its scenarios."""

    id: UUID
    assessment_id: UUID
    title: str
    focal_question: str
    decision: str | None
    horizon: str | None
    method: str
    probability_policy: str
    independence: str | None


class DriverRow(NamedTuple):
    """A force that shapes what comes."""

    id: UUID
    text: str
    impact: str
    uncertainty: str
    low_end: str | None
    high_end: str | None
    axis: int | None


class ScenarioRow(NamedTuple):
    """One future."""

    id: UUID
    title: str
    logic: str | None
    narrative: str | None
    likelihood: str | None
    point: float | None
    implication: str | None


class ScenarioIndicatorRow(NamedTuple):
    """An indicator that would tell a scenario."""

    id: UUID
    scenario_id: UUID
    text: str
    direction: str
    status: str


def scenario_sets_of(case: Readable, assessment_id: UUID) -> list[ScenarioSetRow]:
    """The sets of an assessment in their order."""
    return select_columns(case, ScenarioSetRow, "scenario_set", _OF_ASSESSMENT, (assessment_id,))


def scenario_set(case: Readable, scenario_set_id: UUID) -> ScenarioSetRow | None:
    """One set, or None when it is gone."""
    return first(select_columns(case, ScenarioSetRow, "scenario_set", "WHERE id = ?", (scenario_set_id,)))


def drivers_of(case: Readable, scenario_set_id: UUID) -> list[DriverRow]:
    """The drivers of a set in their order."""
    return select_columns(case, DriverRow, "driver", _OF_SET, (scenario_set_id,))


def scenarios_of(case: Readable, scenario_set_id: UUID) -> list[ScenarioRow]:
    """The scenarios of a set in their order."""
    return select_columns(case, ScenarioRow, "scenario", _OF_SET, (scenario_set_id,))


def indicators_of_scenarios(
    case: Readable, scenario_set_id: UUID
) -> Mapping[UUID, list[ScenarioIndicatorRow]]:
    """The indicators of each scenario of a set."""
    rows = select(
        case,
        ScenarioIndicatorRow,
        "SELECT i.id, i.scenario_id, i.text, i.direction, i.status FROM indicator i JOIN scenario s ON s.id = i.scenario_id "
        "WHERE s.scenario_set_id = ? ORDER BY i.position, i.id",
        (scenario_set_id,),
    )
    found: dict[UUID, list[ScenarioIndicatorRow]] = {}
    for row in rows:
        found.setdefault(row.scenario_id, []).append(row)
    return found


def set_of(case: Readable, table: str, row_id: UUID) -> UUID | None:
    """The set that a scenario or driver belongs to; None for anything else."""
    if table == "scenario_set":
        return row_id
    if table not in ("scenario", "driver"):
        return None
    found = ids(case, f"SELECT scenario_set_id FROM {table} WHERE id = ?", (row_id,))
    return found[0] if found else None


_OF_ASSESSMENT = "WHERE assessment_id = ? ORDER BY position, id"
_OF_SET = "WHERE scenario_set_id = ? ORDER BY position, id"
