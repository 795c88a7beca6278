"""What the rules on wording say of a judgement that is still being typed: the very rules of the check, on a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

import casewright.analysis.check.run  # noqa: F401  registers the rules
from casewright.analysis.ceiling import Ceiling
from casewright.analysis.check.confidence_rules import ceiling_of
from casewright.analysis.check.facts import Facts
from casewright.analysis.check.finding import RULES, Finding
from casewright.analysis.check.prose import Prose
from casewright.analysis.check.subjects import JudgementFacts

if TYPE_CHECKING:
    from casewright.casefile.case import Case

_WORDING = "JL"


def findings_on_draft(facts: Facts, draft: JudgementFacts) -> list[Finding]:
    """What the rules JL01 to JL12 find in a judgement with these fields, blockers first; nothing is written.

    `facts` may serve many drafts of one case: they read its schemes and thresholds only.
    """
    prose = Prose(
        "judgement",
        draft.id,
        draft.name,
        draft.sentences_of(facts.ladder(draft.scheme)),
        draft.scheme,
        draft.assessment,
    )
    subjects: dict[type[Any], object] = {JudgementFacts: draft, Prose: prose}
    found = [
        finding
        for rule in RULES.values()
        if rule.id.startswith(_WORDING)
        for kind, subject in subjects.items()
        if kind in rule.looks
        for finding in rule.findings(facts, kind, subject)
    ]
    return sorted(dict.fromkeys(found), key=lambda each: (each.severity != "blocker", each.rule))


def ceiling_now(case: Case, judgement_id: UUID) -> Ceiling:
    """The confidence that the case allows a judgement at most, as it is now. Reads much: for a thread.

    Raises:
        KeyError: there is no such judgement.
    """
    facts = Facts(case)
    judgement = facts.judgement(judgement_id)
    claims = facts.support.claims_of(judgement_id)
    cited = facts.support.supporting(claims)
    return ceiling_of(facts, judgement, cited, facts.support.origins(claims).pessimistic)
