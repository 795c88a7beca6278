"""Reads a brief from the case into frozen blocks. The only reader of the case on the way to a document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from casewright.brief.blocks import CUT_OFF, Block, Brief, SourceAnnex
from casewright.brief.house import house_of
from casewright.brief.issues.digest import content_digest, frozen_digest
from casewright.brief.references import leading_nowhere
from casewright.brief.sections import Sections
from casewright.brief.waived_blockers import with_waived
from casewright.casefile.custody import custody_head
from casewright.casefile.queries.briefing import BriefCard, brief_card, marking_of, sections_of
from casewright.casefile.queries.issues import issues_of, snapshot_of
from casewright.casefile.queries.judging import AssessmentCard, assessment_card
from casewright.casefile.queries.overview import case_card, case_markings
from casewright.model.choices import checked_choice
from casewright.model.dates import show_date
from casewright.model.errors import NoSuchObject

if TYPE_CHECKING:
    from casewright.casefile.case import Case


class AsIssued(NamedTuple):
    """What a brief is to say of itself when it is issued now; the date is ISO 8601."""

    version: str
    issued_on: str
    notice: str


class Collected(NamedTuple):
    """A brief, and the section that each of its blocks belongs to (None: the annex that is added by itself)."""

    brief: Brief
    sections: tuple[UUID | None, ...]


def collect(
    case: Case, brief_id: UUID, citation_style: str | None = None, issue: AsIssued | None = None
) -> Brief:
    """The brief of `collect_sections`, for those who do not ask where a block comes from."""
    return collect_sections(case, brief_id, citation_style, issue).brief


def collect_sections(
    case: Case, brief_id: UUID, citation_style: str | None = None, issue: AsIssued | None = None
) -> Collected:
    """The brief as it stands now: text, judgements, figures, and every passage that it rests on.

    `citation_style` goes before the brief's own. An issued brief that says something else than what was issued is a draft again.

    Raises:
        NoSuchObject: there is no such brief, or it cites something that is not in the case.
        InvalidValue: a section shows an assessment and the brief has none, or there is no such citation style.
    """
    card = brief_card(case, brief_id)
    if card is None:
        raise NoSuchObject(f"There is no brief {brief_id} in this case.")
    if citation_style is not None:
        card = card._replace(citation_style=checked_choice("brief", "citation_style", citation_style))
    if issue is not None:
        card = card._replace(version=issue.version, issued_on=issue.issued_on, status="issued")
    assessment = assessment_card(case, card.assessment_id) if card.assessment_id else None
    info = case_card(case)
    sections = Sections(
        case, card, assessment.scheme if assessment else info.default_scheme, issuing=issue is not None
    )
    bottom_line = sections.evidence.inlines(
        card.bottom_line or (assessment.bottom_line if assessment else None) or ""
    )
    made: list[tuple[UUID | None, str, Block]] = [
        (section.id, section.kind, block)
        for section in sections_of(case, brief_id)
        for block in sections.blocks(section)
    ]
    if not any(isinstance(block, SourceAnnex) for _, _, block in made):
        made.append((None, "sources", SourceAnnex()))
    owned = with_waived(case, card, made)
    marking = marking_of(case, card)
    mark = case_markings(case).get(marking)
    house, warnings = house_of(case, card.house_style)
    brief = Brief(
        id=brief_id,
        case_id=case.case_id,
        title=card.title,
        standfirst=card.standfirst or "",
        product_type=card.product_type,
        product_id=card.product_id or "",
        version=card.version,
        language=card.language,
        marking=marking,
        marking_colour=mark.colour if mark else "#FFFFFF",
        marking_meaning=mark.meaning if mark else "",
        issued_on=card.issued_on or "",
        author=card.author or "",
        facts=_facts(card, assessment, info.title),
        bottom_line=bottom_line,
        blocks=tuple(block for _, block in owned),
        sources=sections.evidence.sources(),
        case_head=case_head(case),
        custody_head=custody_head(case) or "",
        status=card.status,
        warnings=warnings,
        house=house,
    )
    brief = replace(brief, warnings=(*brief.warnings, *leading_nowhere(brief)))
    told = replace(brief, notice=issue.notice) if issue is not None else _as_it_stands(case, brief)
    return Collected(told, tuple(section for section, _ in owned))


def _as_it_stands(case: Case, brief: Brief) -> Brief:
    """With the notice of its last issue, as long as it says what was issued; a draft otherwise."""
    issues = issues_of(case, brief.id)
    if brief.status != "issued" or not issues:
        return brief
    if content_digest(brief) != frozen_digest(snapshot_of(case, issues[0].id)):
        return replace(brief, status="draft", version=f"{brief.version}, changed since")
    return replace(brief, notice=issues[0].notice or "")


def _facts(
    card: BriefCard, assessment: AssessmentCard | None, case_title: str
) -> tuple[tuple[str, str], ...]:
    cut_off = card.cut_off or (assessment.cut_off if assessment else None)
    pairs = (
        ("Date", show_date(card.issued_on) if card.issued_on else "not issued"),
        (CUT_OFF, show_date(cut_off) if cut_off else "not stated"),
        ("Prepared by", card.author or "not stated"),
        ("Reviewed by", card.reviewer or "not reviewed"),
        ("For", card.customer or (assessment.customer if assessment else None) or ""),
        ("Question", card.question or (assessment.question if assessment else None) or ""),
        ("Case", case_title),
        ("Distribution", card.distribution or ""),
    )
    return tuple((label, value) for label, value in pairs if value)


def case_head(case: Case) -> str:
    """The digest of the latest change set: printed and in the manifest, it ties the brief to a state of the case.

    Undo and redo aside, the same head means the same case. Several heads (after a merge) are joined.
    """
    rows = case.read("SELECT s.digest FROM head h JOIN change_set s ON s.id = h.cs ORDER BY s.digest")
    return "+".join(row[0].hex() for row in rows)
