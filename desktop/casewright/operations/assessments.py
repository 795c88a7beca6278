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
from casewright.operations.scheme_change import estimates_in

_NOT_CARRIED_OVER = "Terms are not carried over to another scheme: judge each likelihood anew in it, or clear the likelihoods first."


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
    """Sets any field. The scheme changes only while nothing has a likelihood in it; else `change_scheme` judges each anew.

    Raises:
        InvalidValue: a term would have to be carried over to another scheme; that is never done.
    """
    assessment = tx.get(Assessment, assessment_id)
    scheme = changes.get("scheme", assessment.scheme)
    judgements = tx.find(Judgement, assessment_id=assessment_id)
    if scheme != assessment.scheme and estimates_in(tx, assessment_id):
        raise InvalidValue(_NOT_CARRIED_OVER)
    edit_fields(tx, "assessment", assessment_id, changes)
    for judgement in judgements:
        if judgement.scheme != assessment.scheme:
            edit_fields(tx, "judgement", judgement.id, {"scheme": assessment.scheme})


@operation("Deleted an assessment")
def delete_assessment(tx: Transaction, /, assessment_id: UUID, with_dependents: bool = False) -> None:
    """Deletes an assessment with its judgements and their parts; briefs and boards of it stay, without it."""
    delete_object(tx, "assessment", assessment_id, with_dependents)
