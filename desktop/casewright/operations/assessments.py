"""Assessments: one question, one estimative scheme, one customer."""

from __future__ import annotations

from uuid import UUID

from casewright.casefile.transaction import Transaction
from casewright.model.assessment import Assessment, Judgement
from casewright.model.case_info import CaseInfo
from casewright.model.errors import InvalidValue
from casewright.operations.deletion import delete_object
from casewright.operations.registry import operation
from casewright.operations.rows import add_row, edit_fields


@operation("Added the assessment {object}")
def add_assessment(
    tx: Transaction,
    /,
    *,
    title: str,
    scheme: str | None = None,
    status: str = "draft",
    id: UUID | None = None,
    **fields: object,
) -> UUID:
    """A new assessment; `scheme` None: the case's usual one. Further fields: every other column of `assessment`."""
    usual = scheme or tx.get(CaseInfo, tx.case_id).default_scheme
    return add_row(tx, "assessment", id, title=title, scheme=usual, status=status, **fields)


@operation("Edited the assessment {object}")
def edit_assessment(tx: Transaction, /, assessment_id: UUID, **changes: object) -> None:
    """Sets any field. The scheme changes only while nothing in the assessment has a likelihood in it.

    Raises:
        InvalidValue: a term would have to be carried over to another scheme; that is never done.
    """
    assessment = tx.get(Assessment, assessment_id)
    scheme = changes.get("scheme", assessment.scheme)
    judgements = tx.find(Judgement, assessment_id=assessment_id)
    has_terms = any(each.likelihood for each in judgements) or _has_terms(tx, assessment_id)
    if scheme != assessment.scheme and has_terms:
        raise InvalidValue("Terms are not carried over to another scheme: clear the likelihoods first.")
    edit_fields(tx, "assessment", assessment_id, changes)
    for judgement in judgements:
        if judgement.scheme != assessment.scheme:
            edit_fields(tx, "judgement", judgement.id, {"scheme": assessment.scheme})


@operation("Deleted an assessment")
def delete_assessment(tx: Transaction, /, assessment_id: UUID, with_dependents: bool = False) -> None:
    """Deletes an assessment with its judgements and their parts; briefs and boards of it stay, without it."""
    delete_object(tx, "assessment", assessment_id, with_dependents)


_TERMS = (
    "SELECT likelihood FROM alternative WHERE assessment_id = ?1 UNION ALL SELECT likelihood FROM challenge WHERE assessment_id = ?1 "
    "UNION ALL SELECT s.likelihood FROM scenario s JOIN scenario_set t ON t.id = s.scenario_set_id WHERE t.assessment_id = ?1"
)


def _has_terms(tx: Transaction, assessment_id: UUID) -> bool:
    """Whether a part of the assessment has a term of its scheme."""
    return any(row[0] for row in tx.read(_TERMS, (assessment_id.bytes,)))
