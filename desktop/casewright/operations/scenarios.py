"""Sets of scenarios: a focal question, the drivers behind it, and the futures they lead to (tradecraft, section 4.2)."""

from __future__ import annotations

from uuid import UUID

from casewright.casefile.transaction import Transaction
from casewright.model.assessment import Assessment
from casewright.model.choices import checked_choice
from casewright.model.errors import InvalidValue
from casewright.model.scenario import Driver, Scenario, ScenarioSet
from casewright.model.scenario_layout import ends_of, joined_ends
from casewright.model.scenario_likelihood import check_policy, fits_policy
from casewright.operations.assessment_rules import check_stays, in_scheme
from casewright.operations.deletion import delete_object
from casewright.operations.ordering import last_position, move_after
from casewright.operations.registry import operation
from casewright.operations.rows import add_row, edit_fields

_AXES = (1, 2)


@operation("Added the scenarios {object}")
def add_scenario_set(
    tx: Transaction,
    /,
    assessment_id: UUID,
    *,
    title: str,
    focal_question: str,
    method: str = "simple",
    probability_policy: str = "none",
    id: UUID | None = None,
    **fields: object,
) -> UUID:
    """A new set, last in its assessment. Further fields: `decision`, `horizon` (EDTF), `independence` (of the axes of a 2 × 2)."""
    tx.get(Assessment, assessment_id)
    fields = {"position": last_position(tx, "scenario_set", "assessment_id", assessment_id), **fields}
    said = {
        "title": title,
        "focal_question": focal_question,
        "method": method,
        "probability_policy": probability_policy,
    }
    return add_row(tx, "scenario_set", id, assessment_id=assessment_id, **said, **fields)


@operation("Edited the scenarios {object}")
def edit_scenario_set(tx: Transaction, /, scenario_set_id: UUID, **changes: object) -> None:
    """Sets any field.

    Raises:
        InvalidValue: a new policy has no room for the likelihoods that scenarios have; `change_policy` takes those away.
    """
    check_stays(changes, "assessment_id")
    if "probability_policy" in changes:
        policy = checked_choice("scenario_set", "probability_policy", str(changes["probability_policy"]))
        rows = tx.find(Scenario, scenario_set_id=scenario_set_id)
        if not all(fits_policy(policy, each.likelihood, each.point) for each in rows):
            raise InvalidValue(
                "Scenarios have likelihoods that this policy has no room for: take those away first."
            )
    edit_fields(tx, "scenario_set", scenario_set_id, changes)


@operation("Moved the scenarios {object}")
def move_scenario_set(tx: Transaction, /, scenario_set_id: UUID, *, after: UUID | None) -> None:
    """Puts a set behind another of its assessment, or first."""
    move_after(tx, "scenario_set", scenario_set_id, "assessment_id", after)


@operation("Deleted a set of scenarios")
def delete_scenario_set(tx: Transaction, /, scenario_set_id: UUID, with_dependents: bool = False) -> None:
    """Deletes a set with its drivers and scenarios; indicators of these stay, without them."""
    delete_object(tx, "scenario_set", scenario_set_id, with_dependents)


@operation("Added a driver")
def add_driver(
    tx: Transaction,
    /,
    scenario_set_id: UUID,
    *,
    text: str,
    impact: str = "M",
    uncertainty: str = "M",
    id: UUID | None = None,
    **fields: object,
) -> UUID:
    """A force that shapes what comes, last in its set. Further fields: `low_end`, `high_end`, `axis` (1 or 2, of a 2 × 2).

    Raises:
        InvalidValue: it cannot be that axis: another driver is, it lacks an end, or nothing says why the axes are independent.
    """
    scenarios = tx.get(ScenarioSet, scenario_set_id)
    fields = {"position": last_position(tx, "driver", "scenario_set_id", scenario_set_id), **fields}
    degrees = {"impact": impact, "uncertainty": uncertainty}
    added = add_row(tx, "driver", id, scenario_set_id=scenario_set_id, text=text, **degrees, **fields)
    driver = tx.get(Driver, added)
    if driver.axis is not None:
        _check_axis(tx, scenarios, driver)
    return added


@operation("Edited a driver")
def edit_driver(tx: Transaction, /, driver_id: UUID, **changes: object) -> None:
    """Sets any field but `axis` (see `choose_axes`); scenarios that join one of its ends follow a new wording of it."""
    check_stays(changes, "scenario_set_id")
    if "axis" in changes:
        raise InvalidValue("The two axes of a grid are chosen together.")
    driver = tx.get(Driver, driver_id)
    before = driver.low_end, driver.high_end
    if driver.axis is not None and not all(changes.get(end, True) for end in ("low_end", "high_end")):
        raise InvalidValue("An axis needs both its ends.")
    edit_fields(tx, "driver", driver_id, changes)
    reworded = {
        old: new
        for old, new in zip(before, (driver.low_end, driver.high_end), strict=True)
        if old and new and old != new
    }
    for each in tx.find(Scenario, scenario_set_id=driver.scenario_set_id) if reworded else ():
        ends = [reworded.get(end, end) for end in ends_of(each.logic or "")]
        tx.edit(each, logic=joined_ends(*ends) or None)


@operation("Moved a driver")
def move_driver(tx: Transaction, /, driver_id: UUID, *, after: UUID | None) -> None:
    """Puts a driver behind another of its set, or first."""
    move_after(tx, "driver", driver_id, "scenario_set_id", after)


@operation("Deleted a driver")
def delete_driver(tx: Transaction, /, driver_id: UUID) -> None:
    """Deletes a driver; scenarios stay as they are written."""
    delete_object(tx, "driver", driver_id)


@operation("Added a scenario")
def add_scenario(
    tx: Transaction, /, scenario_set_id: UUID, *, title: str, id: UUID | None = None, **fields: object
) -> UUID:
    """A future, last in its set. Further fields: `logic`, `narrative`, `likelihood` or `point` as the policy has it, `implication`."""
    scenarios = tx.get(ScenarioSet, scenario_set_id)
    fields = _fitting(tx, scenarios, fields)
    fields = {"position": last_position(tx, "scenario", "scenario_set_id", scenario_set_id), **fields}
    return add_row(tx, "scenario", id, scenario_set_id=scenario_set_id, title=title, **fields)


@operation("Edited a scenario")
def edit_scenario(tx: Transaction, /, scenario_id: UUID, **changes: object) -> None:
    """Sets any field; `likelihood` or `point` as the policy of the set has it."""
    check_stays(changes, "scenario_set_id")
    scenarios = tx.get(ScenarioSet, tx.get(Scenario, scenario_id).scenario_set_id)
    edit_fields(tx, "scenario", scenario_id, _fitting(tx, scenarios, changes))


@operation("Moved a scenario")
def move_scenario(tx: Transaction, /, scenario_id: UUID, *, after: UUID | None) -> None:
    """Puts a scenario behind another of its set, or first."""
    move_after(tx, "scenario", scenario_id, "scenario_set_id", after)


@operation("Deleted a scenario")
def delete_scenario(tx: Transaction, /, scenario_id: UUID) -> None:
    """Deletes a scenario; its indicators stay, without it."""
    delete_object(tx, "scenario", scenario_id)


def _fitting(tx: Transaction, scenarios: ScenarioSet, fields: dict[str, object]) -> dict[str, object]:
    check_policy(scenarios.probability_policy, likelihood=fields.get("likelihood"), point=fields.get("point"))
    return in_scheme(tx, scenarios.assessment_id, fields)


def _check_axis(tx: Transaction, scenarios: ScenarioSet, driver: Driver) -> None:
    if driver.axis not in _AXES:
        raise InvalidValue("An axis is 1, from left to right, or 2, from bottom to top.")
    if len(tx.find(Driver, scenario_set_id=scenarios.id, axis=driver.axis)) > 1:
        raise InvalidValue(f"Another driver is axis {driver.axis} already.")
    if not (driver.low_end and driver.high_end):
        raise InvalidValue("An axis needs both its ends.")
    if not scenarios.independence:
        raise InvalidValue("Say first, in the set, why the two axes are independent.")
