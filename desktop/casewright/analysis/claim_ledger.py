"""What the ledger of claims asks of origins: which claims rest on one, and how many each claim has."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple
from uuid import UUID

from casewright.analysis.backing import backing_of
from casewright.analysis.origin_counts import OriginCounts
from casewright.analysis.support import Support
from casewright.casefile.queries.claims import ClaimsAsked, claim_ids
from casewright.casefile.readers import Readable

SINGLE_ORIGIN = "single_origin"
"""The one condition of `ClaimsAsked.only` beside `queries.claims.ONLY`: a claim whose support has one origin at worst."""


class OriginSpan(NamedTuple):
    """Independent origins of one claim: at worst and at best."""

    worst: int
    best: int


def claims_asked(case: Readable, asked: ClaimsAsked, check: Callable[[], None] = lambda: None) -> list[bytes]:
    """As `claim_ids`; `SINGLE_ORIGIN` among the conditions reads the support of the whole case.

    Args:
        check: called every few claims; what it raises ends the work.
    """
    found = claim_ids(case, replace(asked, only=asked.only - {SINGLE_ORIGIN}))
    if SINGLE_ORIGIN not in asked.only:
        return found
    counts = OriginCounts(Support(case))
    lone = []
    for claim in found:
        check()
        if counts.has_one([UUID(bytes=claim)]):
            lone.append(claim)
    return lone


def origin_spans(
    case: Readable, claims: Iterable[UUID], check: Callable[[], None] = lambda: None
) -> dict[UUID, OriginSpan | None]:
    """For as many claims as are in sight: their origins, None where no passage supports a claim."""
    found: dict[UUID, OriginSpan | None] = {}
    for claim in claims:
        check()
        backing = backing_of(case, "claim", claim)
        origins = backing.origins
        found[claim] = OriginSpan(origins.pessimistic, origins.optimistic) if backing.cited else None
    return found
