"""Scenarios in a brief: question, policy on likelihoods, drivers, the grid of a 2 × 2, and each future with what to watch for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from casewright.brief.blocks import Block, Bullets, Heading, Inline, Paragraph, Run
from casewright.brief.techniques.printing import Cell, Printing, table
from casewright.casefile.queries import scenarios as queries
from casewright.casefile.queries.scenarios import DriverRow, ScenarioRow, ScenarioSetRow
from casewright.model.choices import choice
from casewright.model.dates import show_date
from casewright.model.scenario_layout import Axes, axes_of

_ENDS = {"cone": ("As assumed", "If not")}
_POLICY = {
    "none": "No likelihoods are given: the scenarios are there to prepare for.",
    "band": "Each scenario has a term of the estimative scheme.",
    "sum_100": "The scenarios are taken to exclude one another and to leave nothing out; their points add up to 100%.",
}


def scenario_blocks(printing: Printing, assessment_id: UUID, only: UUID | None = None) -> Iterator[Block]:
    """All sets of an assessment that have scenarios, or one of them."""
    for found in queries.scenario_sets_of(printing.case, assessment_id):
        if only in (None, found.id):
            yield from _set_blocks(printing, found)


def _set_blocks(printing: Printing, found: ScenarioSetRow) -> Iterator[Block]:
    drivers = queries.drivers_of(printing.case, found.id)
    scenarios = queries.scenarios_of(printing.case, found.id)
    if not scenarios:
        return
    yield Heading(found.title, 2)
    horizon = f" To {show_date(found.horizon)}." if found.horizon else ""
    yield Paragraph((*printing.said(found.focal_question), Run(horizon)), language=printing.language)
    yield from printing.line("For the decision:", found.decision)
    method = choice("scenario_method", found.method)
    yield Paragraph((Run(f"{method.label}. {method.meaning} {_POLICY[found.probability_policy]}", "muted"),))
    low, high = _ENDS.get(found.method, ("One end", "The other end"))
    yield from table(
        ("Driver", "Impact", "Uncertainty", low, high),
        [_driver(printing, each) for each in drivers],
        (0.34, 0.12, 0.14, 0.2, 0.2),
        "Drivers",
    )
    if found.method == "two_by_two" and (axes := axes_of(drivers)) is not None:
        yield from _grid(printing, axes, drivers, scenarios)
        yield from printing.line("Why the axes are independent.", found.independence)
    watched = queries.indicators_of_scenarios(printing.case, found.id)
    for each in scenarios:
        signs = tuple(printing.said(line.text) for line in watched.get(each.id, ()))
        yield from _scenario(printing, each, signs)


def _driver(printing: Printing, row: DriverRow) -> Sequence[Cell]:
    degrees = [(Run(choice("degree", each).label),) for each in (row.impact, row.uncertainty)]
    text = (*printing.said(row.text), *printing.bearing(row.id))
    return (text, *degrees, printing.said(row.low_end), printing.said(row.high_end))


def _grid(
    printing: Printing, axes: Axes, drivers: Sequence[DriverRow], scenarios: Sequence[ScenarioRow]
) -> Iterator[Block]:
    """The quadrants as a table: the ends of one axis across, those of the other down the side."""
    by_logic = {each.logic: each for each in reversed(scenarios)}
    quadrants = [by_logic.get(each.logic) for each in axes.quadrants()]
    across, up = (next(each.text for each in drivers if each.axis == axis) for axis in (1, 2))
    rows = [
        (printing.said(end, "strong"), *(_quadrant(printing, each) for each in quadrants[2 * n : 2 * n + 2]))
        for n, end in enumerate(reversed(axes.up))
    ]
    yield from table(
        ("", *axes.across), rows, (0.2, 0.4, 0.4), f"Grid of futures, across “{across}”, up “{up}”"
    )


def _quadrant(printing: Printing, row: ScenarioRow | None) -> Cell:
    if row is None:
        return (Run("not written", "muted"),)
    estimate = printing.estimate(row.likelihood, row.point)
    return (*printing.said(row.title, "strong"), *((Run(f" {estimate}", "muted"),) if estimate else ()))


def _scenario(printing: Printing, row: ScenarioRow, signs: tuple[Cell, ...]) -> Iterator[Block]:
    estimate = printing.estimate(row.likelihood, row.point)
    head: list[Inline] = [*printing.said(row.title, "strong"), Run(f": {estimate}." if estimate else ".")]
    story = [Run(" "), *printing.said(row.narrative)] if row.narrative else []
    yield Paragraph((*head, *story, *printing.bearing(row.id)), language=printing.language)
    yield from printing.line("It would mean:", row.implication)
    if signs:
        yield Paragraph((Run("What would show it:", "strong"),))
        yield Bullets(signs)
