"""Writing an assessment in another estimative scheme: every likelihood is judged anew, none is carried over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.judgement_history import said_now
from casewright.casefile.readers import Readable
from casewright.casefile.transaction import Transaction
from casewright.model.assessment import Assessment, Judgement
from casewright.model.errors import InvalidValue
from casewright.model.scales import ladder
from casewright.model.short_text import shorten
from casewright.operations.judgement_revisions import keep_revision
from casewright.operations.registry import operation
from casewright.operations.rows import edit_fields, vocabulary


class Estimate(NamedTuple):
    """Something in an assessment that has a likelihood: its table, its words, and the key of its term."""

    table: str
    id: UUID
    text: str
    likelihood: str


def estimates_in(case: Readable, assessment_id: UUID) -> list[Estimate]:
    """Everything in an assessment that has a likelihood: judgements first, then alternatives, challenges and scenarios."""
    rows = case.read(_ESTIMATES, (assessment_id.bytes,))
    return [Estimate(table, UUID(bytes=row_id), text, term) for table, row_id, text, term in rows]


@operation("Judged the assessment {object} anew in another scheme")
def change_scheme(
    tx: Transaction, /, assessment_id: UUID, *, scheme: str, terms: Mapping[UUID, str | None], reason: str
) -> None:
    """Writes an assessment in another scheme.

    Args:
        terms: for everything that has a likelihood (`estimates_in`) its term in the new scheme; None takes it away.
        reason: why; it stands in the history of every judgement that is judged anew.

    Raises:
        InvalidValue: a likelihood is not judged anew, or its term is not in the scheme; nothing is changed then.
    """
    new = ladder(scheme, vocabulary(tx).ladders)
    estimates = estimates_in(tx, assessment_id)
    missing = [each for each in estimates if each.id not in terms]
    if missing:
        raise InvalidValue(f"No term was chosen in {new.title} for “{shorten(missing[0].text, 60)}”.")
    chosen = {row_id: new.term(term).key if term is not None else None for row_id, term in terms.items()}
    edit_fields(tx, "assessment", assessment_id, {"scheme": new.key})
    tx.subject = tx.get(Assessment, assessment_id).id
    said = {each.id: said_now(tx, each.id) for each in estimates if each.table == "judgement"}
    for judgement in tx.find(Judgement, assessment_id=assessment_id):
        edit_fields(
            tx, "judgement", judgement.id, {"scheme": new.key, "likelihood": chosen.get(judgement.id)}
        )
        if judgement.id in said:
            keep_revision(tx, judgement.id, said[judgement.id], reason)
    for each in estimates:
        if each.table != "judgement":
            edit_fields(tx, each.table, each.id, {"likelihood": chosen[each.id]})


_ESTIMATES = (
    "SELECT * FROM (SELECT 'judgement', id, text, likelihood FROM judgement WHERE assessment_id = ?1 ORDER BY position, id) "
    "WHERE likelihood IS NOT NULL "
    "UNION ALL SELECT 'alternative', id, text, likelihood FROM alternative WHERE assessment_id = ?1 AND likelihood IS NOT NULL "
    "UNION ALL SELECT 'challenge', id, text, likelihood FROM challenge WHERE assessment_id = ?1 AND likelihood IS NOT NULL "
    "UNION ALL SELECT 'scenario', s.id, s.title, s.likelihood FROM scenario s JOIN scenario_set t ON t.id = s.scenario_set_id "
    "WHERE t.assessment_id = ?1 AND s.likelihood IS NOT NULL"
)
