"""Moving a part of an assessment among its siblings, as one undoable step."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from casewright.casefile.queries.judging import order_of
from casewright.ui.window.object_ref import ObjectRef
from casewright.ui.window.session import CaseSession


def move(session: CaseSession, ref: ObjectRef, step: int, siblings: Sequence[UUID] | None = None) -> None:
    """Puts a judgement or another part one place on, or back; at the end of its list, and in a case only read, it stays.

    Args:
        step: 1 or -1.
        siblings: the ids among which it moves, its own included, where these are not all of its list.
    """
    order = list(order_of(session.case, *ref) if siblings is None else siblings)
    if session.read_only or ref.id not in order:
        return
    place = order.index(ref.id) + step
    if not 0 <= place < len(order):
        return
    others = [each for each in order if each != ref.id]
    after = others[place - 1] if place else None
    if ref.type == "judgement":
        session.run("judgements.move_judgement", ref.id, after=after)
    else:
        session.run("assessment_parts.move_part", ref.type, ref.id, after=after)
