"""What every part of an assessment keeps to: its scheme, and judgements and scenarios of its own."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from casewright.casefile.transaction import Transaction
from casewright.model.assessment import Assessment, Judgement
from casewright.model.errors import InvalidValue
from casewright.model.scales import ladder
from casewright.operations.rows import vocabulary


def in_scheme(tx: Transaction, assessment_id: UUID, fields: Mapping[str, object]) -> dict[str, object]:
    """The fields with the likelihood as the key of a term of the assessment's scheme. Raises InvalidValue for another."""
    if fields.get("likelihood") is None:
        return dict(fields)
    scheme = tx.get(Assessment, assessment_id).scheme
    term = ladder(scheme, vocabulary(tx).ladders).term(str(fields["likelihood"]))
    return {**fields, "likelihood": term.key}


def check_judgement(tx: Transaction, assessment_id: UUID, judgement_id: object) -> None:
    """Sees to it that a judgement, where one is given, is one of this assessment. Raises InvalidValue."""
    if isinstance(judgement_id, UUID) and tx.get(Judgement, judgement_id).assessment_id != assessment_id:
        raise InvalidValue("The judgement belongs to another assessment.")


def check_stays(changes: Mapping[str, object], owner: str) -> None:
    """Sees to it that a part stays with what it belongs to; `owner` is the column that says what that is. Raises InvalidValue."""
    if owner in changes:
        raise InvalidValue(f"It stays in its {owner.removesuffix('_id').replace('_', ' ')}.")
