"""The lines of an outline: sections with how much is in them, and every judgement with its term and its confidence."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from casewright.casefile.queries.judging import JudgementCard
from casewright.model.scales import Ladder
from casewright.ui.assessment.content import AssessmentContent
from casewright.ui.assessment.findings import Problems, problem_words
from casewright.ui.pages.judgement_card import term_words
from casewright.ui.widgets.list_rows import ListRow
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.words import choice_label, joined

HEAD, BOTTOM_LINE = "head", "bottom line"
SCOPE = "scope"
SUMMARY, SUMMARY_TITLE = "summary", "Source summary"
FURTHER, FURTHER_TITLE = "further", "Further judgements"


@dataclass(frozen=True, slots=True)
class OutlineRow(ListRow):
    """One line; `place` is that of the part of the page it leads to.

    Args:
        number: of a judgement; 0: the line is a section.
        band: the likelihood as fractions, None where there is none.
        confidence: `low`, `moderate`, `high` or empty.
        problems: blockers and warnings of a judgement.
    """

    place: Hashable = None
    number: int = 0
    band: tuple[float, float] | None = None
    confidence: str = ""
    problems: tuple[int, int] = (0, 0)


def head_of(section: str) -> Hashable:
    """The place of the heading over a section."""
    return "head", section


def hint_of(section: str) -> Hashable:
    """The place of what stands in a section that is still empty."""
    return "hint", section


def section_of(place: Hashable) -> Hashable:
    """The place of the heading under which a part stands."""
    section = place.type if isinstance(place, ObjectRef) else place[1] if isinstance(place, tuple) else place
    return head_of(str(section))


def judgements_title(content: AssessmentContent) -> str:
    """The heading over the first judgements."""
    return "Key judgements" if content.keys else "Judgements"


def outline_rows(
    content: AssessmentContent, ladders: Mapping[str, Ladder], problems: Mapping[UUID, Problems]
) -> list[OutlineRow]:
    """The outline of an assessment, in the order of its page. `problems`: what the check has found, by judgement."""
    return list(_rows(content, ladders, problems))


def _rows(
    content: AssessmentContent, ladders: Mapping[str, Ladder], problems: Mapping[UUID, Problems]
) -> Iterator[OutlineRow]:
    head = ObjectRef("assessment", content.card.id)
    yield OutlineRow(HEAD, "Question", place=head)
    if content.card.bottom_line:
        yield OutlineRow(BOTTOM_LINE, "Bottom line", place=BOTTOM_LINE)
    keys = content.keys
    yield _section("judgement", judgements_title(content), keys or len(content.judgements))
    for place, card in enumerate(content.judgements):
        if keys and place == keys:
            yield _section(FURTHER, FURTHER_TITLE, len(content.judgements) - keys)
        yield _judgement(
            card, content.numbers[card.id], ladders.get(card.scheme), problems.get(card.id, Problems(0, 0))
        )
    for part in content.parts:
        if part.rows or part.hint:
            yield _section(part.table, part.title, len(part.rows))
    yield OutlineRow(SUMMARY, SUMMARY_TITLE, place=head_of(SUMMARY))


def _section(table: str, title: str, count: int) -> OutlineRow:
    return OutlineRow(table, title, trailing=str(count), place=head_of(table), said=f"{title}, {count}")


def _judgement(card: JudgementCard, number: int, ladder: Ladder | None, problems: Problems) -> OutlineRow:
    term, band = term_words(card.likelihood, ladder)
    confidence = choice_label("judgement", "confidence", card.confidence).lower()
    below = term or "no likelihood"
    said = ", ".join(
        [
            f"Judgement {number}: {card.text}",
            below,
            f"{confidence} confidence" if confidence else "no confidence",
            *([problem_words(problems)] if any(problems) else []),
        ]
    )
    return OutlineRow(
        str(card.id), card.text, joined(below), said=said, place=ObjectRef("judgement", card.id), number=number,
        band=band, confidence=card.confidence or "", problems=problems,
    )  # fmt: skip
