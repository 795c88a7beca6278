"""The quality of information as an annex: a label for each judgement, and what each source says of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from casewright.analysis.information_quality import DEFINITIONS, JudgementQuality
from casewright.analysis.information_table import InformationTable, SourceLine, information_table
from casewright.brief.blocks import Block, Paragraph, Run
from casewright.brief.techniques.printing import Cell, Printing, table
from casewright.casefile.queries.information_checks import CheckRow
from casewright.model.choices import choice
from casewright.model.short_text import shorten

_TITLE = 80
_SAYS = (("supports", "for"), ("contradicts", "against"), ("both", "for and against"))
_REMARKS = (
    ("deception", "Signs of deception"),
    ("dismissed", "Set aside before"),
    ("corrections", "Corrected since"),
    ("note", ""),
)


def information_blocks(printing: Printing, assessment_id: UUID) -> Iterator[Block]:
    """Judgements with their labels and origins, the labels explained, then the sources."""
    found = information_table(printing.case, assessment_id)
    if not found.sources:
        return
    yield from table(
        ("", "Judgement", "Information", "Independent origins", "Everything hangs on"),
        [
            _judgement(printing, n, card.text, found.qualities[card.id], found)
            for n, card in enumerate(found.judgements, start=1)
        ],
        (0.05, 0.4, 0.17, 0.13, 0.25),
        "Quality of the information behind each judgement",
    )
    used = {label for each in found.qualities.values() for label in (each.status, each.support)}
    meanings = [f"{DEFINITIONS[key][0]}: {DEFINITIONS[key][1]}" for key in DEFINITIONS if key in used]
    yield Paragraph((Run(" ".join(meanings), "muted"),))
    numbers = {card.id: n for n, card in enumerate(found.judgements, start=1)}
    yield from table(
        ("Source", "Rated", "Passes on", "Speaks", "Found in the check"),
        [_source(printing, line, numbers) for line in found.sources],
        (0.33, 0.08, 0.2, 0.14, 0.25),
        "Sources against judgements",
    )


def _judgement(
    printing: Printing, number: int, text: str, quality: JudgementQuality, found: InformationTable
) -> Sequence[Cell]:
    label = DEFINITIONS[quality.status][0]
    if quality.status == "conflicting":
        label += f"; {DEFINITIONS[quality.support][0].lower()}"
    least, most = quality.pessimistic, quality.optimistic
    origins = f"{most}" if least == most else f"{least} to {most}"
    return (
        (Run(f"{number}"),),
        printing.said(text),
        (Run(label, "strong"),),
        (Run(origins),),
        printing.said(_hangs_on(quality, found)),
    )


def _hangs_on(quality: JudgementQuality, found: InformationTable) -> str:
    if len(quality.weak_points) != 1:
        return ""
    return "; ".join(
        sorted(shorten(found.titles[each], _TITLE) for each in quality.weak_points[0] if each in found.titles)
    )


def _source(printing: Printing, line: SourceLine, numbers: dict[UUID, int]) -> Sequence[Cell]:
    facts = line.facts
    access = f"{choice('source_access', facts.access).label} access" if facts.access else ""
    title = (
        *printing.said(shorten(facts.title, 2 * _TITLE)),
        *((Run(f" {access}", "muted"),) if access else ()),
    )
    relays = printing.said("; ".join(shorten(each, _TITLE) for each in line.relay_of if each))
    rated = (Run(facts.reliability or "–"),)
    return (title, rated, relays, (Run(_speaks(line, numbers)),), _found(printing, line, numbers))


def _speaks(line: SourceLine, numbers: dict[UUID, int]) -> str:
    """`for 1, 3; against 2`: what it says of the judgements by their numbers."""
    found = []
    for stance, word in _SAYS:
        of = [str(numbers[each]) for each in numbers if line.says.get(each) == stance]
        if of:
            found.append(f"{word} {', '.join(of)}")
    return "; ".join(found) or "silent"


def _found(printing: Printing, line: SourceLine, numbers: dict[UUID, int]) -> Cell:
    sentences = [
        f"On {numbers[judgement]}: {words}"
        for judgement, check in line.checks.items()
        if (words := _remarks(check))
    ]
    return printing.said(" ".join(sentences))


def _remarks(check: CheckRow) -> str:
    found = ["the most compelling source."] if check.most_compelling else []
    for column, lead in _REMARKS:
        if words := getattr(check, column):
            said = words.strip() if words.strip().endswith((".", "!", "?")) else f"{words.strip()}."
            found.append(f"{lead}: {said}" if lead else said)
    return " ".join(found)
