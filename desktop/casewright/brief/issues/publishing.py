"""Issuing a brief: the check runs first and its blockers stop it; what is said is frozen in the same step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from casewright.analysis.check.run import check_case
from casewright.brief.collect import AsIssued, collect
from casewright.brief.export import verify_cited
from casewright.brief.issues.snapshot import build_snapshot
from casewright.brief.release.customer import above_the_customer
from casewright.brief.release.version import releasable
from casewright.casefile.queries.briefing import brief_card
from casewright.casefile.queries.issues import next_version
from casewright.casefile.queries.judgement_history import today
from casewright.casefile.queries.judging import assessment_card
from casewright.casefile.queries.overview import case_card, case_markings
from casewright.model.errors import CaseError, NoSuchObject
from casewright.model.markings import allows
from casewright.operations.issues import issue_brief

if TYPE_CHECKING:
    from casewright.analysis.check.finding import Finding
    from casewright.brief.release.version import Version
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


Vouch = Callable[["Version"], object]
"""Raises a `CaseError` where the finished file of a releasable version would hold what it leaves out."""


def issue(
    case: Case,
    brief_id: UUID,
    version: str | None = None,
    kind: str = "issue",
    notice: str | None = None,
    releasable_at: Sequence[str] = (),
    vouch: Vouch | None = None,
) -> UUID:
    """Issues the brief as it stands, corrects or withdraws it; returns the id of the issue. One undo step.

    Args:
        version: without one, the next whole number is taken.
        releasable_at: markings at which a releasable version is frozen with it. One that its customer may receive settles
            rule MK04, which asks for it.
        vouch: looks at each of these versions before anything is frozen.

    Raises:
        Blocked: blockers of the check stand against it (a withdrawal is never stopped).
        CaseError: a releasable version holds what it leaves out.
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
    elif blockers := tuple(_blockers(case, brief_id, findings, releasable_at)):
        raise Blocked(blockers)
    version = version or next_version(case, brief_id)
    as_issued = AsIssued(version, day, notice or "")
    brief = collect(case, brief_id, issue=as_issued)
    if kind != "withdrawal":
        verify_cited(case, brief)
    assessment = assessment_card(case, card.assessment_id) if card.assessment_id else None
    scheme = assessment.scheme if assessment else case_card(case).default_scheme
    released: dict[str, str] = {}
    for marking in releasable_at if kind != "withdrawal" else ():
        part = releasable(case, brief_id, marking, issue=as_issued, scheme=scheme)
        if vouch is not None:
            vouch(part)
        released[marking] = part.snapshot
    snapshot = build_snapshot(case, brief, scheme, findings, released)
    made: UUID = case.run(
        issue_brief,
        brief_id,
        snapshot=snapshot,
        version=version,
        kind=kind,
        notice=notice,
    )
    return made


def _blockers(
    case: Case, brief_id: UUID, findings: Sequence[Finding], releasable_at: Sequence[str]
) -> Iterator[Finding]:
    may = above_the_customer(case, brief_id)
    is_settled = may is not None and any(allows(may, each, case_markings(case)) for each in releasable_at)
    for each in findings:
        if each.severity == "blocker" and not each.waived and not (each.rule == "MK04" and is_settled):
            yield each
