"""Issuing a brief: the check runs first and its blockers stop it; what is said is frozen in the same step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from casewright.analysis.check.run import check_case
from casewright.brief.collect import AsIssued, collect
from casewright.brief.export import verify_cited
from casewright.brief.issues.digest import content_digest, frozen_digest
from casewright.brief.issues.snapshot import build_snapshot, read_snapshot
from casewright.casefile.queries.briefing import brief_card
from casewright.casefile.queries.issues import issues_of, snapshot_of
from casewright.casefile.queries.judgement_history import today
from casewright.casefile.queries.judging import assessment_card
from casewright.casefile.queries.overview import case_card
from casewright.model.errors import CaseError, NoSuchObject
from casewright.operations.issues import issue_brief

if TYPE_CHECKING:
    from casewright.analysis.check.finding import Finding
    from casewright.brief.blocks import Brief
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


@dataclass(frozen=True)
class Standing:
    """How a brief stands against what was issued of it: `state` is draft, issued, changed (since its issue) or withdrawn."""

    state: str
    version: str | None
    issued_on: str | None
    issued_by: str | None


def blockers_of(case: Case, brief_id: UUID) -> tuple[Finding, ...]:
    """What stands against issuing the brief: blockers that nobody has waived."""
    return tuple(
        finding
        for finding in check_case(case, brief_id)
        if finding.severity == "blocker" and not finding.waived
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
    findings = check_case(case, brief_id)
    if kind == "withdrawal":
        version = card.version
    elif blockers := tuple(each for each in findings if each.severity == "blocker" and not each.waived):
        raise Blocked(blockers)
    version = version or next_version(case, brief_id)
    brief = collect(case, brief_id, issue=AsIssued(version, today(), notice or ""))
    if kind != "withdrawal":
        verify_cited(case, brief)
    assessment = assessment_card(case, card.assessment_id) if card.assessment_id else None
    scheme = assessment.scheme if assessment else case_card(case).default_scheme
    snapshot = build_snapshot(case, brief, scheme, findings)
    made: UUID = case.run(
        issue_brief,
        brief_id,
        snapshot=snapshot,
        version=version or next_version(case, brief_id),
        kind=kind,
        notice=notice,
    )
    return made


def next_version(case: Case, brief_id: UUID) -> str:
    """The number that the next issue would get: the brief's own where it was never issued, else one more than the highest."""
    card = brief_card(case, brief_id)
    issued = [issue.version for issue in issues_of(case, brief_id) if issue.kind != "withdrawal"]
    if not issued:
        return card.version if card is not None else "1"
    numbers = [int(version.partition(".")[0]) for version in issued if version.partition(".")[0].isdecimal()]
    return str(max(numbers, default=0) + 1)


def standing_of(case: Case, brief_id: UUID, brief: Brief | None = None) -> Standing:
    """How a brief stands; `brief` spares reading it again."""
    card = brief_card(case, brief_id)
    if card is None:
        raise NoSuchObject(f"There is no brief {brief_id} in this case.")
    issues = issues_of(case, brief_id)
    if not issues:
        return Standing("issued" if card.status == "issued" else "draft", None, card.issued_on, None)
    last = issues[0]
    if last.kind == "withdrawal":
        return Standing("withdrawn", last.version, last.issued_on, last.issued_by)
    now = content_digest(brief or collect(case, brief_id))
    state = "issued" if now == frozen_digest(snapshot_of(case, last.id)) else "changed"
    return Standing(state, last.version, last.issued_on, last.issued_by)


def issued_brief(case: Case, issue_id: UUID) -> Brief:
    """The brief as it was issued, from what was frozen. Raises NoSuchObject, InvalidValue."""
    return read_snapshot(snapshot_of(case, issue_id)).brief
