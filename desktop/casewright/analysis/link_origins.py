"""How many independent origins stand behind each link of a case, counted for all of them at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from uuid import UUID

from casewright.analysis.origin_counts import OriginCounts
from casewright.analysis.support import Support
from casewright.casefile.readers import Readable


def origins_of_links(case: Readable, check: Callable[[], None] = lambda: None) -> dict[UUID, int]:
    """Independent origins at worst, by link; links that nothing supports are left out.

    Args:
        check: called every few links; what it raises ends the work.
    """
    counts = OriginCounts(Support(case))
    about: dict[UUID, list[UUID]] = defaultdict(list)
    for link, claim in case.read(
        "SELECT object_id, claim_id FROM claim_about WHERE object_type = 'link' ORDER BY id"
    ):
        about[UUID(bytes=link)].append(UUID(bytes=claim))
    found: dict[UUID, int] = {}
    for link, claims in about.items():
        check()
        origins = counts.of(claims)
        if origins is not None:
            found[link] = origins.pessimistic
    return found
