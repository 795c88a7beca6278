"""Sets of scenarios: drivers, grid, futures and likelihoods."""

from __future__ import annotations

from uuid import UUID

import pytest

from casewright.casefile.case import Case
from casewright.casefile.queries import scenarios as shown
from casewright.model.errors import InvalidValue
from casewright.operations import assessment_parts, assessments, scenario_grids, scenarios


@pytest.fixture
def assessment(case: Case) -> UUID:
    return case.run(assessments.add_assessment, title="Will the port close?")


def a_set(case: Case, assessment: UUID, **fields: object) -> UUID:
    said = {"title": "June", "focal_question": "What becomes of the port?", **fields}
    return case.run(scenarios.add_scenario_set, assessment, **said)


def a_grid(case: Case, assessment: UUID) -> tuple[UUID, UUID, UUID]:
    found = a_set(case, assessment, method="two_by_two", probability_policy="sum_100")
    vote = case.run(scenarios.add_driver, found, text="Vote", low_end="few vote", high_end="most vote")
    council = case.run(scenarios.add_driver, found, text="Council", low_end="holds", high_end="concedes")
    case.run(scenario_grids.choose_axes, found, across=vote, up=council, independence="The ballot is secret.")
    return found, vote, council


def logics(case: Case, found: UUID) -> list[str | None]:
    return [each.logic for each in shown.scenarios_of(case, found)]


def test_the_four_futures_of_a_grid_are_laid_out_once_and_as_one_step(case: Case, assessment: UUID) -> None:
    found, _, _ = a_grid(case, assessment)
    assert case.run(scenario_grids.lay_out_scenarios, found) == 4
    assert logics(case, found)[0] == "few vote + concedes"
    with pytest.raises(InvalidValue, match="there already"):
        case.run(scenario_grids.lay_out_scenarios, found)
    case.run(scenarios.delete_scenario, shown.scenarios_of(case, found)[2].id)
    assert case.run(scenario_grids.lay_out_scenarios, found) == 1
    case.undo()
    case.undo()
    case.undo()
    assert logics(case, found) == []


def test_axes_are_two_drivers_with_both_ends_and_a_reason(case: Case, assessment: UUID) -> None:
    found, vote, council = a_grid(case, assessment)
    bare = case.run(scenarios.add_driver, found, text="Weather")
    foreign = case.run(scenarios.add_driver, a_set(case, assessment), text="X", low_end="a", high_end="b")
    for across, up, reason, sentence in (
        (vote, vote, "Why", "two drivers"),
        (vote, bare, "Why", "needs both its ends"),
        (vote, foreign, "Why", "the same set"),
        (vote, council, "  ", "why the two axes are independent"),
    ):
        with pytest.raises(InvalidValue, match=sentence):
            case.run(scenario_grids.choose_axes, found, across=across, up=up, independence=reason)
    case.run(scenario_grids.choose_axes, found, across=council, up=vote, independence="Why")
    assert [each.axis for each in shown.drivers_of(case, found)] == [2, 1, None]
    with pytest.raises(InvalidValue, match="needs both its ends"):
        case.run(scenarios.edit_driver, vote, low_end=None)
    with pytest.raises(InvalidValue, match="stays in its scenario set"):
        case.run(scenarios.edit_driver, vote, scenario_set_id=found)
    with pytest.raises(InvalidValue, match="chosen together"):
        case.run(scenarios.edit_driver, bare, axis=1)
    case.run(scenarios.edit_scenario_set, found, method="cone")
    with pytest.raises(InvalidValue, match="choose that method first"):
        case.run(scenario_grids.choose_axes, found, across=vote, up=council, independence="Why")


def test_a_driver_is_added_as_an_axis_only_where_the_grid_has_room_and_reason(
    case: Case, assessment: UUID
) -> None:
    found = a_set(case, assessment, method="two_by_two")
    ends = {"low_end": "a", "high_end": "b"}
    with pytest.raises(InvalidValue, match="why the two axes are independent"):
        case.run(scenarios.add_driver, found, text="X", axis=1, **ends)
    case.run(scenarios.edit_scenario_set, found, independence="They are.")
    case.run(scenarios.add_driver, found, text="X", axis=1, **ends)
    for given, sentence in (
        ({"axis": 1, **ends}, "axis 1 already"),
        ({"axis": 2}, "both its ends"),
        ({"axis": 3}, "is 1,"),
    ):
        with pytest.raises(InvalidValue, match=sentence):
            case.run(scenarios.add_driver, found, text="Y", **given)
    assert len(shown.drivers_of(case, found)) == 1


def test_futures_follow_a_new_wording_of_an_end(case: Case, assessment: UUID) -> None:
    found, vote, _ = a_grid(case, assessment)
    case.run(scenario_grids.lay_out_scenarios, found)
    case.run(scenarios.edit_driver, vote, high_end="nearly all vote")
    assert logics(case, found) == [
        "few vote + concedes",
        "nearly all vote + concedes",
        "few vote + holds",
        "nearly all vote + holds",
    ]


def test_each_policy_refuses_what_it_has_no_room_for(case: Case, assessment: UUID) -> None:
    found = a_set(case, assessment)
    with pytest.raises(InvalidValue, match="give no likelihoods"):
        case.run(scenarios.add_scenario, found, title="Base", point=0.5)
    case.run(scenarios.edit_scenario_set, found, probability_policy="band")
    base = case.run(scenarios.add_scenario, found, title="Base", likelihood="Probable")
    assert shown.scenarios_of(case, found)[0].likelihood == "likely"
    with pytest.raises(InvalidValue, match="no points"):
        case.run(scenarios.edit_scenario, base, point=0.5)
    with pytest.raises(InvalidValue, match="no likelihood in ICD 203"):
        case.run(scenarios.edit_scenario, base, likelihood="realistic possibility")
    with pytest.raises(InvalidValue, match="no room for"):
        case.run(scenarios.edit_scenario_set, found, probability_policy="none")
    with pytest.raises(InvalidValue, match="clear the likelihoods first"):
        case.run(assessments.edit_assessment, assessment, scheme="phia")


def test_a_new_policy_makes_terms_of_points_and_takes_away_what_it_has_no_room_for(
    case: Case, assessment: UUID
) -> None:
    found = a_set(case, assessment, probability_policy="sum_100")
    for title, point in (("Base", 0.6), ("Worse", 0.1), ("Open", None)):
        case.run(scenarios.add_scenario, found, title=title, point=point)

    def said() -> list[tuple[str | None, float | None]]:
        return [(each.likelihood, each.point) for each in shown.scenarios_of(case, found)]

    case.run(scenario_grids.change_policy, found, policy="band")
    assert said() == [("likely", None), ("very_unlikely", None), (None, None)]
    case.run(scenario_grids.change_policy, found, policy="band")
    assert said()[0] == ("likely", None), "the same policy again changes nothing"
    case.run(scenario_grids.change_policy, found, policy="none")
    assert said() == [(None, None)] * 3
    case.undo()
    case.undo()
    assert said() == [(None, 0.6), (None, 0.1), (None, None)]


def test_points_are_brought_to_100_percent_once_every_scenario_has_one(case: Case, assessment: UUID) -> None:
    found = a_set(case, assessment, probability_policy="sum_100")
    first = case.run(scenarios.add_scenario, found, title="A", point=0.6)
    second = case.run(scenarios.add_scenario, found, title="B")
    with pytest.raises(InvalidValue, match="every scenario a point"):
        case.run(scenario_grids.normalise_points, found)
    case.run(scenarios.edit_scenario, second, point=0.6)
    case.run(scenario_grids.normalise_points, found)
    assert [each.point for each in shown.scenarios_of(case, found)] == [0.5, 0.5]
    case.undo()
    assert [each.point for each in shown.scenarios_of(case, found)] == [0.6, 0.6]
    case.run(scenarios.move_scenario, first, after=second)
    assert [each.title for each in shown.scenarios_of(case, found)] == ["B", "A"]
    with pytest.raises(InvalidValue, match="Only points"):
        case.run(scenario_grids.normalise_points, a_set(case, assessment))


def test_the_indicator_of_a_scenario_stays_when_the_scenario_goes(case: Case, assessment: UUID) -> None:
    found = a_set(case, assessment)
    scenario = case.run(scenarios.add_scenario, found, title="A")
    case.run(assessment_parts.add_indicator, assessment, text="Turnout", scenario_id=scenario)
    assert [each.text for each in shown.indicators_of_scenarios(case, found)[scenario]] == ["Turnout"]
    case.run(scenarios.delete_scenario_set, found)
    assert case.read("SELECT text, scenario_id FROM indicator") == [("Turnout", None)]
    assert case.read("SELECT count(*) FROM scenario") == [(0,)]
