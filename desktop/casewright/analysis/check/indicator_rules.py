"""Rules on indicators in use: something to be seen, that tells outcomes apart, looked for in its time, and acted on once seen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from casewright.analysis.check.facts import Facts
from casewright.analysis.check.finding import Found, rule_on
from casewright.analysis.check.judgement_rules import lower
from casewright.analysis.check.observable import is_observable
from casewright.analysis.check.work_rows import (
    AlternativeRow,
    HypothesisPlace,
    IndicatorRatingRow,
    IndicatorRow,
    JudgementPlace,
    JudgementReview,
    ObservationRow,
    RevisionRow,
    ScenarioRow,
)
from casewright.analysis.indicator_validity import DROP, scores_of, validity
from casewright.analysis.watching import FIRED, last_day, was_seen_since
from casewright.casefile.queries.indicators import RatingRow
from casewright.model.dates import show_date
from casewright.model.short_text import shorten


@rule_on(
    IndicatorRow, "IW02", "warning", "Say what would be seen: a number, a date, or something that happens."
)
def indicator_is_a_theme(facts: Facts, indicator: IndicatorRow) -> Iterator[Found]:
    """An indicator names nothing that could be counted, dated or seen to happen, and has no threshold that does."""
    if indicator.status != "retired" and not is_observable(f"{indicator.text} {indicator.threshold or ''}"):
        message = f"This indicator is a theme and nothing to be seen: “{shorten(indicator.text, 80)}”"
        yield Found("indicator", indicator.id, message, f"{indicator.text} {indicator.threshold or ''}")


@rule_on(
    IndicatorRow,
    "IW03",
    "warning",
    "Drop it, or tighten it until it would be seen under one outcome and not under another.",
)
def indicator_fits_all_outcomes(facts: Facts, indicator: IndicatorRow) -> Iterator[Found]:
    """An indicator was held against outcomes, and is as good as equally likely under all of them: its spread is 1 at most."""
    rows = facts.of(IndicatorRatingRow, "indicator_id", indicator.id)
    if not rows or indicator.status == "retired":
        return
    scores = scores_of([RatingRow(row.indicator_id, row.object_id, row.rating, row.rated_by) for row in rows])
    found = [validity(scores, indicator.id, outcomes) for outcomes in _sets(facts, rows)]
    verdicts = {each.verdict for each in found if each.verdict is not None}
    if verdicts == {DROP}:
        spread = max(each.spread for each in found if each.spread is not None)
        message = f"This indicator fits all outcomes (spread {spread:g}): “{shorten(indicator.text, 80)}”"
        yield Found("indicator", indicator.id, message, f"{spread:g} {indicator.text}")


@rule_on(IndicatorRow, "IW04", "warning", "Look for it and write down that it is not there, or revise it.")
def indicator_overdue(facts: Facts, indicator: IndicatorRow) -> Iterator[Found]:
    """The time in which an indicator was expected has passed, it was not seen, and nobody has written that down since."""
    expected = last_day(indicator.expected)
    if expected is None or expected >= facts.today or indicator.status != "not_seen":
        return
    looked = _last_looked(facts, indicator)
    if looked is None or looked <= expected:
        message = (
            f"Expected by {show_date(expected.isoformat())} and not seen: “{shorten(indicator.text, 80)}”"
        )
        yield Found("indicator", indicator.id, message, f"{indicator.expected} {indicator.text}")


@rule_on(IndicatorRow, "IW06", "warning", "Look at the judgement again, and say whether it stands.")
def indicator_fired_since_review(facts: Facts, indicator: IndicatorRow) -> Iterator[Found]:
    """An indicator was seen, or is emerging, and its judgement was not reviewed since."""
    if indicator.status not in FIRED:
        return
    seen = _last_looked(facts, indicator)
    for judgement in _moved_by(facts, indicator):
        if was_seen_since(seen, _last_review(facts, judgement)):
            name = lower(facts.judgement(judgement).name)
            message = (
                f"This indicator fired, and {name} was not reviewed since: “{shorten(indicator.text, 80)}”"
            )
            yield Found(
                "indicator", indicator.id, message, f"{judgement} {indicator.status} {seen} {indicator.text}"
            )


def _sets(facts: Facts, rows: list[IndicatorRatingRow]) -> list[list[UUID]]:
    """The outcomes that were rated, by what they are outcomes of; an alternative of no judgement stands beside every judgement."""
    found: dict[UUID, list[UUID]] = {}
    shared: list[UUID] = []
    for row in rows:
        owner: UUID | None = row.object_id
        if row.object_type == "alternative":
            alternative = facts.row(AlternativeRow, row.object_id)
            owner = alternative.judgement_id if alternative else None
        elif row.object_type == "scenario":
            scenario = facts.row(ScenarioRow, row.object_id)
            owner = scenario.scenario_set_id if scenario else None
        elif row.object_type == "ach_hypothesis":
            hypothesis = facts.row(HypothesisPlace, row.object_id)
            owner = hypothesis.board_id if hypothesis else None
        if owner is None:
            shared.append(row.object_id)
        else:
            found.setdefault(owner, []).append(row.object_id)
    judged = {row.object_id for row in rows if row.object_type == "judgement"}
    return [[*dict.fromkeys(each), *(shared if owner in judged else ())] for owner, each in found.items()]


def _moved_by(facts: Facts, indicator: IndicatorRow) -> list[UUID]:
    """The judgement it bears on; of an indicator of the whole assessment, its key judgements."""
    if indicator.judgement_id is not None:
        return [indicator.judgement_id]
    places = facts.of(JudgementPlace, "assessment_id", indicator.assessment_id)
    return [place.id for place in places if place.is_key]


def _last_looked(facts: Facts, indicator: IndicatorRow) -> date | None:
    looks = [row.observed_on for row in facts.of(ObservationRow, "indicator_id", indicator.id)]
    return max((day for day in map(last_day, [indicator.last_checked, *looks]) if day), default=None)


def _last_review(facts: Facts, judgement: UUID) -> date | None:
    row = facts.row(JudgementReview, judgement)
    days = [
        row.reviewed_on if row else None,
        *(each.revised_on for each in facts.of(RevisionRow, "judgement_id", judgement)),
    ]
    return max((day for day in map(last_day, days) if day), default=None)
