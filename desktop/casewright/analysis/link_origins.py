"""How many independent origins stand behind each link of a case, counted for all of them at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from uuid import UUID

from casewright.analysis.origins import Derivation
from casewright.analysis.support import Cited, Support
from casewright.casefile.readers import Readable

_Key = tuple[frozenset[UUID], frozenset[UUID], frozenset[Derivation], frozenset[tuple[UUID, UUID]]]


def origins_of_links(case: Readable, check: Callable[[], None] = lambda: None) -> dict[UUID, int]:
    """Independent origins at worst, by link; links that nothing supports are left out.

    Links that rest on the same sources in the same way are counted once.

    Args:
        check: called every few links; what it raises ends the work.
    """
    support = Support(case)
    about: dict[UUID, list[UUID]] = defaultdict(list)
    for link, claim in case.read(
        "SELECT object_id, claim_id FROM claim_about WHERE object_type = 'link' ORDER BY id"
    ):
        about[UUID(bytes=link)].append(UUID(bytes=claim))
    known: dict[_Key, int] = {}
    found: dict[UUID, int] = {}
    for link, claims in about.items():
        check()
        citations = support.supporting(claims)
        if citations:
            key = _key(support, citations, set(claims))
            if key not in known:
                known[key] = support.origins(claims).pessimistic
            found[link] = known[key]
    return found


def _key(support: Support, citations: Collection[Cited], claims: Collection[UUID]) -> _Key:
    """Two links of one key have the same origins."""
    sources = frozenset(each.source for each in citations)
    first_hand = frozenset(each.source for each in citations if each.first_hand)
    derivations = frozenset(support.derivations(sources, claims))
    limited = any(
        each.claim is not None for each in derivations
    )  # then it matters what is cited for which claim
    cited_for = frozenset((each.claim, each.source) for each in citations) if limited else frozenset()
    return sources, first_hand, derivations, cited_for
