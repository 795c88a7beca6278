"""Premortems (Klein 2007): the judgement has turned out wrong, and each analyst says why before hearing the others."""

from __future__ import annotations

from uuid import UUID

from casewright.casefile.transaction import Transaction
from casewright.model.assessment import Assessment
from casewright.model.challenge import Premortem, PremortemReason
from casewright.model.choices import checked_choice
from casewright.model.errors import InvalidValue
from casewright.operations.assessment_parts import add_assumption, add_indicator
from casewright.operations.assessment_rules import check_judgement, check_stays
from casewright.operations.deletion import delete_object
from casewright.operations.ordering import last_position, move_after
from casewright.operations.registry import operation
from casewright.operations.rows import add_row, edit_fields

_DEGREES = ("1", "2", "3")


@operation("Began a premortem: {object}")
def add_premortem(
    tx: Transaction,
    /,
    assessment_id: UUID,
    *,
    text: str,
    status: str = "collecting",
    id: UUID | None = None,
    **fields: object,
) -> UUID:
    """`text` says what has gone wrong. Further fields: `judgement_id`, `failed_on` (EDTF: the day on which that is clear)."""
    tx.get(Assessment, assessment_id)
    check_judgement(tx, assessment_id, fields.get("judgement_id"))
    fields = {"position": last_position(tx, "premortem", "assessment_id", assessment_id), **fields}
    return add_row(tx, "premortem", id, assessment_id=assessment_id, text=text, status=status, **fields)


@operation("Edited the premortem {object}")
def edit_premortem(tx: Transaction, /, premortem_id: UUID, **changes: object) -> None:
    """Sets any field. What was shared once is not collected again: whoever has read it is no longer independent of it."""
    check_stays(changes, "assessment_id")
    row = tx.get(Premortem, premortem_id)
    check_judgement(tx, row.assessment_id, changes.get("judgement_id"))
    if "status" in changes:
        status = checked_choice("premortem", "status", str(changes["status"]))
        if row.status == "shared" and status != "shared":
            raise InvalidValue(
                "These reasons were shared: begin another premortem to collect new ones independently."
            )
    edit_fields(tx, "premortem", premortem_id, changes)


@operation("Shared the reasons of the premortem {object}")
def share_premortem(tx: Transaction, /, premortem_id: UUID) -> None:
    """From now on everybody sees all reasons. Raises InvalidValue when they are shared already."""
    if tx.get(Premortem, premortem_id).status == "shared":
        raise InvalidValue("These reasons are shared already.")
    edit_fields(tx, "premortem", premortem_id, {"status": "shared"})


@operation("Moved a premortem")
def move_premortem(tx: Transaction, /, premortem_id: UUID, *, after: UUID | None) -> None:
    """Puts a premortem behind another of its assessment, or first."""
    move_after(tx, "premortem", premortem_id, "assessment_id", after)


@operation("Deleted a premortem")
def delete_premortem(tx: Transaction, /, premortem_id: UUID, with_dependents: bool = False) -> None:
    """Deletes a premortem with its reasons; indicators and assumptions that were made of them stay."""
    delete_object(tx, "premortem", premortem_id, with_dependents)


@operation("Gave a reason")
def add_reason(
    tx: Transaction,
    /,
    premortem_id: UUID,
    *,
    text: str,
    contributor: str | None = None,
    id: UUID | None = None,
    **fields: object,
) -> UUID:
    """It was wrong because `text`; `contributor` None: the analyst at work.

    Further fields: `domain`, `chance` and `severity` (1 to 3), `mitigation`, `early_sign`.
    """
    tx.get(Premortem, premortem_id)
    _check_degrees(fields)
    tx.subject = tx.subject or premortem_id
    fields = {"position": last_position(tx, "premortem_reason", "premortem_id", premortem_id), **fields}
    who = contributor or tx.analyst
    return add_row(
        tx, "premortem_reason", id, premortem_id=premortem_id, text=text, contributor=who, **fields
    )


@operation("Edited a reason")
def edit_reason(tx: Transaction, /, premortem_reason_id: UUID, **changes: object) -> None:
    """Sets any field; while reasons are collected only of the analyst's own."""
    check_stays(changes, "premortem_id")
    row = _open_to(tx, premortem_reason_id)
    _check_degrees(changes)
    tx.subject = tx.subject or row.premortem_id
    edit_fields(tx, "premortem_reason", premortem_reason_id, changes)


@operation("Moved a reason")
def move_reason(tx: Transaction, /, premortem_reason_id: UUID, *, after: UUID | None) -> None:
    """Puts a reason behind another of its premortem, or first."""
    row = _open_to(tx, premortem_reason_id)
    tx.subject = tx.subject or row.premortem_id
    move_after(tx, "premortem_reason", premortem_reason_id, "premortem_id", after)


@operation("Deleted a reason")
def delete_reason(tx: Transaction, /, premortem_reason_id: UUID) -> None:
    """Deletes a reason; while reasons are collected only one's own. What was made of it stays."""
    row = _open_to(tx, premortem_reason_id)
    tx.subject = tx.subject or row.premortem_id
    delete_object(tx, "premortem_reason", premortem_reason_id)


@operation("Made an indicator of a reason")
def indicator_from_reason(
    tx: Transaction, /, premortem_reason_id: UUID, *, text: str | None = None, id: UUID | None = None
) -> UUID:
    """An indicator that points away from the judgement: `text`, or the reason's early sign, or the reason itself.

    Raises:
        InvalidValue: reasons are still collected, or the reason has its indicator.
    """
    premortem, row = _shared(tx, premortem_reason_id)
    if row.indicator_id is not None:
        raise InvalidValue("This reason has its indicator already.")
    tx.subject = tx.subject or premortem.id
    made = add_indicator(
        tx, premortem.assessment_id, text=text or row.early_sign or row.text, direction="against",
        judgement_id=premortem.judgement_id, id=id,
    )  # fmt: skip
    edit_fields(tx, "premortem_reason", row.id, {"indicator_id": made})
    return made


@operation("Made an assumption of a reason")
def assumption_from_reason(
    tx: Transaction, /, premortem_reason_id: UUID, *, text: str | None = None, id: UUID | None = None
) -> UUID:
    """An assumption, unsupported so far, that the reason does not come about; `text` in better words.

    Raises:
        InvalidValue: reasons are still collected, or the reason has its assumption.
    """
    premortem, row = _shared(tx, premortem_reason_id)
    if row.assumption_id is not None:
        raise InvalidValue("This reason has its assumption already.")
    tx.subject = tx.subject or premortem.id
    made = add_assumption(
        tx, premortem.assessment_id, text=text or f"It does not come about that: {row.text}", category="U",
        could_fail_if=row.early_sign, judgement_id=premortem.judgement_id, id=id,
    )  # fmt: skip
    edit_fields(tx, "premortem_reason", row.id, {"assumption_id": made})
    return made


def _open_to(tx: Transaction, reason_id: UUID) -> PremortemReason:
    row = tx.get(PremortemReason, reason_id)
    collecting = tx.get(Premortem, row.premortem_id).status == "collecting"
    if collecting and row.contributor != tx.analyst:
        raise InvalidValue(
            "This reason is another analyst's; it is open to others once the reasons are shared."
        )
    return row


def _shared(tx: Transaction, reason_id: UUID) -> tuple[Premortem, PremortemReason]:
    row = tx.get(PremortemReason, reason_id)
    premortem = tx.get(Premortem, row.premortem_id)
    if premortem.status == "collecting":
        raise InvalidValue("Share the reasons first: what is made of one shows it to everybody.")
    return premortem, row


def _check_degrees(fields: dict[str, object]) -> None:
    for name in ("chance", "severity"):
        if fields.get(name) is not None and str(fields[name]) not in _DEGREES:
            raise InvalidValue(f"The {name} of a reason is 1, 2 or 3.")
