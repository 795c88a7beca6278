"""What unsupported assumptions do to confidence: a judgement that hangs on one cannot have high confidence (section 1.3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from casewright.casefile.queries.judging import AssumptionRow, JudgementCard


def capped(assumptions: Iterable[AssumptionRow], judgements: Sequence[JudgementCard]) -> list[JudgementCard]:
    """The judgements whose confidence can be moderate at most, since a linchpin of theirs is rated unsupported.

    An assumption of no judgement in particular is one of all.
    """
    hung = {each.judgement_id for each in assumptions if each.linchpin and each.category == "U"}
    return [each for each in judgements if None in hung or each.id in hung]
