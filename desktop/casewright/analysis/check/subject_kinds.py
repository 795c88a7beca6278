"""What rules look at one by one: which rows stand for it, and how it is made of the id of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from casewright.analysis.check.evidence_rows import (
    ClaimRelationRow,
    DatedClaim,
    MarkedClaim,
    SourceLinkRow,
    SourceRow,
)
from casewright.analysis.check.facts import Facts
from casewright.analysis.check.marked import (
    Marked,
    marked_assessment,
    marked_brief,
    marked_claim,
    marked_judgement,
)
from casewright.analysis.check.network_rows import DatedLinkRow
from casewright.analysis.check.order import (
    Ordered,
    around_claim,
    around_entities,
    around_link,
    around_relation,
    around_source,
    around_source_link,
)
from casewright.analysis.check.prose import (
    Prose,
    prose_of_assessment,
    prose_of_brief,
    prose_of_judgement,
    prose_of_section,
)
from casewright.analysis.check.rows import (
    BriefRow,
    CaseRow,
    SectionRow,
)
from casewright.analysis.check.subjects import JudgementFacts
from casewright.analysis.check.work_rows import (
    AssessmentRow,
    JudgementRow,
)

Maker = Callable[[Facts, UUID], Any]


def subjects(kind: type[Any] | None) -> Mapping[type[Any], Maker]:
    """The shapes whose rows stand for subjects of a kind, each with what makes the subject; nothing for the whole case."""
    if kind is None:
        return {}
    return _MADE.get(kind) or {kind: lambda facts, row_id: facts.row(kind, row_id)}


_MADE: dict[type[Any], dict[type[Any], Maker]] = {
    JudgementFacts: {JudgementRow: Facts.judgement},
    Marked: {
        MarkedClaim: marked_claim,
        JudgementRow: marked_judgement,
        AssessmentRow: marked_assessment,
        BriefRow: marked_brief,
    },
    Ordered: {
        CaseRow: around_entities,
        DatedClaim: around_claim,
        ClaimRelationRow: around_relation,
        SourceRow: around_source,
        SourceLinkRow: around_source_link,
        DatedLinkRow: around_link,
    },
    Prose: {
        JudgementRow: prose_of_judgement,
        AssessmentRow: prose_of_assessment,
        BriefRow: prose_of_brief,
        SectionRow: prose_of_section,
    },
}
