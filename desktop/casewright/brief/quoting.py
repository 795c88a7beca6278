"""Which briefs quote a source, under which number, and in which sections."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from casewright.brief.collect import collect
from casewright.brief.numbering import Numbering, marks_in
from casewright.brief.sections import Sections
from casewright.casefile.queries.briefing import BriefCard, brief_card, sections_of
from casewright.casefile.queries.judging import assessment_card
from casewright.casefile.queries.overview import case_card
from casewright.model.errors import CaseError

if TYPE_CHECKING:
    from casewright.casefile.case import Case


@dataclass(frozen=True)
class Quoting:
    """A brief that quotes sources.

    `numbers`: the citation number of each of them in it; empty where the brief cannot be numbered now (`why_not` says why).
    `sections`: id and title of the sections where they are cited.
    """

    brief_id: UUID
    title: str
    status: str
    version: str
    issued_on: str | None
    numbers: dict[UUID, int]
    sections: tuple[tuple[UUID, str], ...]
    why_not: str = ""


def briefs_quoting(case: Case, sources: Collection[UUID]) -> list[Quoting]:
    """The briefs that rest on any of these sources as the case stands now, issued ones first."""
    found = [
        quoting
        for row in case.read("SELECT id FROM brief ORDER BY status <> 'issued', id")
        if (card := brief_card(case, UUID(bytes=row[0]))) and (quoting := _quoting(case, card, sources))
    ]
    return found


def _quoting(case: Case, card: BriefCard, sources: Collection[UUID]) -> Quoting | None:
    passages = {
        UUID(bytes=row[0])
        for source in sources
        for row in case.read("SELECT id FROM passage WHERE source_id = ?", (source.bytes,))
    }
    sections = tuple(_sections(case, card, passages))
    numbers, why_not = _numbers(case, card.id, sources)
    if not sections and not numbers:
        return None
    return Quoting(card.id, card.title, card.status, card.version, card.issued_on, numbers, sections, why_not)


def _sections(case: Case, card: BriefCard, passages: set[UUID]) -> Iterator[tuple[UUID, str]]:
    assessment = assessment_card(case, card.assessment_id) if card.assessment_id else None
    maker = Sections(case, card, assessment.scheme if assessment else case_card(case).default_scheme)
    for section in sections_of(case, card.id):
        try:
            cited = {
                passage
                for block in maker.blocks(section)
                for mark in marks_in(block)
                for passage in mark.passages
            }
        except CaseError:  # this section cannot be made now; the others can
            continue
        if cited & passages:
            yield section.id, section.title or section.kind.replace("_", " ").capitalize()


def _numbers(case: Case, brief_id: UUID, sources: Collection[UUID]) -> tuple[dict[UUID, int], str]:
    try:
        numbering = Numbering(collect(case, brief_id))
    except CaseError as error:
        return {}, str(error)
    cited = {each.id for each in numbering.sources}
    return {source: numbering.number(source) for source in sources if source in cited}, ""
