"""Rules on briefs as products: what must be there, and what a reader can take in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import UUID

from casewright.analysis.check.facts import Facts
from casewright.analysis.check.finding import Found, rule
from casewright.model.short_text import shorten

_JUDGES = re.compile(r"\b(?:we|I) (?:assess|judge|estimate|expect|believe|conclude)\b", re.IGNORECASE)
_MOST_WORDS = 60
_MOST_JUDGEMENTS = 6


@rule("SO02", "warning", "Cite what it rests on, or say whose judgement it is.")
def uncited_paragraph(facts: Facts) -> Iterator[Found]:
    """A paragraph of a brief's text cites nothing and is not put as a judgement."""
    for object_type, object_id, prose, _ in facts.prose:
        for paragraph in prose.split("\n\n") if object_type == "brief_section" else ():
            if paragraph.strip() and "[[" not in paragraph and not _JUDGES.search(paragraph):
                message = f"A paragraph cites nothing: “{shorten(paragraph.strip(), 80)}”"
                yield Found(object_type, object_id, message, paragraph)


@rule(
    "SO07",
    "blocker",
    "Write it: strengths and weaknesses, key sources, what agrees and conflicts, expertise.",
)
def no_source_summary(facts: Facts) -> Iterator[Found]:
    """An assessment that a brief shows has no source summary statement (ICD 206)."""
    rows = facts.case.read(
        "SELECT DISTINCT a.id, a.title FROM assessment a JOIN brief b ON b.assessment_id = a.id "
        "WHERE coalesce(a.source_strengths, a.source_key, a.source_conflicts, a.source_expertise, '') = '' ORDER BY a.id"
    )
    for row_id, title in rows:
        message = f"“{shorten(title, 80)}” has no source summary statement."
        yield Found("assessment", UUID(bytes=row_id), message, title)


@rule("BR01", "blocker", "Fill it in, in the brief or in its assessment.")
def missing_head(facts: Facts) -> Iterator[Found]:
    """A brief lacks its author, question or cut-off, and its assessment does too."""
    rows = facts.case.read(
        "SELECT b.id, b.title, coalesce(b.author, a.author), coalesce(b.question, a.question), "
        "coalesce(b.cut_off, a.cut_off) FROM brief b LEFT JOIN assessment a ON a.id = b.assessment_id ORDER BY b.id"
    )
    for row_id, title, *held in rows:
        parts = zip(("an author", "a question", "a cut-off"), held, strict=True)
        missing = [name for name, value in parts if not value]
        if missing:
            message = f"The brief “{shorten(title, 80)}” lacks {', '.join(missing)}."
            yield Found("brief", UUID(bytes=row_id), message, " ".join(missing))


@rule("BR02", "warning", "Tighten it: the reader has one minute.")
def too_much_to_take_in(facts: Facts) -> Iterator[Found]:
    """A bottom line has more than 60 words, or a brief more than six key judgements."""
    for object_type, object_id, prose, _ in facts.prose:
        words = len(prose.split())
        if object_type in ("assessment", "brief") and words > _MOST_WORDS:
            yield Found(object_type, object_id, f"The bottom line has {words} words.", prose)
    rows = facts.case.read(
        "SELECT b.id, b.title, count(*) FROM brief b JOIN judgement j ON j.assessment_id = b.assessment_id "
        "WHERE j.is_key GROUP BY b.id HAVING count(*) > ? ORDER BY b.id",
        (_MOST_JUDGEMENTS,),
    )
    for row_id, title, number in rows:
        message = f"The brief “{shorten(title, 80)}” has {number} key judgements."
        yield Found("brief", UUID(bytes=row_id), message, f"{number}")


@rule("BR04", "warning", "Say what it means, and for whom.")
def no_implications(facts: Facts) -> Iterator[Found]:
    """A brief shows an assessment without implications."""
    rows = facts.case.read(
        "SELECT b.id, b.title FROM brief b WHERE b.assessment_id IS NOT NULL AND NOT EXISTS "
        "(SELECT 1 FROM implication i WHERE i.assessment_id = b.assessment_id) ORDER BY b.id"
    )
    for row_id, title in rows:
        message = f"The brief “{shorten(title, 80)}” does not say what it means for anybody."
        yield Found("brief", UUID(bytes=row_id), message, title)


@rule("BR05", "warning", "Add a caption with what it rests on and the date of its data.")
def figure_without_caption(facts: Facts) -> Iterator[Found]:
    """A figure of a brief has no caption."""
    rows = facts.case.read(
        "SELECT id, kind, title FROM brief_section WHERE kind IN ('link_chart', 'timeline', 'map') "
        "AND coalesce(caption, '') = '' ORDER BY brief_id, position"
    )
    for row_id, kind, title in rows:
        name = f"figure “{shorten(title, 80)}”" if title else kind.replace("_", " ")
        yield Found("brief_section", UUID(bytes=row_id), f"The {name} has no caption.", title or kind)
