"""What judgements are called where there is little room: `Judgement 2`."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from casewright.casefile.queries import judging
from casewright.casefile.readers import Readable


def judgement_names(case: Readable, assessment_id: UUID) -> Mapping[UUID, str]:
    """The judgements of an assessment by the numbers that its page gives them."""
    rows = judging.judgements_of(case, assessment_id)
    return {row.id: f"Judgement {number}" for number, row in enumerate(rows, start=1)}
