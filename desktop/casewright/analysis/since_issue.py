"""How each judgement of an assessment stands against the last issued brief on it (ICD 203, D.6.e(7)).

Worked out from the journal and the revisions, never by the clock; what somebody stated by hand counts only where no brief
was issued, as for an assessment that takes up one from elsewhere.
"""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from casewright.casefile.queries.judgement_history import Revision, history_of, last_issue, made_since
from casewright.casefile.queries.judging import JudgementCard, judgements_of
from casewright.casefile.readers import Readable
from casewright.model.judgement_change import kind_of_change

_MOVES = ("raised", "lowered", "reversed")


class SinceIssue(NamedTuple):
    """`kind` as in `change_kind`: new, unchanged, raised, lowered or reversed; None where nobody has said."""

    kind: str | None
    reason: str | None


def changes_since_issue(
    case: Readable, assessment_id: UUID, brief_id: UUID | None = None
) -> dict[UUID, SinceIssue]:
    """For every judgement, how it has changed since a brief was last issued.

    `brief_id`: the brief that is being written, which does not count as the last one.
    """
    cards = judgements_of(case, assessment_id)
    issue = last_issue(case, assessment_id, brief_id)
    if issue is None:
        return {card.id: SinceIssue(card.change_kind, card.change_reason) for card in cards}
    fresh = made_since(case, assessment_id, issue)
    history = history_of(case, assessment_id)
    return {card.id: _change(card, fresh, history.get(card.id, [])) for card in cards}


def _change(card: JudgementCard, fresh: set[UUID], revisions: list[Revision]) -> SinceIssue:
    if card.id in fresh:
        return SinceIssue("new", None)
    since = [each for each in revisions if each.id in fresh]
    kind = kind_of_change(since[-1].before, since[0].after) if since else "unchanged"
    reasons = dict.fromkeys(_sentence(each.reason) for each in reversed(since) if each.kind != "unchanged")
    return SinceIssue(kind if kind in _MOVES else "unchanged", " ".join(reasons) or None)


def _sentence(reason: str) -> str:
    return reason if reason[-1] in ".!?…" else f"{reason}."
