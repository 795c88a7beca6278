"""Which fields of forms a draft can begin, and what writes it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from casewright.casefile.case import Case

Draft = Callable[[Case, UUID], str]


def _descriptor(case: Case, source_id: UUID) -> str:
    from casewright.bibliography.descriptor import descriptor_of

    return descriptor_of(case, source_id)


def _summary(part: str) -> Draft:
    def draft(case: Case, assessment_id: UUID) -> str:
        from casewright.analysis.source_summary import source_summary

        return str(getattr(source_summary(case, assessment_id), part))

    return draft


DRAFTS: dict[str, Draft] = {
    "source.descriptor": _descriptor,
    "assessment.source_strengths": _summary("strengths"),
    "assessment.source_key": _summary("key"),
    "assessment.source_conflicts": _summary("conflicts"),
}
