"""What is done to a whole set of scenarios: spanning its grid, laying out its futures, keeping its likelihoods in order."""

from __future__ import annotations

from uuid import UUID

from casewright.casefile.transaction import Transaction
from casewright.model.assessment import Assessment
from casewright.model.choices import checked_choice
from casewright.model.errors import InvalidValue
from casewright.model.scales import ladder
from casewright.model.scenario import Driver, Scenario, ScenarioSet
from casewright.model.scenario_layout import Future, futures
from casewright.model.scenario_likelihood import normalised
from casewright.operations.registry import operation
from casewright.operations.rows import edit_fields, vocabulary
from casewright.operations.scenarios import add_scenario


@operation("Spanned the grid of {object}")
def choose_axes(
    tx: Transaction, /, scenario_set_id: UUID, *, across: UUID, up: UUID, independence: str
) -> None:
    """Makes one driver the axis from left to right and another the one from bottom to top, and says why they are independent.

    Raises:
        InvalidValue: the method is another than the 2 × 2; they are one driver, or of another set; one lacks an end; no reason.
    """
    scenarios = tx.get(ScenarioSet, scenario_set_id)
    chosen = (tx.get(Driver, across), tx.get(Driver, up))
    if scenarios.method != "two_by_two":
        raise InvalidValue("Only alternative futures, two by two, have axes: choose that method first.")
    if across == up:
        raise InvalidValue("The two axes are two drivers: choose another one.")
    if any(each.scenario_set_id != scenario_set_id for each in chosen):
        raise InvalidValue("Both axes are drivers of the same set of scenarios.")
    if not all(each.low_end and each.high_end for each in chosen):
        raise InvalidValue("An axis needs both its ends.")
    if not independence.strip():
        raise InvalidValue("Say why the two axes are independent: what moves one must not move the other.")
    tx.subject = tx.subject or scenario_set_id
    edit_fields(tx, "scenario_set", scenario_set_id, {"independence": independence})
    for each in tx.find(Driver, scenario_set_id=scenario_set_id):
        tx.edit(each, axis=1 if each.id == across else 2 if each.id == up else None)


@operation("Laid out the scenarios {object}")
def lay_out_scenarios(tx: Transaction, /, scenario_set_id: UUID) -> int:
    """Adds the futures that the method asks for and that are not there yet, by their titles or logics; returns how many.

    Raises:
        InvalidValue: the method needs drivers with both ends, or two axes, first; or all are there.
    """
    missing = missing_futures(tx, scenario_set_id)
    tx.subject = tx.subject or scenario_set_id
    for title, logic in missing:
        add_scenario(tx, scenario_set_id, title=title, logic=logic)
    return len(missing)


def missing_futures(tx: Transaction, scenario_set_id: UUID) -> list[Future]:
    """What `lay_out_scenarios` would add. Raises InvalidValue as it does."""
    scenarios = tx.get(ScenarioSet, scenario_set_id)
    drivers = sorted(
        tx.find(Driver, scenario_set_id=scenario_set_id), key=lambda each: (each.position, each.id)
    )
    wanted = futures(scenarios.method, drivers)
    if not wanted:
        raise InvalidValue(
            "Choose the two axes first."
            if scenarios.method == "two_by_two"
            else "Add drivers with both their ends first: the futures follow from them."
        )
    there = tx.find(Scenario, scenario_set_id=scenario_set_id)
    logics, titles = {each.logic for each in there}, {each.title for each in there}
    missing = [each for each in wanted if each.logic not in logics and each.title not in titles]
    if not missing:
        raise InvalidValue("All the scenarios of this method are there already.")
    return missing


@operation("Changed how likely the scenarios {object} are said to be")
def change_policy(tx: Transaction, /, scenario_set_id: UUID, *, policy: str) -> None:
    """Changes the probability policy. What the new one has no room for is taken away; points become the terms they lie in.

    A point in a gap of the scheme becomes none.
    """
    policy = checked_choice("scenario_set", "probability_policy", policy)
    scenarios = tx.get(ScenarioSet, scenario_set_id)
    scheme = ladder(tx.get(Assessment, scenarios.assessment_id).scheme, vocabulary(tx).ladders)
    tx.subject = tx.subject or scenario_set_id
    for each in tx.find(Scenario, scenario_set_id=scenario_set_id):
        if policy == "band" and each.point is not None:
            term = scheme.term_at(each.point)
            tx.edit(each, likelihood=term.key if term else None, point=None)
        elif policy != scenarios.probability_policy:
            tx.edit(each, likelihood=None, point=None)
    tx.edit(scenarios, probability_policy=policy)


@operation("Brought the points of {object} to 100%")
def normalise_points(tx: Transaction, /, scenario_set_id: UUID) -> None:
    """Scales the points of all scenarios of a set to whole percents that add up to 100; the history keeps what they were.

    Raises:
        InvalidValue: the policy is another, or a scenario has no point yet.
    """
    scenarios = tx.get(ScenarioSet, scenario_set_id)
    if scenarios.probability_policy != "sum_100":
        raise InvalidValue("Only points that are to add up to 100% can be brought to it.")
    rows = tx.find(Scenario, scenario_set_id=scenario_set_id)
    points = [each.point for each in rows if each.point is not None]
    if len(points) < len(rows):
        raise InvalidValue("Give every scenario a point first.")
    tx.subject = tx.subject or scenario_set_id
    for each, point in zip(rows, normalised(points), strict=True):
        tx.edit(each, point=point)
