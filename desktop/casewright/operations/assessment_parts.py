"""What belongs to an assessment beside its judgements: alternatives, assumptions, indicators, gaps, implications."""

from __future__ import annotations

from uuid import UUID

from casewright.casefile.transaction import Transaction
from casewright.model.assessment import Alternative, Assessment
from casewright.model.errors import InvalidValue
from casewright.operations.assessment_rules import check_judgement, in_scheme
from casewright.operations.deletion import delete_object
from casewright.operations.ordering import last_position, move_after
from casewright.operations.registry import operation
from casewright.operations.rows import add_row, edit_fields

PARTS = ("alternative", "assumption", "indicator", "gap", "implication")


@operation("Added an alternative")
def add_alternative(
    tx: Transaction, /, assessment_id: UUID, *, text: str, id: UUID | None = None, **fields: object
) -> UUID:
    """Another explanation or outcome. `likelihood` is a term of the assessment's scheme. Further fields: the other columns."""
    return _add(tx, "alternative", assessment_id, id, text=text, **in_scheme(tx, assessment_id, fields))


@operation("Edited an alternative")
def edit_alternative(tx: Transaction, /, alternative_id: UUID, **changes: object) -> None:
    """Sets any field."""
    assessment_id = tx.get(Alternative, alternative_id).assessment_id
    edit_fields(tx, "alternative", alternative_id, in_scheme(tx, assessment_id, changes))


@operation("Added an assumption")
def add_assumption(
    tx: Transaction,
    /,
    assessment_id: UUID,
    *,
    text: str,
    category: str,
    id: UUID | None = None,
    **fields: object,
) -> UUID:
    """A key assumption: `category` S solid, C correct with caveats, U unsupported; `linchpin` when a judgement falls with it."""
    return _add(tx, "assumption", assessment_id, id, text=text, category=category, **fields)


@operation("Edited an assumption")
def edit_assumption(tx: Transaction, /, assumption_id: UUID, **changes: object) -> None:
    """Sets any field."""
    edit_fields(tx, "assumption", assumption_id, changes)


@operation("Added an indicator")
def add_indicator(
    tx: Transaction,
    /,
    assessment_id: UUID,
    *,
    text: str,
    direction: str = "for",
    status: str = "not_seen",
    id: UUID | None = None,
    **fields: object,
) -> UUID:
    """Something observable that would move a judgement `for` or `against` what it says."""
    return _add(tx, "indicator", assessment_id, id, text=text, direction=direction, status=status, **fields)


@operation("Edited an indicator")
def edit_indicator(tx: Transaction, /, indicator_id: UUID, **changes: object) -> None:
    """Sets any field."""
    edit_fields(tx, "indicator", indicator_id, changes)


@operation("Recorded an observation")
def observe(
    tx: Transaction,
    /,
    indicator_id: UUID,
    *,
    observed_on: str,
    note: str,
    claim_id: UUID | None = None,
    id: UUID | None = None,
) -> UUID:
    """An indicator was looked for on a day (EDTF), and what was found; absence is worth a line too."""
    tx.subject = tx.subject or indicator_id
    values = {"indicator_id": indicator_id, "observed_on": observed_on, "note": note, "claim_id": claim_id}
    return add_row(tx, "observation", id, **values)


@operation("Edited an observation")
def edit_observation(tx: Transaction, /, observation_id: UUID, **changes: object) -> None:
    """Sets any field."""
    edit_fields(tx, "observation", observation_id, changes)


@operation("Deleted an observation")
def delete_observation(tx: Transaction, /, observation_id: UUID) -> None:
    """Deletes one line of an indicator's log."""
    delete_object(tx, "observation", observation_id)


@operation("Added a gap")
def add_gap(
    tx: Transaction,
    /,
    assessment_id: UUID,
    *,
    question: str,
    status: str = "open",
    id: UUID | None = None,
    **fields: object,
) -> UUID:
    """Something not known that would matter; `critical` when confidence cannot be high without it."""
    return _add(tx, "gap", assessment_id, id, question=question, status=status, **fields)


@operation("Edited a gap")
def edit_gap(tx: Transaction, /, gap_id: UUID, **changes: object) -> None:
    """Sets any field."""
    edit_fields(tx, "gap", gap_id, changes)


@operation("Added an implication")
def add_implication(
    tx: Transaction,
    /,
    assessment_id: UUID,
    *,
    reader: str,
    text: str,
    id: UUID | None = None,
    **fields: object,
) -> UUID:
    """What the judgements mean for one reader."""
    return _add(tx, "implication", assessment_id, id, reader=reader, text=text, **fields)


@operation("Edited an implication")
def edit_implication(tx: Transaction, /, implication_id: UUID, **changes: object) -> None:
    """Sets any field."""
    edit_fields(tx, "implication", implication_id, changes)


@operation("Moved a part of an assessment")
def move_part(tx: Transaction, /, table: str, part_id: UUID, *, after: UUID | None) -> None:
    """Puts an alternative, assumption, indicator, gap or implication behind another of its list, or first."""
    _check_part(table)
    move_after(tx, table, part_id, "assessment_id", after)


@operation("Deleted a part of an assessment")
def delete_part(tx: Transaction, /, table: str, part_id: UUID, with_dependents: bool = False) -> None:
    """Deletes an alternative, assumption, indicator (with its log), gap or implication."""
    _check_part(table)
    delete_object(tx, table, part_id, with_dependents)


def _add(tx: Transaction, table: str, assessment_id: UUID, id: UUID | None, **fields: object) -> UUID:
    tx.get(Assessment, assessment_id)
    check_judgement(tx, assessment_id, fields.get("judgement_id"))
    fields = {"position": last_position(tx, table, "assessment_id", assessment_id), **fields}
    return add_row(tx, table, id, assessment_id=assessment_id, **fields)


def _check_part(table: str) -> None:
    if table not in PARTS:
        raise InvalidValue(f"A part of an assessment is one of: {', '.join(PARTS)}.")
