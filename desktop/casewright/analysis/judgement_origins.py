"""How many independent origins stand behind each judgement of an assessment, counted for all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple
from uuid import UUID

from casewright.analysis.support import Support
from casewright.casefile.readers import Readable


class OriginRange(NamedTuple):
    """Independent origins of the support: at worst and at best (tradecraft reference, section 6)."""

    at_worst: int
    at_best: int


def origins_of_judgements(
    case: Readable, judgements: Iterable[UUID], check: Callable[[], None] = lambda: None
) -> dict[UUID, OriginRange]:
    """Independent origins by judgement; judgements that no source supports are left out.

    Args:
        check: called before each judgement; what it raises ends the work.
    """
    support = Support(case)
    found: dict[UUID, OriginRange] = {}
    for judgement in judgements:
        check()
        claims = support.claims_of(judgement)
        if support.supporting(claims):
            origins = support.origins(claims)
            found[judgement] = OriginRange(origins.pessimistic, origins.optimistic)
    return found
