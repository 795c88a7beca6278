"""Rules on briefs as products: what must be there, and what a reader can take in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casewright.analysis.check.facts import Facts
from casewright.analysis.check.finding import Found, rule_on
from casewright.analysis.check.prose import Prose
from casewright.analysis.check.rows import (
    AssessmentRow,
    BriefRow,
    ImplicationRow,
    SectionRow,
)
from casewright.model.short_text import shorten

_JUDGES = re.compile(r"\b(?:we|I) (?:assess|judge|estimate|expect|believe|conclude)\b", re.IGNORECASE)
_FIGURES = frozenset({"link_chart", "timeline", "map"})
_MOST_WORDS = 60
_MOST_JUDGEMENTS = 6


@rule_on(SectionRow, "SO02", "warning", "Cite what it rests on, or say whose judgement it is.")
def uncited_paragraph(facts: Facts, section: SectionRow) -> Iterator[Found]:
    """A paragraph of a brief's text cites nothing and is not put as a judgement."""
    for paragraph in (section.body or "").split("\n\n"):
        if paragraph.strip() and "[[" not in paragraph and not _JUDGES.search(paragraph):
            message = f"A paragraph cites nothing: “{shorten(paragraph.strip(), 80)}”"
            yield Found("brief_section", section.id, message, paragraph)


@rule_on(
    AssessmentRow,
    "SO07",
    "blocker",
    "Write it: strengths and weaknesses, key sources, what agrees and conflicts, expertise.",
)
def no_source_summary(facts: Facts, assessment: AssessmentRow) -> Iterator[Found]:
    """An assessment that a brief shows has no source summary statement (ICD 206)."""
    parts = (
        assessment.source_strengths,
        assessment.source_key,
        assessment.source_conflicts,
        assessment.source_expertise,
    )
    if not any(parts) and facts.of(BriefRow, "assessment_id", assessment.id):
        message = f"“{shorten(assessment.title, 80)}” has no source summary statement."
        yield Found("assessment", assessment.id, message, assessment.title)


@rule_on(BriefRow, "BR01", "blocker", "Fill it in, in the brief or in its assessment.")
def missing_head(facts: Facts, brief: BriefRow) -> Iterator[Found]:
    """A brief lacks its author, question or cut-off, and its assessment does too."""
    assessment = facts.row(AssessmentRow, brief.assessment_id)
    parts = {
        "an author": brief.author or (assessment and assessment.author),
        "a question": brief.question or (assessment and assessment.question),
        "a cut-off": brief.cut_off or (assessment and assessment.cut_off),
    }
    missing = [name for name, value in parts.items() if not value]
    if missing:
        message = f"The brief “{shorten(brief.title, 80)}” lacks {', '.join(missing)}."
        yield Found("brief", brief.id, message, " ".join(missing))


@rule_on(Prose, "BR02", "warning", "Tighten it: the reader has one minute.")
def too_much_to_take_in(facts: Facts, prose: Prose) -> Iterator[Found]:
    """A bottom line has more than 60 words, or a brief more than six key judgements."""
    words = len(prose.text.split())
    if prose.object_type in ("assessment", "brief") and words > _MOST_WORDS:
        yield Found(prose.object_type, prose.object_id, f"The bottom line has {words} words.", prose.text)


@rule_on(BriefRow, "BR04", "warning", "Say what it means, and for whom.")
def no_implications(facts: Facts, brief: BriefRow) -> Iterator[Found]:
    """A brief shows an assessment without implications."""
    if brief.assessment_id is not None and not facts.of(ImplicationRow, "assessment_id", brief.assessment_id):
        message = f"The brief “{shorten(brief.title, 80)}” does not say what it means for anybody."
        yield Found("brief", brief.id, message, brief.title)


@rule_on(SectionRow, "BR05", "warning", "Add a caption with what it rests on and the date of its data.")
def figure_without_caption(facts: Facts, section: SectionRow) -> Iterator[Found]:
    """A figure of a brief has no caption."""
    if section.kind in _FIGURES and not section.caption:
        name = f"figure “{shorten(section.title, 80)}”" if section.title else section.kind.replace("_", " ")
        yield Found("brief_section", section.id, f"The {name} has no caption.", section.title or section.kind)
