"""Rules on briefs as products: what must be there, and what a reader can take in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from uuid import UUID

from casewright.analysis.check.facts import Facts
from casewright.analysis.check.finding import Found, rule_on
from casewright.analysis.check.language import hedges, likelihood_words, sentences
from casewright.analysis.check.prose import Prose, scheme_of
from casewright.analysis.check.rows import (
    BriefRow,
    SectionRow,
)
from casewright.analysis.check.work_rows import (
    AssessmentRow,
    ImplicationRow,
    JudgementPlace,
)
from casewright.model.citation_tokens import TOKEN
from casewright.model.scales import Ladder
from casewright.model.short_text import shorten

_JUDGES = re.compile(r"\b(?:we|I|our)\b", re.IGNORECASE)
_ADVISES = re.compile(
    r"\b(?:we|I)\s+(?:strongly\s+|would\s+)?(?:recommend|advise|urge|propose|counsel)\b|\b(?:our|a|the)\s+recommendations?\b|\bit is advisable\b",
    re.IGNORECASE,
)
_OUGHT = re.compile(r"(?<!^)\b(?:should|must|ought to|needs? to|had better)\b(?!\s+have\b)", re.IGNORECASE)
_TOPIC = re.compile(
    r"\b(?:outlook|prospects?|overview|assessment|update|report|analysis|situation|review|profile|background|summary|briefing|note|notes"
    r"|implications|developments?|issues|challenges|status|trends?|relations|ties)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|will|won['’]t|would|can|cannot|could|may|might|must|has|have|had|does|do|did|not|to)\b",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"\bsources?\b|\[\[", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_PROSE = frozenset({"text", "table"})
_FIGURES = frozenset({"link_chart", "timeline", "map"})
_UNDATED_FIGURES = frozenset({"ach"})
_JUDGING = frozenset({"assessment", "intelligence_brief", "estimate", "current_brief", "warning"})
_NO_BOTTOM_LINE = frozenset({"note", "profile", "chronology", "source_review"})
_FEWEST_WORDS = 4


@rule_on(SectionRow, "SO02", "warning", "Cite what it rests on, or say whose judgement it is.")
def uncited_statement(facts: Facts, section: SectionRow) -> Iterator[Found]:
    """A sentence of a brief's text stands behind the last citation of its paragraph and is not put as a judgement."""
    brief = facts.row(BriefRow, section.brief_id)
    if brief is None or section.kind not in _PROSE:
        return
    scheme = facts.ladder(scheme_of(facts, brief))
    for paragraph in (section.body or "").split("\n\n"):
        behind = TOKEN.split(paragraph)[-1] if TOKEN.search(paragraph) else paragraph
        for sentence in sentences(behind):
            if _states_a_fact(sentence, scheme):
                message = f"Nothing is cited for this statement: “{shorten(sentence, 80)}”"
                yield Found("brief_section", section.id, message, sentence)


def _states_a_fact(sentence: str, scheme: Ladder) -> bool:
    """Whether a sentence is long enough to say something, and neither asks nor judges."""
    if len(sentence.split()) < _FEWEST_WORDS or sentence.endswith(("?", ":")) or _JUDGES.search(sentence):
        return False
    return not likelihood_words(sentence, scheme) and not hedges(sentence, scheme)


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


@rule_on(
    BriefRow,
    "BR01",
    "blocker",
    "Fill it in, in the brief or in its assessment; add the section to the outline.",
)
def missing_part(facts: Facts, brief: BriefRow) -> Iterator[Found]:
    """A brief lacks its author, question, cut-off or bottom line, and its assessment does too; or a section its kind needs."""
    assessment = facts.row(AssessmentRow, brief.assessment_id)
    parts = {
        "an author": brief.author or (assessment and assessment.author),
        "a question": brief.question or (assessment and assessment.question),
        "a cut-off": brief.cut_off or (assessment and assessment.cut_off),
        "a bottom line": brief.bottom_line or (assessment and assessment.bottom_line),
    }
    if brief.product_type in _NO_BOTTOM_LINE:
        del parts["a bottom line"]
    there = {section.kind for section in facts.of(SectionRow, "brief_id", brief.id)}
    missing = [name for name, value in parts.items() if not value]
    missing += [name for kind, name in REQUIRED.get(brief.product_type, {}).items() if kind not in there]
    if missing:
        message = f"The brief “{shorten(brief.title, 80)}” lacks {', '.join(missing)}."
        yield Found("brief", brief.id, message, " ".join(missing))


_CORE = {"key_judgements": "the section of key judgements", "text": "a discussion"}
_WORK = {
    "indicators": "the section of indicators",
    "implications": "the section of implications",
    "assumptions": "the section of key assumptions",
    "gaps": "the section of intelligence gaps",
}
REQUIRED: Mapping[str, Mapping[str, str]] = {
    "assessment": {**_CORE, **_WORK},
    "intelligence_brief": {**_CORE, "implications": _WORK["implications"], "indicators": _WORK["indicators"]},
    "estimate": {"scope_note": "the scope note", **_CORE, **_WORK},
    "chronology": {"chronology": "the chronology"},
    "source_review": {"source_review": "the review of sources"},
    "warning": {**_CORE, "indicators": _WORK["indicators"], "implications": _WORK["implications"]},
    "current_brief": _CORE,
    "profile": {"text": _CORE["text"]},
    "due_diligence": {"text": _CORE["text"]},
}
"""The sections that each kind of product needs, by their kind (tradecraft reference, section 8)."""


@rule_on(Prose, "BR02", "warning", "Tighten it: the reader has one minute, and wants the judgement first.")
def too_much_to_take_in(facts: Facts, prose: Prose) -> Iterator[Found]:
    """A bottom line has more than 60 words, a brief more than six key judgements, or a headline that names only a topic."""
    words = len(prose.text.split())
    if prose.object_type in ("assessment", "brief") and words > facts.number("bottom_line_words"):
        yield prose.found(f"The bottom line has {words} words.", prose.text)


@too_much_to_take_in.also_on(BriefRow)
def _(facts: Facts, brief: BriefRow) -> Iterator[Found]:
    rows = facts.of(JudgementPlace, "assessment_id", brief.assessment_id) if brief.assessment_id else []
    number = sum(bool(row.is_key) for row in rows)
    if number > facts.number("key_judgements"):
        message = f"The brief “{shorten(brief.title, 80)}” has {number} key judgements."
        yield Found("brief", brief.id, message, f"{number}")
    if brief.product_type in _JUDGING and _is_topic(brief.title, facts.ladder(scheme_of(facts, brief))):
        message = f"“{shorten(brief.title, 80)}” names a topic, and no judgement."
        yield Found("brief", brief.id, message, brief.title)


def _is_topic(title: str, scheme: Ladder) -> bool:
    """Whether a headline surely says nothing that could be wrong: no verb, no likelihood, and a word such as “outlook”."""
    if _VERB.search(title) or likelihood_words(title, scheme):
        return False
    return bool(_TOPIC.search(title)) or len(title.split()) < _FEWEST_WORDS - 1


@rule_on(BriefRow, "BR04", "warning", "Say what it means, and for whom; leave what to do to the reader.")
def no_implications(facts: Facts, brief: BriefRow) -> Iterator[Found]:
    """A brief says nothing of what it means; or it tells its reader what to do, which only due diligence reports may."""
    if brief.assessment_id is not None and not facts.of(ImplicationRow, "assessment_id", brief.assessment_id):
        message = f"The brief “{shorten(brief.title, 80)}” does not say what it means for anybody."
        yield Found("brief", brief.id, message, brief.title)
    if brief.product_type == "due_diligence":
        return
    rows = facts.of(ImplicationRow, "assessment_id", brief.assessment_id) if brief.assessment_id else []
    for row in rows:
        if advice := _OUGHT.search(row.text) or _ADVISES.search(row.text):
            message = f"This implication advises (“{advice.group()}”): “{shorten(row.text, 80)}”"
            yield Found("implication", row.id, message, row.text)
    for table, row_id, text in _texts(facts, brief):
        if advice := _ADVISES.search(text):
            yield Found(table, row_id, f"A text advises: “{advice.group()}”", advice.group())


def _texts(facts: Facts, brief: BriefRow) -> list[tuple[str, UUID, str]]:
    sections = facts.of(SectionRow, "brief_id", brief.id)
    texts = [("brief_section", section.id, section.body) for section in sections]
    return [
        (table, row_id, text)
        for table, row_id, text in [("brief", brief.id, brief.bottom_line), *texts]
        if text
    ]


@rule_on(SectionRow, "BR05", "warning", "Add a caption that says what it rests on and how far its data go.")
def figure_without_caption(facts: Facts, section: SectionRow) -> Iterator[Found]:
    """A figure or map of a brief has no caption; or a matrix none with a source and a date, which no figure prints for it."""
    name = f"figure “{shorten(section.title, 80)}”" if section.title else section.kind.replace("_", " ")
    if section.kind in _FIGURES and not section.caption:
        yield Found("brief_section", section.id, f"The {name} has no caption.", section.title or section.kind)
    elif section.kind in _UNDATED_FIGURES and not (
        _SOURCE.search(section.caption or "") and _YEAR.search(section.caption or "")
    ):
        message = f"The caption of the {name} names no source, or no date of its data."
        yield Found("brief_section", section.id, message, section.caption or "")


@rule_on(BriefRow, "BR06", "blocker", "Have somebody review it who did not write it.")
def no_independent_review(facts: Facts, brief: BriefRow) -> Iterator[Found]:
    """A brief has no reviewer, or none but its author, where reviews are required."""
    if not facts.holds("review_required"):
        return
    assessment = facts.row(AssessmentRow, brief.assessment_id)
    authors = _people(brief.author or (assessment and assessment.author))
    reviewers = _people(brief.reviewer or (assessment and assessment.reviewer))
    if reviewers <= authors:
        fault = "has no reviewer" if not reviewers else "is reviewed only by who wrote it"
        offending = f"{sorted(authors)} {sorted(reviewers)}"
        yield Found("brief", brief.id, f"The brief “{shorten(brief.title, 80)}” {fault}.", offending)


def _people(names: str | None) -> frozenset[str]:
    parted = re.split(r"[;,/]|\band\b|&", names or "")
    return frozenset(" ".join(name.casefold().split()) for name in parted if name.strip())
