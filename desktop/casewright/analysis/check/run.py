"""Running the check over a case or one brief."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

import casewright.analysis.check.argument_rules
import casewright.analysis.check.brief_rules
import casewright.analysis.check.confidence_rules
import casewright.analysis.check.date_rules
import casewright.analysis.check.evidence_rules
import casewright.analysis.check.judgement_rules
import casewright.analysis.check.network_rules
import casewright.analysis.check.origin_rules
import casewright.analysis.check.source_rules
import casewright.analysis.check.wording_rules  # noqa: F401  all register their rules
from casewright.analysis.check.facts import Facts
from casewright.analysis.check.finding import RULES, Finding
from casewright.analysis.check.scope import objects_of_brief
from casewright.model.dates import parse_edtf

if TYPE_CHECKING:
    from casewright.casefile.case import Case

_ORDER = {"blocker": 0, "warning": 1, "note": 2}


def check_case(case: Case, brief: UUID | None = None) -> list[Finding]:
    """All findings, blockers first; of one brief, those on what it shows and cites.

    A finding that somebody waived is marked as waived, until its text changes or the waiver expires.

    Raises:
        NoSuchObject: there is no such brief.
    """
    facts = Facts(case)
    findings = [finding for rule in RULES.values() for finding in rule.findings(facts)]
    if brief is not None:
        shown = objects_of_brief(facts, brief)
        findings = [finding for finding in findings if finding.object_id in shown]
    waived = {
        (rule, UUID(bytes=object_id), fingerprint)
        for rule, object_id, fingerprint, expires in case.read(
            "SELECT rule, object_id, fingerprint, expires FROM waiver"
        )
        if not _is_over(expires)
    }
    findings = [_with_waiver(finding, waived) for finding in findings]
    return sorted(findings, key=lambda finding: (finding.waived, _ORDER[finding.severity], finding.rule))


def _is_over(expires: str | None) -> bool:
    last = parse_edtf(expires).hi if expires else None
    return last is not None and last < datetime.now(UTC).date()


def _with_waiver(finding: Finding, waived: set[tuple[str, UUID, str]]) -> Finding:
    if (finding.rule, finding.object_id, finding.fingerprint) not in waived:
        return finding
    return Finding(**{**vars(finding), "waived": True})
