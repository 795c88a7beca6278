"""What a brief says of itself: its scope, what its sources are worth taken together, and how it was made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING
from uuid import UUID

from casewright.brief.blocks import Block, Bullets, Heading, Paragraph, Run
from casewright.brief.techniques.printing import Cell, Printing
from casewright.casefile.queries import (
    challenges,
    hypotheses,
    information_checks,
    judging,
    premortems,
    scenarios,
)
from casewright.casefile.queries.derivations import sources_behind
from casewright.casefile.queries.source_reviews import ReviewedRow, relays, reviewed_sources
from casewright.model.dates import show_date

if TYPE_CHECKING:
    from casewright.casefile.case import Case

_PARTS = (
    ("source_strengths", "Strengths and weaknesses:"),
    ("source_key", "What it rests on most:"),
    ("source_conflicts", "Agreement and conflict:"),
    ("source_expertise", "Expertise behind the judgements:"),
)
_TRACED = (
    "Every citation leads to the exact words of an archived file, whose SHA-256 is printed with the source. A finished brief "
    "can be held against the case, offline."
)
_RATED = (
    "Sources are rated for reliability (A to F) and each item for credibility (1 to 6), apart from one another; the ratings "
    "stand in the annex."
)
_ORIGINS = "Sources that pass another on, or have something in common with it, count as one origin with it."
_APART = "How likely something is and how sound the basis for saying so is are stated in two sentences."


def scope_note(printing: Printing, assessment: UUID) -> Iterator[Block]:
    """Question, decision, cut-off, what is left out, and the linchpins."""
    card = judging.assessment_card(printing.case, assessment)
    if card is None:
        return
    yield from printing.line("Question:", card.question)
    yield from printing.line("For the decision:", card.decision_supported)
    yield from printing.line("Information up to:", show_date(card.cut_off) if card.cut_off else None)
    for number, paragraph in enumerate((card.scope_note or "").split("\n\n")):
        if number == 0:
            yield from printing.line("Scope:", paragraph)
        elif paragraph.strip():
            yield Paragraph(printing.said(paragraph), language=printing.language)
    linchpins = [
        (*printing.said(each.text), *printing.bearing(each.id))
        for each in judging.assumptions_of(printing.case, assessment)
        if each.linchpin
    ]
    if linchpins:
        yield Heading("What it takes for granted", 2)
        yield Bullets(tuple(linchpins))


def source_summary(printing: Printing, assessment: UUID) -> Iterator[Block]:
    """The four parts of the source summary statement (ICD 206) that somebody has written."""
    card = judging.assessment_card(printing.case, assessment)
    for column, lead in _PARTS:
        yield from printing.line(lead, getattr(card, column, None))


def method(printing: Printing, assessment: UUID | None) -> Iterator[Block]:
    """How it was made: only what was in fact done is said."""
    case = printing.case
    said = [_TRACED, _RATED, *_sources(case, assessment)]
    if relays(case):
        said.append(_ORIGINS)
    if assessment is not None:
        said.append(f"{_APART} Likelihoods follow {printing.ladder.title}.")
        said += _techniques(case, assessment)
    yield Bullets(tuple(_item(each) for each in said))


def _item(words: str) -> Cell:
    return (Run(words),)


def _sources(case: Case, assessment: UUID | None) -> Iterator[str]:
    rows = reviewed_sources(case)
    if assessment is not None:
        behind = {each.id for each in sources_behind(case, "assessment", assessment)}
        rows = [row for row in rows if row.id in behind]
    if not rows:
        return
    where = "stand behind the assessment" if assessment is not None else "are in the case"
    number = f"{len(rows):,} source{'' if len(rows) == 1 else 's'}"
    yield f"{number} {where if len(rows) > 1 else where.replace('stand', 'stands').replace('are', 'is')}: {_mix(rows)}."


def _mix(rows: list[ReviewedRow]) -> str:
    counted = Counter(row.reliability or "" for row in rows)
    rated = [f"{counted[letter]} rated {letter}" for letter in "ABCDEF" if counted[letter]]
    return ", ".join([*rated, *([f"{counted['']} not rated"] if counted[""] else [])])


def _techniques(case: Case, assessment: UUID) -> Iterator[str]:
    boards = [each for each in hypotheses.board_rows(case) if each.assessment_id == assessment]
    used = (
        ("competing hypotheses", boards),
        ("alternatives weighed", judging.alternatives_of(case, assessment)),
        ("a check of key assumptions", judging.assumptions_of(case, assessment)),
        ("a check of the quality of information", information_checks.checks_behind(case, assessment)),
        ("scenarios", scenarios.scenario_sets_of(case, assessment)),
        (
            "a premortem",
            [each for each in premortems.premortems_of(case, assessment) if not each.is_collecting],
        ),
        ("cases argued against the judgements", challenges.challenges_of(case, assessment)),
        ("indicators that are watched", judging.indicators_of(case, assessment)),
    )
    names = [name for name, rows in used if rows]
    if names:
        yield f"Techniques used: {', '.join(names)}."
