"""Rules on the work shown: alternatives, assumptions, indicators, gaps, and change against the last time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from casewright.analysis.check.facts import Facts
from casewright.analysis.check.finding import Found, rule_on
from casewright.analysis.check.judgement_rules import lower
from casewright.analysis.check.subjects import JudgementFacts
from casewright.analysis.check.work_rows import (
    AlternativeRow,
    AssessmentRow,
    AssumptionRow,
    ChallengeRow,
    GapRow,
    IndicatorRow,
    JudgementPlace,
    JudgementRow,
    ScenarioRow,
    ScenarioSetRow,
)
from casewright.analysis.scenario_coherence import Estimated, incoherence
from casewright.casefile.queries.challenges import AGAINST_A_JUDGEMENT
from casewright.model.short_text import shorten

Part = TypeVar("Part", AlternativeRow, AssumptionRow, GapRow, IndicatorRow)


@rule_on(
    JudgementFacts,
    "AL01",
    "blocker",
    "Add the alternative that was considered, with its likelihood, or answer a case against it.",
)
def judgement_without_alternative(facts: Facts, judgement: JudgementFacts) -> Iterator[Found]:
    """A key judgement has no alternative, of its own or of the whole assessment, and no case against it was argued and answered."""
    if not judgement.is_key or parts_of(facts, AlternativeRow, judgement):
        return
    argued = facts.of(ChallengeRow, "judgement_id", judgement.id)
    if not any(row.method in AGAINST_A_JUDGEMENT and row.outcome != "open" for row in argued):
        message = f"No alternative to {lower(judgement.name)} was considered."
        yield Found("judgement", judgement.id, message, judgement.text)


@rule_on(JudgementFacts, "AL02", "warning", "Bring the estimates of what excludes one another to 100%.")
def estimates_do_not_add_up(facts: Facts, judgement: JudgementFacts) -> Iterator[Found]:
    """The points of a judgement and its alternatives, or of a set of scenarios, miss 100% by more than 5, or their bands cannot come to it."""
    rows = facts.of(AlternativeRow, "judgement_id", judgement.id) if judgement.is_key else []
    estimates: list[Estimated] = [judgement, *sorted(rows)]
    policy = "band" if any(each.point is None for each in estimates) else "sum_100"
    if fault := incoherence(policy, estimates, facts.ladder(judgement.scheme), _tolerance(facts)):
        message = f"{judgement.name} and its alternatives do not fit together. {fault}"
        yield Found("judgement", judgement.id, message, _said(estimates))


@estimates_do_not_add_up.also_on(ScenarioSetRow)
def _scenarios_that_do_not_fit(facts: Facts, scenarios: ScenarioSetRow) -> Iterator[Found]:
    rows = sorted(facts.of(ScenarioRow, "scenario_set_id", scenarios.id))
    assessment = facts.row(AssessmentRow, scenarios.assessment_id)
    if assessment is None:
        return
    ladder = facts.ladder(assessment.scheme)
    if fault := incoherence(scenarios.probability_policy, rows, ladder, _tolerance(facts)):
        message = f"The scenarios “{shorten(scenarios.title, 60)}” do not fit together. {fault}"
        yield Found("scenario_set", scenarios.id, message, _said(rows))


def _tolerance(facts: Facts) -> float:
    return facts.number("points_tolerance") / 100


def _said(estimates: Sequence[Estimated]) -> str:
    return f"{[(each.likelihood, each.point) for each in estimates]}"


@rule_on(JudgementFacts, "AL03", "warning", "List what it takes as given, and whether it falls with that.")
def judgement_without_assumption(facts: Facts, judgement: JudgementFacts) -> Iterator[Found]:
    """A key judgement states no assumption."""
    if judgement.is_key and judgement.is_judged and not parts_of(facts, AssumptionRow, judgement):
        message = f"{judgement.name} states nothing that it takes as given."
        yield Found("judgement", judgement.id, message, judgement.text)


@rule_on(AssumptionRow, "AL04", "warning", "Say what is done about it, and who looks after it.")
def unsupported_linchpin_open(facts: Facts, assumption: AssumptionRow) -> Iterator[Found]:
    """A linchpin is rated unsupported, and nobody does anything about it."""
    if (
        assumption.linchpin
        and assumption.category == "U"
        and not (assumption.disposition and assumption.owner)
    ):
        message = f"Nobody does anything about this unsupported linchpin: “{shorten(assumption.text, 80)}”"
        yield Found("assumption", assumption.id, message, assumption.text)


@rule_on(AssumptionRow, "AL05", "warning", "Say which judgements change, and how, when it is wrong.")
def linchpin_without_consequence(facts: Facts, assumption: AssumptionRow) -> Iterator[Found]:
    """A linchpin assumption does not say what falls with it."""
    if assumption.linchpin and not assumption.if_wrong:
        message = f"Nothing is said for when this linchpin is wrong: “{shorten(assumption.text, 80)}”"
        yield Found("assumption", assumption.id, message, assumption.text)


@rule_on(AssessmentRow, "AL06", "note", "Add what is not known, or say that nothing is missing.")
def no_gap_stated(facts: Facts, assessment: AssessmentRow) -> Iterator[Found]:
    """An assessment with key judgements states no intelligence gap."""
    leads = any(row.is_key for row in facts.of(JudgementPlace, "assessment_id", assessment.id))
    if leads and not facts.of(GapRow, "assessment_id", assessment.id):
        yield Found("assessment", assessment.id, "The assessment states no intelligence gap.")


@rule_on(IndicatorRow, "IW01", "warning", "Name who watches it and until when.")
def indicator_without_owner(facts: Facts, indicator: IndicatorRow) -> Iterator[Found]:
    """An indicator has no owner, or neither a date nor a cadence."""
    watched = indicator.owner and (indicator.expected or indicator.cadence)
    if indicator.status != "retired" and not watched:
        message = f"This indicator lacks an owner or a date: “{shorten(indicator.text, 80)}”"
        yield Found("indicator", indicator.id, message, indicator.text)


@rule_on(JudgementFacts, "IW05", "warning", "Add an indicator, or say what would change it.")
def nothing_would_change_it(facts: Facts, judgement: JudgementFacts) -> Iterator[Found]:
    """A key judgement has no indicator and does not say what would change it."""
    if (
        judgement.is_key
        and judgement.is_judged
        and not judgement.would_change_if
        and not any(row.status != "retired" for row in parts_of(facts, IndicatorRow, judgement))
    ):
        message = f"Nothing is said that would change {lower(judgement.name)}."
        yield Found("judgement", judgement.id, message, judgement.text)


@rule_on(JudgementFacts, "BR03", "warning", "Say what has changed since the last time.")
def change_without_reason(facts: Facts, judgement: JudgementFacts) -> Iterator[Found]:
    """A judgement was raised, lowered or reversed, or has another likelihood than the one it supersedes, without a reason."""
    if judgement.change_reason:
        return
    earlier = facts.row(JudgementRow, judgement.supersedes)
    if judgement.change in ("raised", "lowered", "reversed"):
        message = f"{judgement.name} was {judgement.change} without a reason."
        yield Found("judgement", judgement.id, message, judgement.change)
    elif earlier is not None and earlier.likelihood != judgement.likelihood:
        message = (
            f"{judgement.name} has another likelihood than the judgement it supersedes, and gives no reason."
        )
        yield Found("judgement", judgement.id, message, f"{earlier.likelihood} {judgement.likelihood}")


def parts_of(facts: Facts, shape: type[Part], judgement: JudgementFacts) -> list[Part]:
    """The parts of that shape which belong to a judgement: its own, and those of its assessment as a whole."""
    rows = facts.of(shape, "assessment_id", judgement.assessment)
    return [row for row in rows if row.judgement_id in (None, judgement.id)]
