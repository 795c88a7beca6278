"""Alternative analysis in a brief: each challenge with its answer, and the gravest reasons of premortems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from casewright.brief.blocks import Block, Heading, Paragraph, Run
from casewright.brief.techniques.printing import Cell, Printing, table
from casewright.casefile.queries import premortems
from casewright.casefile.queries.challenges import ChallengeRow, challenges_of
from casewright.casefile.queries.premortems import TOP, ReasonRow
from casewright.model.choices import choice
from casewright.model.dates import show_date


def challenge_blocks(printing: Printing, assessment_id: UUID) -> Iterator[Block]:
    """The challenges of an assessment in their order."""
    for row in challenges_of(printing.case, assessment_id):
        yield from _challenge(printing, row)


def _challenge(printing: Printing, row: ChallengeRow) -> Iterator[Block]:
    yield Heading(choice("challenge_method", row.method).label, 2)
    yield from printing.line("The judgement:", row.judgement)
    text = (*printing.said(row.text, "strong"), *printing.bearing(row.id))
    yield Paragraph(text, language=printing.language)
    estimate = printing.estimate(row.likelihood, row.point)
    if estimate:
        yield Paragraph((Run("How likely it is: ", "strong"), Run(f"{estimate}.")))
    yield from printing.line("How it would come about:", row.path)
    yield from printing.line("The evidence, read the other way:", row.evidence_reread)
    yield from printing.line("What the judgement hangs on:", row.weakest_link)
    yield from printing.line("What would follow:", row.consequence)
    yield from printing.line("Argued by", row.advocate)
    outcome = choice("challenge_outcome", row.outcome)
    if row.outcome == "open":
        yield Paragraph((Run("It has not been answered yet.", "emphasis"),))
    else:
        yield from printing.line(
            f"{outcome.label}: {outcome.meaning[:1].lower()}{outcome.meaning[1:]}", row.response
        )


def premortem_blocks(printing: Printing, assessment_id: UUID) -> Iterator[Block]:
    """The gravest reasons of each premortem that was shared; what is still collected is not printed."""
    for row in premortems.premortems_of(printing.case, assessment_id):
        reasons = [each for each in premortems.shared_reasons_of(printing.case, row.id) if each.weight][:TOP]
        if not reasons:
            continue
        by = f" by {show_date(row.failed_on)}" if row.failed_on else ""
        yield Paragraph(
            (Run(f"Suppose that{by} it has gone wrong: ", "muted"), *printing.said(row.text)),
            language=printing.language,
        )
        yield from table(
            ("It was wrong because", "Likely × grave", "What would show it early", "What can be done"),
            [_reason(printing, each) for each in reasons],
            (0.36, 0.14, 0.25, 0.25),
            "Reasons of a premortem",
        )


def _reason(printing: Printing, row: ReasonRow) -> Sequence[Cell]:
    text = (*printing.said(row.text), *printing.bearing(row.id))
    weight = (Run(f"{row.weight} of 9"),)
    return (text, weight, printing.said(row.early_sign), printing.said(row.mitigation))
