"""Applying a recipe, fourth part: assessments with judgements and their parts, and boards of competing hypotheses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from casewright.exchange.recipe.items import Item
from casewright.exchange.recipe.making import Making
from casewright.exchange.recipe.shapes import GROUNDS
from casewright.exchange.recipe.techniques import (
    apply_challenges,
    apply_information_checks,
    apply_scenarios,
)
from casewright.model.assessment import Assumption, JudgementSupport
from casewright.model.claim import Claim
from casewright.model.errors import InvalidValue
from casewright.model.indicator import IndicatorRating
from casewright.operations import ach, assessment_parts, assessments, indicators, judgements
from casewright.operations.rows import exists

_PART_VERBS: Mapping[str, Callable[..., object]] = {
    "alternatives": assessment_parts.add_alternative,
    "assumptions": assessment_parts.add_assumption,
    "indicators": assessment_parts.add_indicator,
    "gaps": assessment_parts.add_gap,
    "implications": assessment_parts.add_implication,
}


def apply_assessments(making: Making) -> None:
    """Adds assessments, then what their judgements rest on: any judgement of the recipe may be among it."""
    for item in making.recipe.section("assessments"):
        making.make(item, "assessment", assessments.add_assessment, **item.values)
        fresh = [
            judgement
            for judgement in item.nested.get("judgements", [])
            if making.make(judgement, "judgement", judgements.judge, making.id_of(item), **judgement.values)
        ]
        apply_scenarios(making, item)
        for name, verb in _PART_VERBS.items():
            for part in item.nested.get(name, []):
                _add_part(making, part, verb, making.id_of(item))
        apply_challenges(making, item)
        for judgement in fresh:
            if "supersedes" in judgement.refers:
                _supersede(making, judgement)
    for item in making.recipe.section("assessments"):
        for judgement in item.nested.get("judgements", []):
            _ground(making, judgement)
            apply_information_checks(making, judgement)


def apply_boards(making: Making) -> None:
    """Adds boards with their hypotheses, rows and ratings."""
    for item in making.recipe.section("boards"):
        making.make(item, "ach_board", ach.add_board, **item.values, **making.references(item))
        board_id = making.id_of(item)
        for hypothesis in item.nested.get("hypotheses", []):
            fields = hypothesis.values | making.references(hypothesis)
            making.make(hypothesis, "ach_hypothesis", ach.add_hypothesis, board_id, **fields)
        for row in item.nested.get("rows", []):
            fields = _own_words(making, row) | row.values | making.references(row)
            making.make(row, "ach_row", ach.add_ach_row, board_id, **fields)
            for rating in row.nested.get("ratings", []):
                _rate(making, rating, making.id_of(row))


def apply_indicator_ratings(making: Making) -> None:
    """Holds indicators against outcomes, hypotheses of boards among them; what an analyst has rated already stays."""
    for item in making.recipe.section("assessments"):
        for indicator in item.nested.get("indicators", []):
            for rating in indicator.nested.get("ratings", []):
                _hold_against(making, rating, making.id_of(indicator))


def _hold_against(making: Making, rating: Item, indicator_id: UUID) -> None:
    said = {"rated_by": making.recipe.analyst or making.tx.analyst, **rating.values}
    outcome = making.references(rating)
    which = {"indicator_id": indicator_id, "object_id": outcome["object_id"], "rated_by": said["rated_by"]}
    if making.tx.find(IndicatorRating, **which):
        making.count(making.result.unchanged, "indicator_rating")
        return
    try:
        indicators.rate_indicator(
            making.tx, indicator_id, outcome["object_type"], outcome["object_id"], **said
        )
    except InvalidValue as error:
        raise making.mistake(rating, error) from error
    making.count(making.result.created, "indicator_rating")


def _add_part(making: Making, part: Item, verb: Callable[..., object], assessment_id: UUID) -> None:
    table = str(part.shape.table)
    making.make(part, table, verb, assessment_id, **part.values, **making.references(part))
    for seen in part.nested.get("observations", []):
        fields = seen.values | making.references(seen)
        making.make(seen, "observation", assessment_parts.observe, making.id_of(part), **fields)


def _supersede(making: Making, judgement: Item) -> None:
    earlier = making.reference(judgement, "supersedes")
    judgements.edit_judgement(making.tx, making.id_of(judgement), supersedes_id=earlier)


def _ground(making: Making, judgement: Item) -> None:
    judgement_id = making.id_of(judgement)
    for name, stance in GROUNDS.items():
        for ground in judgement.nested.get(name, []):
            column = "claim_id" if making.target(ground, "on").shape.table == "claim" else "other_id"
            on = {column: making.reference(ground, "on")}
            if making.tx.find(JudgementSupport, judgement_id=judgement_id, **on):
                making.count(making.result.unchanged, "judgement_support")
            else:
                fields: dict[str, Any] = {"stance": stance, **on, **ground.values}
                making.make(ground, "judgement_support", judgements.support, judgement_id, **fields)


def _own_words(making: Making, row: Item) -> dict[str, Any]:
    """A row that says only which claim or assumption it is has its words."""
    claim_id, assumption_id = making.reference(row, "claim"), making.reference(row, "assumption")
    if claim_id is not None:
        return {"text": making.tx.get(Claim, claim_id).text}
    if assumption_id is not None:
        return {"text": making.tx.get(Assumption, assumption_id).text, "kind": "assumption"}
    return {}


def _rate(making: Making, rating: Item, row_id: UUID) -> None:
    """Adds a rating unless its analyst has one there, which may be another by now; earlier versions gave it an id of the recipe."""
    hypothesis_id = making.reference(rating, "hypothesis")
    assert hypothesis_id is not None
    said = {"rated_by": making.recipe.analyst or making.tx.analyst, **rating.values}
    known = ach.own_cells(making.tx, row_id, hypothesis_id, said["rated_by"])
    if known or exists(making.tx, "ach_cell", making.id_of(rating)):
        making.count(making.result.unchanged, "ach_cell")
        return
    try:
        ach.rate_cell(making.tx, row_id, hypothesis_id, **said)
    except InvalidValue as error:
        raise making.mistake(rating, error) from error
    making.count(making.result.created, "ach_cell")
