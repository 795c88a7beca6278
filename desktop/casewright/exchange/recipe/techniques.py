"""Applying a recipe: the structured techniques of an assessment. Scenarios come before indicators, which may be theirs."""

from __future__ import annotations

from casewright.exchange.recipe.items import Item
from casewright.exchange.recipe.making import Making
from casewright.model.challenge import InformationCheck
from casewright.operations import challenges, premortems, scenarios
from casewright.operations.information_checks import check_information


def apply_scenarios(making: Making, assessment: Item) -> None:
    """Adds sets of scenarios with their drivers and futures."""
    for item in assessment.nested.get("scenario_sets", []):
        making.make(item, "scenario_set", scenarios.add_scenario_set, making.id_of(assessment), **item.values)
        set_id = making.id_of(item)
        for driver in item.nested.get("drivers", []):
            making.make(driver, "driver", scenarios.add_driver, set_id, **driver.values)
        for scenario in item.nested.get("scenarios", []):
            making.make(scenario, "scenario", scenarios.add_scenario, set_id, **scenario.values)


def apply_challenges(making: Making, assessment: Item) -> None:
    """Adds premortems with their reasons, and challenges."""
    for item in assessment.nested.get("premortems", []):
        fields = item.values | making.references(item)
        making.make(item, "premortem", premortems.add_premortem, making.id_of(assessment), **fields)
        for reason in item.nested.get("reasons", []):
            said = reason.values | making.references(reason)
            making.make(reason, "premortem_reason", premortems.add_reason, making.id_of(item), **said)
    for item in assessment.nested.get("challenges", []):
        fields = item.values | making.references(item)
        making.make(item, "challenge", challenges.add_challenge, making.id_of(assessment), **fields)


def apply_information_checks(making: Making, judgement: Item) -> None:
    """Notes what was found about sources behind a judgement; what the case notes of one already stays."""
    for item in judgement.nested.get("information_checks", []):
        source_id = making.reference(item, "source")
        pair = {"judgement_id": making.id_of(judgement), "source_id": source_id}
        if making.tx.find(InformationCheck, **pair):
            making.count(making.result.unchanged, "information_check")
        else:
            making.make(item, "information_check", check_information, *pair.values(), **item.values)
