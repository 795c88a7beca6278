"""Prose as the rules on words see it: of judgements, bottom lines and sections of briefs."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.analysis.check.facts import Facts
from casewright.analysis.check.finding import Found
from casewright.analysis.check.rows import (
    BriefRow,
    SectionRow,
)
from casewright.analysis.check.work_rows import (
    AssessmentRow,
)


class Prose(NamedTuple):
    """A text with the estimative scheme that holds for it. `name` is the judgement's, and empty for all else."""

    object_type: str
    object_id: UUID
    name: str
    text: str
    scheme: str
    assessment: UUID | None

    def found(self, message: str, offending: str) -> Found:
        """Something that a rule finds in it."""
        return Found(self.object_type, self.object_id, message, offending)


def prose_of_judgement(facts: Facts, row_id: UUID) -> Prose | None:
    """The proposition and the basis of confidence."""
    judgement = facts.judgement(row_id)
    text = judgement.sentences_of(facts.ladder(judgement.scheme))
    return Prose("judgement", row_id, judgement.name, text, judgement.scheme, judgement.assessment)


def prose_of_assessment(facts: Facts, row_id: UUID) -> Prose | None:
    """The bottom line."""
    row = facts.row(AssessmentRow, row_id)
    if row is None or not row.bottom_line:
        return None
    return Prose("assessment", row_id, "", row.bottom_line, row.scheme, row_id)


def prose_of_brief(facts: Facts, row_id: UUID) -> Prose | None:
    """The bottom line."""
    row = facts.row(BriefRow, row_id)
    if row is None or not row.bottom_line:
        return None
    return Prose("brief", row_id, "", row.bottom_line, scheme_of(facts, row), row.assessment_id)


def prose_of_section(facts: Facts, row_id: UUID) -> Prose | None:
    """The body of a section."""
    row = facts.row(SectionRow, row_id)
    brief = facts.row(BriefRow, row.brief_id) if row else None
    if row is None or brief is None or not row.body:
        return None
    return Prose("brief_section", row_id, "", row.body, scheme_of(facts, brief), brief.assessment_id)


def scheme_of(facts: Facts, brief: BriefRow) -> str:
    """The estimative scheme of a brief: its assessment's, or the case's own."""
    assessment = facts.row(AssessmentRow, brief.assessment_id)
    return assessment.scheme if assessment else facts.default_scheme()
