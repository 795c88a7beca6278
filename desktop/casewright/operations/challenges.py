"""Cases argued against a judgement on purpose: devil's advocacy, Team A and Team B, what if, high impact/low probability."""

from __future__ import annotations

from uuid import UUID

from casewright.casefile.queries.challenges import AGAINST_A_JUDGEMENT
from casewright.casefile.transaction import Transaction
from casewright.model.assessment import Assessment
from casewright.model.challenge import Challenge
from casewright.model.choices import checked_choice
from casewright.model.errors import InvalidValue
from casewright.operations.assessment_rules import check_judgement, check_stays, in_scheme
from casewright.operations.deletion import delete_object
from casewright.operations.ordering import last_position, move_after
from casewright.operations.registry import operation
from casewright.operations.rows import add_row, edit_fields

_COLUMNS = ("method", "judgement_id", "likelihood", "point", "outcome", "response")


@operation("Challenged: {object}")
def add_challenge(
    tx: Transaction,
    /,
    assessment_id: UUID,
    *,
    method: str,
    text: str,
    outcome: str = "open",
    id: UUID | None = None,
    **fields: object,
) -> UUID:
    """A contrary case, or an event and what would follow from it; last in its assessment.

    Further fields: `judgement_id`, `path`, `evidence_reread`, `weakest_link`, `consequence`, `likelihood` and `point` (of the
    event), `advocate`, `response`.

    Raises:
        InvalidValue: a contrary case has no judgement, or a likelihood; or an outcome has no response.
    """
    tx.get(Assessment, assessment_id)
    said = {"method": method, "text": text, "outcome": outcome, **fields}
    _check(tx, assessment_id, said)
    said = in_scheme(tx, assessment_id, said)
    position = {"position": last_position(tx, "challenge", "assessment_id", assessment_id)}
    return add_row(tx, "challenge", id, assessment_id=assessment_id, **{**position, **said})


@operation("Edited the challenge {object}")
def edit_challenge(tx: Transaction, /, challenge_id: UUID, **changes: object) -> None:
    """Sets any field. Raises InvalidValue as `add_challenge` does."""
    check_stays(changes, "assessment_id")
    row = tx.get(Challenge, challenge_id)
    _check(tx, row.assessment_id, {**{name: getattr(row, name) for name in _COLUMNS}, **changes})
    edit_fields(tx, "challenge", challenge_id, in_scheme(tx, row.assessment_id, changes))


@operation("Moved a challenge")
def move_challenge(tx: Transaction, /, challenge_id: UUID, *, after: UUID | None) -> None:
    """Puts a challenge behind another of its assessment, or first."""
    move_after(tx, "challenge", challenge_id, "assessment_id", after)


@operation("Deleted a challenge")
def delete_challenge(tx: Transaction, /, challenge_id: UUID) -> None:
    """Deletes a challenge; the judgement stays."""
    delete_object(tx, "challenge", challenge_id)


def _check(tx: Transaction, assessment_id: UUID, said: dict[str, object]) -> None:
    check_judgement(tx, assessment_id, said.get("judgement_id"))
    if checked_choice("challenge", "method", str(said["method"])) in AGAINST_A_JUDGEMENT:
        if said.get("judgement_id") is None:
            raise InvalidValue("Say which judgement this is the case against.")
        if said.get("likelihood") is not None or said.get("point") is not None:
            raise InvalidValue(
                "Only a what-if, and high impact with low probability, has a likelihood of its own."
            )
    is_open = checked_choice("challenge", "outcome", str(said["outcome"])) == "open"
    if not is_open and not str(said.get("response") or "").strip():
        raise InvalidValue("Say what the answer to this is before it is settled.")
