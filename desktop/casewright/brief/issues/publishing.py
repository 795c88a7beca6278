"""Issuing a brief: the check runs first and its blockers stop it; what is said is frozen in the same step."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from casewright.analysis.check.run import check_case
from casewright.brief.collect import AsIssued, collect
from casewright.brief.export import verify_cited
from casewright.brief.issues.snapshot import build_snapshot
from casewright.casefile.queries.briefing import brief_card
from casewright.casefile.queries.issues import next_version
from casewright.casefile.queries.judgement_history import today
from casewright.casefile.queries.judging import assessment_card
from casewright.casefile.queries.overview import case_card
from casewright.model.errors import CaseError, NoSuchObject
from casewright.operations.issues import issue_brief

if TYPE_CHECKING:
    from casewright.analysis.check.finding import Finding
    from casewright.casefile.case import Case


class Blocked(CaseError):
    """Blockers of the tradecraft check stand against issuing a brief; `findings` are they."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        count = len(findings)
        rules = ", ".join(dict.fromkeys(finding.rule for finding in findings))
        super().__init__(
            f"{count} blocker{'s' if count > 1 else ''} of the tradecraft check stand{'' if count > 1 else 's'} against issuing "
            f"this brief ({rules}): settle or waive them first."
        )


def issue(
    case: Case, brief_id: UUID, version: str | None = None, kind: str = "issue", notice: str | None = None
) -> UUID:
    """Issues the brief as it stands, corrects or withdraws it; returns the id of the issue. One undo step.

    Without `version` the next whole number is taken.

    Raises:
        Blocked: blockers of the check stand against it (a withdrawal is never stopped).
        DamagedCase: a cited source is not as it was archived.
        NoSuchObject, InvalidValue: there is no such brief, it cannot be made, or the issue lacks something.
    """
    card = brief_card(case, brief_id)
    if card is None:
        raise NoSuchObject(f"There is no brief {brief_id} in this case.")
    day = today()
    findings = check_case(case, brief_id, on=date.fromisoformat(day))
    if kind == "withdrawal":
        version = card.version
    elif blockers := tuple(each for each in findings if each.severity == "blocker" and not each.waived):
        raise Blocked(blockers)
    version = version or next_version(case, brief_id)
    brief = collect(case, brief_id, issue=AsIssued(version, day, notice or ""))
    if kind != "withdrawal":
        verify_cited(case, brief)
    assessment = assessment_card(case, card.assessment_id) if card.assessment_id else None
    scheme = assessment.scheme if assessment else case_card(case).default_scheme
    snapshot = build_snapshot(case, brief, scheme, findings)
    made: UUID = case.run(
        issue_brief,
        brief_id,
        snapshot=snapshot,
        version=version,
        kind=kind,
        notice=notice,
    )
    return made
